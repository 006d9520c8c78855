"""What the job process does by itself for the portal."""

from datetime import datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.operations.schedules import scheduled
from bildungsbuero.apps.portal.recordings.keeping import sweep
from bildungsbuero.apps.portal.slots import say_anew
from bildungsbuero.apps.portal.usage.counting import forget_before

# Enough to compare a month with the same one of the two years before.
VIEWS_KEPT = timedelta(days=3 * 365)


@scheduled("portal.usage", title=_("Forget old numbers of use"), at=time(3, 20))
def forget_old_views(at: datetime) -> None:
    """Forget how often pages were opened more than three years ago."""
    forget_before(at.date() - VIEWS_KEPT)


@scheduled("portal.recordings", title=_("Delete sound and video that nothing names any more"), at=time(3, 25))
def sweep_recordings(at: datetime) -> None:
    """Delete files of recordings whose offer or theme portal is gone."""
    sweep(at)


@scheduled("portal.signposts", title=_("Let the search read education paths and theme portals again"), at=time(4, 10))
def read_anew(at: datetime) -> None:  # noqa: ARG001 - the schedule's signature
    """Bring what began, ended or came with a new office or area into the search."""
    say_anew()

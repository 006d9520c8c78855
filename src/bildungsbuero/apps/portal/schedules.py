"""What the job process does by itself for the portal."""

from datetime import datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.operations.schedules import scheduled
from bildungsbuero.apps.portal.usage.counting import forget_before

# Enough to compare a month with the same one of the two years before.
VIEWS_KEPT = timedelta(days=3 * 365)


@scheduled("portal.usage", title=_("Forget old numbers of use"), at=time(3, 20))
def forget_old_views(at: datetime) -> None:
    """Forget how often pages were opened more than three years ago."""
    forget_before(at.date() - VIEWS_KEPT)

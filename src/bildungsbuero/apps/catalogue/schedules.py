"""What the job process does with offers by itself."""

from datetime import datetime, time

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.upkeep.digests import send_digests
from bildungsbuero.apps.catalogue.upkeep.purge import purge_all
from bildungsbuero.apps.operations.schedules import scheduled


@scheduled("catalogue.digests", title=_("Ask providers whether their offers are right"), at=time(7, 15))
def ask_providers(at: datetime) -> None:
    """Write to the providers who have something to look at."""
    send_digests(at)


@scheduled("catalogue.purge", title=_("Delete archived offers whose time is over"), at=time(3, 40))
def delete_archived(at: datetime) -> None:
    """Delete for good what was archived long enough ago."""
    purge_all(at)

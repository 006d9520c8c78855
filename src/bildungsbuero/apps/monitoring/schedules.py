"""What the job process does by itself: figures follow deliveries, also after a kill."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date, clear_remains
from bildungsbuero.apps.operations.schedules import scheduled


@scheduled("monitoring.build", title=_("Bring the figures up to date"), every=timedelta(minutes=5))
def build_figures(*_arguments: object) -> None:
    """Remove what a killed import left behind and build what is out of date."""
    clear_remains()
    bring_up_to_date()

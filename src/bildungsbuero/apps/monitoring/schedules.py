"""What the job process does by itself: figures follow deliveries, also after a kill."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date, clear_remains
from bildungsbuero.apps.monitoring.actions.record_figures import count_for_all_offices
from bildungsbuero.apps.monitoring.actions.scheduling import remind
from bildungsbuero.apps.monitoring.assistant.drafts import forget_drafts
from bildungsbuero.apps.monitoring.editions.actions import release_due
from bildungsbuero.apps.operations.schedules import scheduled


@scheduled("monitoring.editions", title=_("Release editions whose day has come"), every=timedelta(minutes=5))
def release_editions(at: datetime) -> None:
    """Release the checked editions that are due."""
    release_due(at)


@scheduled("monitoring.build", title=_("Bring the figures up to date"), every=timedelta(minutes=5))
def build_figures(*_arguments: object) -> None:
    """Remove what a killed import left behind and build what is out of date."""
    clear_remains()
    bring_up_to_date()


@scheduled("monitoring.drafts", title=_("Forget tables that nobody went on reading"), every=timedelta(days=1))
def forget_tables(at: datetime) -> None:
    """Forget tables of the import assistant whose uploads are gone."""
    forget_drafts(at)


@scheduled("monitoring.deliveries", title=_("Remind of deliveries that are due"), at=time(6, 30))
def remind_of_deliveries(at: datetime) -> None:
    """Write to the people who bring in figures what is expected soon, and what is overdue."""
    remind(at)


@scheduled("monitoring.records", title=_("Count the records of the offices for their figures"), at=time(3, 50))
def count_records_of_offices(at: datetime) -> None:
    """Make deliveries of what has changed in the records since the last ones."""
    with translation.override(settings.LANGUAGE_CODE):
        count_for_all_offices(on=timezone.localtime(at).date(), at=at)

"""What the job process does with the plan by itself."""

from datetime import datetime, time

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.operations.schedules import scheduled
from bildungsbuero.apps.strategy.plan.reminders import send_reminders


@scheduled("strategy.milestones", title=_("Remind responsible offices of milestones"), at=time(7, 30))
def remind(at: datetime) -> None:
    """Write to the offices whose milestones are due."""
    send_reminders(at)

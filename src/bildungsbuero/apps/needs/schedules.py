"""What the night forgets."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.needs.signals import counting as signals
from bildungsbuero.apps.needs.unmet import counting
from bildungsbuero.apps.operations.schedules import scheduled


@scheduled("needs.forget", title=_("Forget what was looked for more than a year ago"), at=time(3, 15))
def forget(at: datetime) -> None:
    """Delete old words and signals, and the salt of the counted words after four weeks."""
    counting.forget(timezone.localdate(at))
    signals.forget(timezone.localdate(at))

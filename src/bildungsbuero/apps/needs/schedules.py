"""What the night forgets."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.needs.reach import demo, store
from bildungsbuero.apps.needs.signals import counting as signals
from bildungsbuero.apps.needs.unmet import counting
from bildungsbuero.apps.operations.schedules import scheduled


@scheduled("needs.forget", title=_("Forget what was looked for more than a year ago"), at=time(3, 15))
def forget(at: datetime) -> None:
    """Delete old words and signals, and the salt of the counted words after four weeks."""
    counting.forget(timezone.localdate(at))
    signals.forget(timezone.localdate(at))


@scheduled("needs.reach-files", title=_("Delete the rows of removed results of reach"), at=time(3, 20))
def sweep_reach(at: datetime) -> None:
    """Delete files of reach that no record names, and what the demo left behind."""
    demo.forget_unused()
    store.sweep(at)

"""How the state of goals and measures changed, with the reason; and when whom a reminder went to."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.strategy.models.plan import Goal, Initiative


class StateChange(OfficeOwned):
    """A goal or a measure came into another state on a day, for a reason."""

    goal = models.ForeignKey(
        Goal, verbose_name=_("goal"), null=True, on_delete=models.CASCADE, related_name="state_changes"
    )
    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiative"), null=True, on_delete=models.CASCADE, related_name="state_changes"
    )
    before = models.CharField(_("state before"), max_length=20)
    after = models.CharField(_("state"), max_length=20)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    on = models.DateField(_("on"))

    objects = OfficeQuerySet["StateChange"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="state_change_of_one_record",
                condition=Q(goal__isnull=False, initiative__isnull=True)
                | Q(goal__isnull=True, initiative__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class PlanReminderQuerySet(OfficeQuerySet["PlanReminder"]):
    def since(self, on: date) -> Self:
        """Reminders that went out on a day or later."""
        return self.filter(last_on__gte=on)


class PlanReminder(OfficeOwned):
    """When an address of an office was last reminded of milestones."""

    address = models.EmailField(_("e-mail"))
    last_on = models.DateField(_("last on"))

    objects = PlanReminderQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("reminder of milestones")
        verbose_name_plural = _("reminders of milestones")
        ordering: ClassVar = ["address"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "address"], name="one_plan_reminder_an_address")
        ]

    def __str__(self) -> str:
        return self.address

"""The logic on the page of its measure, and in the log."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.logic.presenting import logic_of
from bildungsbuero.apps.strategy.models import Initiative
from bildungsbuero.web import slots


def fill() -> None:
    """Fill the slots."""
    slots.panels("initiative").fill("logic", panel, order=40)
    audit.register_action("logic.saved", _("Logic of a measure saved"))


def panel(initiative: Initiative) -> str:
    """Return the logic of a measure for its staff page, with the way to write it."""
    context = {"initiative": initiative, "logic": logic_of(initiative, timezone.localdate())}
    return render_to_string("strategy/logic_panel.html", context)

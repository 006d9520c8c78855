"""Why a goal or a measure is in its state, in a sentence; and how progress and distance are written."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.strategy.models import Goal
from bildungsbuero.apps.strategy.public_words import BADGES, standing_in_words
from bildungsbuero.apps.strategy.reviews.standing import Measured
from bildungsbuero.core.derived import Reach
from bildungsbuero.core.progress import Reason, Standing, Verdict
from bildungsbuero.web import wording

REASONS = {
    Reason.SAID_SO: "",
    Reason.MILESTONE_OVERDUE: gettext_lazy("A milestone is overdue."),
    Reason.END_PASSED: gettext_lazy("Its end is past."),
    Reason.NOT_BEGUN: gettext_lazy("It should have begun already."),
    Reason.NOTHING_NEXT: gettext_lazy("In work, but there is neither an open milestone nor a next step."),
    Reason.NO_MILESTONE: gettext_lazy("It has no milestone by which one could see how far it is."),
    Reason.STEPS_ON_TIME: gettext_lazy("No milestone is overdue."),
    Reason.NO_MEASURE: gettext_lazy("No measure is planned or running for it."),
    Reason.ALL_STUCK: gettext_lazy("All of its measures are stuck or paused."),
    Reason.MEASURE_LATE: gettext_lazy("A measure is late."),
    Reason.TARGET_REACHED: gettext_lazy("The figure is at the target or beyond it."),
    Reason.TARGET_YEAR_PASSED: gettext_lazy("The year of the target is past."),
    Reason.BEHIND_THE_WAY: gettext_lazy("The figure lies more than ten points behind an even way to the target."),
    Reason.TOO_FEW_CASES: gettext_lazy(
        "Fewer than 30 cases stand behind the figure, or chance alone explains the distance to the target."
    ),
    Reason.NO_FIGURE: gettext_lazy("There is no published figure yet."),
    Reason.MEASURES_ON_TIME: gettext_lazy("Its measures are on time."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A state in words, the kind of its badge (a sign and a word, never a colour alone), and the rule behind it."""

    title: str
    badge: str
    reason: str


def said(verdict: Verdict) -> Said:
    """Return a state as pages show it."""
    return Said(
        title=standing_in_words(verdict.standing),
        badge=BADGES.get(Standing(verdict.standing), "info"),
        reason=str(REASONS[verdict.reason]),
    )


def percent(value: float | None) -> str:
    """Return a progress in whole per cent: rounded here, and nowhere else; never 100 before all is done."""
    if value is None:
        return "–"
    shown = 99 if 99 < value < 100 else 1 if 0 < value < 1 else round(value)
    return f"{wording.number(shown)}\N{NO-BREAK SPACE}%"


def target_in_words(goal: Goal, measured: Measured | None) -> str:
    """Return “40 % until 2030”, empty without a target."""
    if goal.target_value is None:
        return ""
    value = measured.display(goal.target_value) if measured is not None else plain(goal.target_value)
    return _("%(value)s until %(year)s") % {"value": value, "year": goal.target_year} if goal.target_year else value


def baseline_in_words(goal: Goal, measured: Measured | None) -> str:
    """Return “20 % (2022)”, empty without a value at the start."""
    if goal.baseline_value is None:
        return ""
    value = measured.display(goal.baseline_value) if measured is not None else plain(goal.baseline_value)
    return f"{value} ({goal.baseline_period})" if goal.baseline_period else value


def distance_in_words(measured: Measured | None) -> str:
    """Return what is left to the target, that it is reached, or that nothing can be said."""
    if measured is None or measured.way is None:
        return ""
    if measured.facts.reach is Reach.NOT_MEASURABLE:
        return _("not yet measurable")
    return _("reached") if measured.way.is_reached else measured.distance


def plain(value: Any) -> str:
    """Return a number as it was written, without idle zeros."""
    text = f"{value.normalize():f}"
    return wording.number(value, len(text.partition(".")[2]))

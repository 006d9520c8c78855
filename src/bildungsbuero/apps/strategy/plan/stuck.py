"""What is stuck in the plan, by office and function, never by person."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.strategy.models import Goal, Initiative, Milestone
from bildungsbuero.apps.strategy.plan.policies import may_write
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.today import Panel, TodayLine, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """How many measures of a responsible office are overdue, or lack a next step or a milestone."""

    function: str
    overdue: int
    without_step: int
    without_milestone: int


def today(office: Office, person: Person, on: date) -> list[TodayLine]:
    """Return what is stuck, for those who steer."""
    if not may_write(person, office):
        return []
    measures = reverse("strategy:initiatives")
    plan = reverse("strategy:plan")
    overdue = Milestone.objects.of(office).overdue(on).count()
    no_step = Initiative.objects.of(office).without_next_step().count()
    no_milestone = Initiative.objects.of(office).without_milestone().count()
    no_measure = Goal.objects.of(office).pursued().without_measure().count()
    lines = [
        (
            ngettext("%(count)d milestone is overdue.", "%(count)d milestones are overdue.", overdue),
            overdue,
            f"{measures}?missing=overdue",
            Urgency.SOON,
        ),
        (
            ngettext("%(count)d measure has no next step.", "%(count)d measures have no next step.", no_step),
            no_step,
            f"{measures}?missing=step",
            Urgency.WHEN_CONVENIENT,
        ),
        (
            ngettext("%(count)d goal has no measure.", "%(count)d goals have no measure.", no_measure),
            no_measure,
            f"{plan}#goals-without-measure",
            Urgency.WHEN_CONVENIENT,
        ),
        (
            ngettext("%(count)d measure has no milestone.", "%(count)d measures have no milestone.", no_milestone),
            no_milestone,
            f"{measures}?missing=milestone",
            Urgency.WHEN_CONVENIENT,
        ),
    ]
    return [
        TodayLine(title=title % {"count": count}, count=count, address=address, urgency=urgency)
        for title, count, address, urgency in lines
        if count
    ]


def stuck_by_function(office: Office, on: date) -> list[Stuck]:
    """Return the responsible offices at which something is stuck, by name; measures of nobody come last."""
    among = Initiative.objects.of(office)
    counts = [
        Counter(found.values_list("responsible_function", flat=True))
        for found in (among.overdue(on), among.without_next_step(), among.without_milestone())
    ]
    functions = sorted({name for count in counts for name in count}, key=lambda name: (not name, name.casefold()))
    return [
        Stuck(function=name, overdue=counts[0][name], without_step=counts[1][name], without_milestone=counts[2][name])
        for name in functions
    ]


def today_panel(office: Office, person: Person, on: date) -> Panel | None:
    """Return the table of what is stuck, by responsible office; nothing where all goes on."""
    found = stuck_by_function(office, on) if may_write(person, office) else []
    return Panel(template="strategy/stuck_panel.html", facts={"table": _table(found)}) if found else None


def _table(found: list[Stuck]) -> Table:
    columns = (
        Column(title=_("Responsible office")),
        Column(title=_("overdue"), is_numeric=True),
        Column(title=_("without a next step"), is_numeric=True),
        Column(title=_("without a milestone"), is_numeric=True),
    )
    return Table(
        caption=_("What is stuck in the plan"),
        columns=columns,
        rows=tuple(_row(one) for one in found),
        key="stuck",
    )


def _row(one: Stuck) -> Row:
    def cell(count: int, missing: str) -> Cell:
        query = urlencode({"missing": missing} | ({"function": one.function} if one.function else {}))
        return Cell(text=count, address=f"{reverse('strategy:initiatives')}?{query}" if count else "")

    return Row(
        cells=(
            Cell(text=one.function or _("no office named")),
            cell(one.overdue, "overdue"),
            cell(one.without_step, "step"),
            cell(one.without_milestone, "milestone"),
        )
    )

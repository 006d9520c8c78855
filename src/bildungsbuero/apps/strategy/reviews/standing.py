"""How goals and measures stood on a day, as far as it can still be told: states, milestones, published figures."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.monitoring.rows import source_line
from bildungsbuero.apps.strategy.models import Goal, Initiative, Milestone, StateChange
from bildungsbuero.apps.territory.areas import areas_of, districts_of
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core import derived
from bildungsbuero.core.cells import Published, as_text
from bildungsbuero.core.derived import Reach
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Direction, Indicator
from bildungsbuero.core.progress import FigureFacts, MeasureFacts, Step, Way, way
from bildungsbuero.core.reviews import MilestoneStanding, ReviewFigure, ReviewMilestone

YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure of a goal with what it says of the way to the target."""

    shown: ReviewFigure
    facts: FigureFacts
    way: Way | None
    unit: str
    decimals: int

    def display(self, value: Decimal | None) -> str:
        """Return a number in the unit of the figure, empty for none."""
        return "" if value is None else wording.display(Published(value=value), unit=self.unit, decimals=self.decimals)

    @property
    def distance(self) -> str:
        """What is left of the way in words, empty where nobody can tell."""
        if self.way is None or self.way.is_reached or self.facts.reach in (None, Reach.NOT_MEASURABLE):
            return ""
        number = wording.number(self.way.left, self.decimals)
        return (
            _("%(number)s percentage points") % {"number": number}
            if self.unit == "percent"
            else self.display(self.way.left)
        )


def state_on(record: Goal | Initiative, changes: Iterable[StateChange], day: date) -> str:
    """Return the state of a record on a day: what the last change until then made, else what the next one found."""
    ordered = sorted(changes, key=lambda change: (change.on, change.pk))
    until = [change for change in ordered if change.on <= day]
    if until:
        return until[-1].after
    return ordered[0].before if ordered and ordered[0].before else record.state


def measure_facts(measure: Initiative, milestones: Iterable[Milestone], said: str, day: date) -> MeasureFacts:
    """Return what the state of a measure on a day follows from; a milestone completed later was still open."""
    steps = [
        Step(
            due_on=one.due_on,
            is_completed=_is_done(one, day),
            is_cancelled=one.is_cancelled,
            weight=float(one.weight) if one.weight is not None else None,
        )
        for one in milestones
    ]
    return MeasureFacts(
        said=said,
        starts_on=measure.starts_on,
        ends_on=measure.ends_on,
        has_next_step=bool(measure.next_step),
        steps=steps,
    )


def milestones_on(milestones: Iterable[Milestone], day: date) -> tuple[ReviewMilestone, ...]:
    """Return how milestones stood on a day."""
    return tuple(
        ReviewMilestone(
            title=one.title,
            due_on=one.due_on,
            completed_on=one.completed_on if _is_done(one, day) else None,
            standing=_milestone_standing(one, day),
        )
        for one in milestones
    )


def _is_done(milestone: Milestone, day: date) -> bool:
    return milestone.completed_on is not None and milestone.completed_on <= day


def _milestone_standing(milestone: Milestone, day: date) -> MilestoneStanding:
    if milestone.is_cancelled:
        return MilestoneStanding.CANCELLED
    if _is_done(milestone, day):
        return MilestoneStanding.DONE
    return MilestoneStanding.OVERDUE if milestone.due_on < day else MilestoneStanding.OPEN


class Figures:
    """The published figures of an office's goals on a day; each indicator is asked for once."""

    def __init__(self, office: Office, day: date) -> None:
        self.office = office
        self.day = day
        self._areas: list[str] | None = None
        self._names: dict[str, str] = {}

    def of(self, goal: Goal) -> Measured | None:
        """Return the latest figure of a goal until the day; None where it has no indicator, or that has no figure."""
        if not goal.indicator:
            return None
        try:
            indicator = published.get_indicator(goal.indicator, self.office)
            figure = self._latest(indicator, [goal.area] if goal.area else self._own_areas())
        except Refusal:
            return None
        return self._measured(goal, indicator, figure) if figure is not None else None

    def _own_areas(self) -> list[str]:
        if self._areas is None:
            around = areas_of(self.office)
            districts = districts_of(self.office, self.day, around=around)
            self._areas = list(dict.fromkeys(unit.key for unit in (*around.own, *districts)))
        return self._areas

    def _latest(self, indicator: Indicator, areas: list[str]) -> Figure | None:
        found = published.door(self.office).values(indicator, areas) if areas else []
        for area in areas:
            until = [figure for figure in found if figure.area == area and figure.period.end <= self.day]
            if until:
                return max(until, key=lambda figure: figure.period.end)
        return None

    def _measured(self, goal: Goal, indicator: Indicator, figure: Figure) -> Measured:
        unit, decimals = indicator.unit, indicator.decimals
        value = figure.cell.value if isinstance(figure.cell, Published) else None
        deliveries = published.sources_of(indicator, [figure.area], period=figure.period, office=self.office)
        shown = ReviewFigure(
            indicator=indicator.key,
            title=wording.text(indicator.title),
            area=figure.area,
            area_name=self._name(figure.area),
            period=figure.period.code,
            period_label=wording.period_label(figure.period),
            value="" if value is None else as_text(value),
            display=wording.display(figure.cell, unit=unit, decimals=decimals),
            mark=figure.cell.mark,
            meaning=wording.spoken(figure.cell),
            unit=unit,
            decimals=decimals,
            origin=wording.origin(indicator),
            sources=tuple(dict.fromkeys(source_line([one]) for one in deliveries)),
            edition=", ".join(dict.fromkeys(one.public_id for one in deliveries)),
        )
        found = _way(goal, value)
        facts = _figure_facts(goal, indicator, figure, found)
        return Measured(shown=shown, facts=facts, way=found, unit=unit, decimals=decimals)

    def _name(self, area: str) -> str:
        if area not in self._names:
            unit = Unit.objects.filter(key=area).first()
            self._names[area] = unit.spoken_name if unit is not None else area
        return self._names[area]


def _way(goal: Goal, value: Decimal | None) -> Way | None:
    if value is None or goal.target_value is None:
        return None
    return way(baseline=goal.baseline_value, actual=value, target=goal.target_value, direction=Direction(goal.polarity))


def _figure_facts(goal: Goal, indicator: Indicator, figure: Figure, found: Way | None) -> FigureFacts:
    reach = None
    if isinstance(figure.cell, Published) and goal.target_value is not None:
        around = derived.interval(indicator.measurement, figure.numerator, figure.denominator, factor=indicator.factor)
        denominator = figure.denominator if indicator.denominator else None
        reach = derived.reach(
            figure.cell.value,
            goal.target_value,
            direction=Direction(goal.polarity),
            denominator=denominator,
            around=around,
        )
    return FigureFacts(
        reach=reach,
        way_percent=found.percent if found else None,
        figure_year=figure.period.end.year,
        baseline_year=year_of(goal.baseline_period),
    )


def year_of(period: str) -> int | None:
    """Return the last year that a period names: 2023 for “2022/23”; None where it names none."""
    if match := re.search(r"((?:19|20)\d{2})/(\d{2})\b", period):
        return int(match[1]) + 1
    years = YEAR.findall(period)
    return int(years[-1]) if years else None


def by_record(changes: Iterable[StateChange]) -> Mapping[tuple[str, int], list[StateChange]]:
    """Return changes by kind and key of their record."""
    found: dict[tuple[str, int], list[StateChange]] = {}
    for change in changes:
        end = ("goal", change.goal_id) if change.goal_id else ("initiative", change.initiative_id or 0)
        found.setdefault(end, []).append(change)
    return found

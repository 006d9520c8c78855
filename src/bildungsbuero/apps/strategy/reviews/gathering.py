"""What a review says, gathered from the records of an office as they stood on a day; always in German."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.strategy.models import Goal, Initiative, InterimReview, StateChange
from bildungsbuero.apps.strategy.models.plan import GoalQuerySet
from bildungsbuero.apps.strategy.reviews import records
from bildungsbuero.apps.strategy.reviews.standing import (
    Figures,
    Measured,
    by_record,
    measure_facts,
    milestones_on,
    state_on,
)
from bildungsbuero.core.languages import GERMAN
from bildungsbuero.core.progress import (
    GoalFacts,
    Part,
    Standing,
    goal_verdict,
    measure_percent,
    measure_verdict,
    part_of_goal,
    progress,
)
from bildungsbuero.core.reviews import Review, ReviewGoal, ReviewInitiative, ReviewRecord, ReviewRemark

# What stands in no review: nobody has decided on it yet.
UNDECIDED = "draft"
NOBODY: frozenset[str] = frozenset()


def gather(review: InterimReview) -> Review:
    """Return everything that the review says if it is frozen now."""
    with translation.override(GERMAN):
        plan = plan_on(review.office, review.reference_day)
        return replace(
            plan,
            title=review.title,
            summary=review.summary,
            structures=review.structures,
            remarks=tuple(
                ReviewRemark(kind=note.kind, record=note.record, text=note.text, is_public=note.is_public)
                for note in review.notes.exclude(text="").order_by("kind", "record")
            ),
            is_example=review.is_example or plan.is_example,
        )


def plan_on(office: Office, day: date, *, goals: GoalQuerySet | None = None) -> Review:
    """Return how the plan of an office, or some of its goals, stood on a day, in the active language."""
    gathered = _Gathering(office, day, Goal.objects.of(office) if goals is None else goals)
    initiatives = tuple(gathered.initiatives())
    found = tuple(gathered.goals(initiatives))
    return Review(
        title="",
        office=office.name,
        reference_day=day,
        goals=found,
        initiatives=initiatives,
        records=(
            *records.needs(office),
            *records.decisions(office, day),
            *records.projects(office, day),
            *structures_of(initiatives),
        ),
        is_example=any(goal.is_example for goal in found),
    )


class _Gathering:
    """The plan of an office on a day, read in few queries."""

    def __init__(self, office: Office, day: date, goals: GoalQuerySet) -> None:
        self.office = office
        self.day = day
        self.figures = Figures(office, day)
        self.changes = by_record(StateChange.objects.of(office))
        found = goals.select_related("field").order_by("field__order", "field__title", "title", "pk")
        self.states = {goal.pk: state_on(goal, self.changes.get(("goal", goal.pk), ()), day) for goal in found}
        self.all_goals = [goal for goal in found if self.states[goal.pk] != UNDECIDED]
        self.measures = list(
            Initiative.objects.of(office)
            .filter(goal__in=[goal.pk for goal in self.all_goals])
            .select_related("goal__field", "organisation")
            .prefetch_related("partners", "milestones")
            .order_by("goal", "ends_on", "title", "pk")
        )
        self.weights = {one.public_id: one.weight for one in self.measures}
        self.offers = _offers_of(office, [one.public_id for one in self.measures])

    def goals(self, initiatives: Iterable[ReviewInitiative]) -> Iterable[ReviewGoal]:
        """Yield the goals that the office pursued."""
        below: dict[str, list[ReviewInitiative]] = {}
        for one in initiatives:
            below.setdefault(one.goal, []).append(one)
        for goal in self.all_goals:
            yield self._goal(goal, below.get(goal.public_id, []))

    def initiatives(self) -> Iterable[ReviewInitiative]:
        """Yield their measures."""
        for measure in self.measures:
            yield self._initiative(measure)

    def _goal(self, goal: Goal, below: list[ReviewInitiative]) -> ReviewGoal:
        measured = self.figures.of(goal)
        state = self.states[goal.pk]
        facts = GoalFacts(
            said=state,
            target_year=goal.target_year,
            measures=[Standing(one.standing) for one in below],
            figure=measured.facts if measured is not None and goal.has_target else None,
        )
        return ReviewGoal(
            public_id=goal.public_id,
            field=goal.field.title,
            title=goal.title,
            text=goal.text,
            state=state,
            standing=goal_verdict(facts, self.day).standing,
            figure=measured.shown if measured is not None else None,
            polarity=goal.polarity,
            baseline=_number(goal.baseline_value),
            baseline_display=_display(measured, goal.baseline_value),
            baseline_period=goal.baseline_period,
            target=_number(goal.target_value),
            target_display=_display(measured, goal.target_value),
            target_year=goal.target_year,
            distance=_number(measured.way.left) if measured is not None and measured.way is not None else "",
            distance_display=measured.distance if measured is not None else "",
            progress=_percent(progress(self._part(one) for one in below)),
            source=goal.source,
            is_public=goal.is_public and goal.field.is_public,
            is_example=goal.is_example,
        )

    def _part(self, measure: ReviewInitiative) -> Part:
        weight = self.weights[measure.public_id]
        percent = float(measure.progress) if measure.progress else None
        return part_of_goal(percent, said=measure.state, weight=float(weight) if weight is not None else None)

    def _initiative(self, measure: Initiative) -> ReviewInitiative:
        state = state_on(measure, self.changes.get(("initiative", measure.pk), ()), self.day)
        milestones = list(measure.milestones.all())
        facts = measure_facts(measure, milestones, state, self.day)
        goal = measure.goal
        return ReviewInitiative(
            public_id=measure.public_id,
            goal=goal.public_id,
            title=measure.title,
            text=measure.description,
            state=state,
            standing=measure_verdict(facts, self.day).standing,
            progress=_percent(measure_percent(facts)),
            milestones=milestones_on(milestones, self.day),
            responsible=measure.responsible_function,
            organisation=measure.organisation.name if measure.organisation else "",
            partners=tuple(sorted(partner.name for partner in measure.partners.all())),
            offers=self.offers.get(measure.public_id, ()),
            next_step=measure.next_step,
            source=measure.source,
            is_public=measure.is_public and goal.is_public and goal.field.is_public,
            is_example=measure.is_example,
        )


def _offers_of(office: Office, measures: list[str]) -> dict[str, tuple[str, ...]]:
    """The public offers that measures brought about, by measure."""
    bonds = [
        (start[1], target)
        for start, relation, target in links.bonds([("initiative", one) for one in measures], office)
        if relation == "creates" and target[0] == "offer"
    ]
    shown = links.shown([target for _measure, target in bonds], office, NOBODY)
    found: dict[str, list[str]] = {}
    for measure, target in bonds:
        if target in shown:
            found.setdefault(measure, []).append(shown[target].title)
    return {measure: tuple(sorted(titles)) for measure, titles in found.items()}


def structures_of(initiatives: Iterable[ReviewInitiative]) -> Iterable[ReviewRecord]:
    """Yield who carries the measures: organisations with their number, that of released ones told apart."""
    carried: dict[str, list[ReviewInitiative]] = {}
    for one in initiatives:
        for name in dict.fromkeys(name for name in (one.organisation, *one.partners) if name):
            carried.setdefault(name, []).append(one)
    for name, measures in sorted(carried.items()):
        public = [one for one in measures if one.is_public]
        yield ReviewRecord(
            kind="structure",
            public_id=name,
            title=name,
            facts=((_("Measures"), _counted(measures)),),
            public_title=name,
            public_facts=((_("Measures"), _counted(public)),),
            is_public=bool(public),
        )


def _counted(measures: list[ReviewInitiative]) -> str:
    count = len(measures)
    return ngettext("%(count)d measure", "%(count)d measures", count) % {"count": count}


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _display(measured: Measured | None, value: Decimal | None) -> str:
    if value is None:
        return ""
    return measured.display(value) if measured is not None else f"{value.normalize():f}".replace(".", ",")


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")

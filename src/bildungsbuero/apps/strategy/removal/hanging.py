"""What hangs on a record that somebody wants to delete, what would go with it, and what to do instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office, Role
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.operations.links import End
from bildungsbuero.apps.strategy.models import (
    Decision,
    FieldOfAction,
    Goal,
    Initiative,
    Milestone,
    Project,
    ProjectSketch,
    ReviewNote,
)
from bildungsbuero.apps.strategy.reviews.naming import frozen_reviews_with

Record = FieldOfAction | Goal | Initiative | Milestone | Decision | Project
STAFF = frozenset({str(Role.MANAGEMENT)})
# What later steps of the chain are built on a record; an earlier one, such as the need that a goal answers, is not.
BUILT_ON: dict[str, frozenset[str]] = {
    "goal": frozenset({"initiative", "decision"}),
    "initiative": frozenset({"project", "offer", "decision"}),
    "decision": frozenset({"project"}),
    "project": frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Records of one kind with their titles and addresses."""

    title: Any
    records: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What becomes of the plan without a record: `hanging` forbids it, `bound` stays and loses a link only."""

    kind: Any
    record: str
    back: str
    after: str
    instead: str = ""
    advice: str = ""
    is_released: bool = False
    hanging: tuple[Group, ...] = ()
    bound: tuple[Group, ...] = ()
    goes_along: tuple[str, ...] = ()
    frozen_reviews: int = 0

    @property
    def is_free(self) -> bool:
        """Whether nothing stands in the way."""
        return not (self.hanging or self.is_released)


def removal_of(record: Record) -> Removal:
    """Return what it means to delete a record."""
    return FOUND[type(record)](record)


def _of_field(field: FieldOfAction) -> Removal:
    goals = tuple((one.title, reverse("strategy:goal", args=[one.public_id])) for one in field.goals.all())
    return Removal(
        kind=_("Field of action"),
        record=field.title,
        back=reverse("strategy:plan"),
        after=reverse("strategy:plan"),
        instead=_("Bring its goals into another field first; then this one can be deleted."),
        hanging=(Group(title=_("Goals"), records=goals),) if goals else (),
    )


def _of_goal(goal: Goal) -> Removal:
    hanging, bound = _groups("goal", goal)
    return Removal(
        kind=_("Goal"),
        record=goal.title,
        back=reverse("strategy:goal", args=[goal.public_id]),
        after=reverse("strategy:plan"),
        instead=_("Give the goal up instead, with the reason: then what was built on it can still be understood."),
        is_released=goal.is_public,
        hanging=hanging,
        bound=(*bound, *_sketches(goal.sketches.all())),
        goes_along=_counted(_changes(goal), _notes("goal", goal)),
        frozen_reviews=len(frozen_reviews_with(goal.office, goal.public_id)),
    )


def _of_initiative(measure: Initiative) -> Removal:
    hanging, bound = _groups("initiative", measure)
    steps, rows = measure.milestones.count(), measure.logic_rows.count()
    return Removal(
        kind=_("Measure"),
        record=measure.title,
        back=reverse("strategy:initiative", args=[measure.public_id]),
        after=reverse("strategy:initiatives"),
        instead=_("Give the measure up instead, with the reason: then what was built on it can still be understood."),
        is_released=measure.is_public,
        hanging=hanging,
        bound=(*bound, *_sketches(ProjectSketch.objects.of(measure.office).filter(initiative=measure))),
        goes_along=_counted(
            (steps, ngettext("%(count)d milestone", "%(count)d milestones", steps)),
            (rows, ngettext("%(count)d line of its logic", "%(count)d lines of its logic", rows)),
            _changes(measure),
            _notes("initiative", measure),
        ),
        frozen_reviews=len(frozen_reviews_with(measure.office, measure.public_id)),
    )


def _of_milestone(milestone: Milestone) -> Removal:
    measure = reverse("strategy:initiative", args=[milestone.initiative.public_id])
    return Removal(
        kind=_("Milestone"),
        record=milestone.title,
        back=measure,
        after=measure,
        advice=_("A milestone that counts no more can be cancelled instead: then it stays readable."),
    )


def _of_decision(decision: Decision) -> Removal:
    hanging, bound = _groups("decision", decision)
    return Removal(
        kind=_("Decision"),
        record=decision.title,
        back=reverse("strategy:decision", args=[decision.public_id]),
        after=reverse("strategy:decisions"),
        instead=_("Name another decision at these projects first; then this one can be deleted."),
        is_released=decision.is_public,
        hanging=hanging,
        bound=bound,
        goes_along=_counted(_notes("decision", decision)),
        frozen_reviews=len(frozen_reviews_with(decision.office, decision.public_id)),
    )


def _of_project(project: Project) -> Removal:
    hanging, bound = _groups("project", project)
    lines = list(project.lines.prefetch_related("posts", "reports", "duties"))
    posts, reports, duties = (
        sum(len(getattr(line, name).all()) for line in lines) for name in ("posts", "reports", "duties")
    )
    return Removal(
        kind=_("Project"),
        record=project.title,
        back=reverse("strategy:project", args=[project.public_id]),
        after=reverse("strategy:projects"),
        advice=_("A project that is over can stay: it is evidence."),
        hanging=hanging,
        bound=bound,
        goes_along=_counted(
            (len(lines), ngettext("%(count)d funding line", "%(count)d funding lines", len(lines))),
            (posts, ngettext("%(count)d post", "%(count)d posts", posts)),
            (reports, ngettext("%(count)d report to a funder", "%(count)d reports to funders", reports)),
            (duties, ngettext("%(count)d duty of publicity", "%(count)d duties of publicity", duties)),
            _notes("project", project),
        ),
        frozen_reviews=len(frozen_reviews_with(project.office, project.public_id)),
    )


FOUND: dict[type, Any] = {
    FieldOfAction: _of_field,
    Goal: _of_goal,
    Initiative: _of_initiative,
    Milestone: _of_milestone,
    Decision: _of_decision,
    Project: _of_project,
}


def _groups(kind: str, record: Any) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """What is built on a record, and what is bound to it otherwise; what nobody may name any more is left out."""
    here = (kind, record.public_id)
    others = {end for start, _relation, target in links.bonds([here], record.office) for end in (start, target)}
    shown = links.shown(sorted(others - {here}), record.office, STAFF)
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for end, one in shown.items():
        by_kind.setdefault(end[0], []).append((one.title, one.address))
    groups = [
        (found.name, Group(title=found.title, records=tuple(sorted(by_kind[found.name]))))
        for found in links.kinds()
        if found.name in by_kind
    ]
    built_on = BUILT_ON[kind]
    return (
        tuple(group for name, group in groups if name in built_on),
        tuple(group for name, group in groups if name not in built_on),
    )


def notes_on(kind: str, public_id: str, office: Office) -> QuerySet[ReviewNote]:
    """Return what was noted of a record in reviews that are not frozen yet: it goes with the record."""
    return ReviewNote.objects.filter(review__office=office, review__frozen_at=None, kind=kind, record=public_id)


def _notes(kind: str, record: Any) -> tuple[int, str]:
    count = notes_on(kind, record.public_id, record.office).exclude(text="").count()
    return count, ngettext(
        "%(count)d note in an interim review that is being prepared",
        "%(count)d notes in interim reviews that are being prepared",
        count,
    )


def _changes(record: Goal | Initiative) -> tuple[int, str]:
    count = record.state_changes.count()
    return count, ngettext(
        "%(count)d change of its state, with the reason", "%(count)d changes of its state, with the reasons", count
    )


def _sketches(found: Iterable[ProjectSketch]) -> tuple[Group, ...]:
    records = tuple((one.title, reverse("strategy:sketch-edit", args=[one.public_id])) for one in found)
    return (Group(title=_("Sketches of projects"), records=records),) if records else ()


def _counted(*counts: tuple[int, str]) -> tuple[str, ...]:
    return tuple(words % {"count": count} for count, words in counts if count)


def ends_of(record: Record) -> Iterable[End]:
    """Yield under which kind and id a record stands in the chain, nothing where it does not."""
    for kind, model in (("goal", Goal), ("initiative", Initiative), ("decision", Decision), ("project", Project)):
        if isinstance(record, model):
            yield kind, record.public_id

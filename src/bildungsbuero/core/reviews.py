"""What an interim review holds once it is frozen: plain values that are written down with a digest and read back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from bildungsbuero.core.errors import Refusal

SCHEMA = 1


class RecordKind(StrEnum):
    """What a review speaks of."""

    GOAL = "goal"
    INITIATIVE = "initiative"
    DECISION = "decision"
    PROJECT = "project"
    NEED = "need"
    STRUCTURE = "structure"


class MilestoneStanding(StrEnum):
    """How a milestone stood on the reference day."""

    DONE = "done"
    OVERDUE = "overdue"
    OPEN = "open"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFigure:
    """A published figure with all that must stand beside it; `value` is empty where there is no number."""

    indicator: str
    title: str
    area: str
    area_name: str
    period: str
    period_label: str
    value: str
    display: str
    mark: str = ""
    meaning: str = ""
    unit: str = ""
    decimals: int = 0
    origin: str = ""
    sources: tuple[str, ...] = ()
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewGoal:
    """A goal: where it began, where it stood, where it shall end; numbers are decimals as text, empty if unknown."""

    public_id: str
    field: str
    title: str
    text: str
    state: str
    standing: str
    figure: ReviewFigure | None = None
    polarity: str = ""
    baseline: str = ""
    baseline_display: str = ""
    baseline_period: str = ""
    target: str = ""
    target_display: str = ""
    target_year: int | None = None
    distance: str = ""
    distance_display: str = ""
    progress: str = ""
    source: str = ""
    is_public: bool = False
    is_example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMilestone:
    """A milestone of a measure."""

    title: str
    due_on: date
    completed_on: date | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInitiative:
    """A measure; `next_step` is the office's own word on what comes next and stays in the house."""

    public_id: str
    goal: str
    title: str
    text: str
    state: str
    standing: str
    progress: str
    milestones: tuple[ReviewMilestone, ...] = ()
    responsible: str = ""
    organisation: str = ""
    partners: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    next_step: str = ""
    source: str = ""
    is_public: bool = False
    is_example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """A decision, a project, a need or a structure; facts are words and values, those for everybody stand apart."""

    kind: str
    public_id: str
    title: str
    state: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    answers: tuple[str, ...] = ()
    public_title: str = ""
    public_facts: tuple[tuple[str, str], ...] = ()
    is_public: bool = False
    is_example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRemark:
    """What the office says of a record."""

    kind: str
    record: str
    text: str
    is_public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that a review says, as it stood on the reference day."""

    title: str
    office: str
    reference_day: date
    summary: str = ""
    structures: str = ""
    goals: tuple[ReviewGoal, ...] = ()
    initiatives: tuple[ReviewInitiative, ...] = ()
    records: tuple[ReviewRecord, ...] = ()
    remarks: tuple[ReviewRemark, ...] = ()
    is_example: bool = False

    def of_kind(self, kind: str) -> tuple[ReviewRecord, ...]:
        """Return the records of one kind."""
        return tuple(record for record in self.records if record.kind == kind)

    def remark_on(self, kind: str, public_id: str) -> str:
        """Return what the office says of a record, empty where it says nothing."""
        found = (one.text for one in self.remarks if (one.kind, one.record) == (kind, public_id))
        return next(found, "")


def public_part(review: Review) -> Review:
    """Return what everybody may read: what was released when it was frozen, without the words of the house."""
    goals = tuple(goal for goal in review.goals if goal.is_public)
    shown = {goal.public_id for goal in goals}
    initiatives = tuple(replace(one, next_step="") for one in review.initiatives if one.is_public and one.goal in shown)
    public_ids = shown | {one.public_id for one in initiatives}
    records = tuple(_public_record(record, public_ids) for record in review.records if record.is_public)
    known = public_ids | {record.public_id for record in records}
    remarks = tuple(one for one in review.remarks if one.is_public and one.record in known)
    return replace(review, goals=goals, initiatives=initiatives, records=records, remarks=remarks)


def without_records(review: Review, kind: str, taken_back: frozenset[str]) -> Review:
    """Return the review without some records of a kind, and without what was said of them."""
    return replace(
        review,
        records=tuple(one for one in review.records if one.kind != kind or one.public_id not in taken_back),
        remarks=tuple(one for one in review.remarks if one.kind != kind or one.record not in taken_back),
    )


def without_withdrawn(review: Review, gone: frozenset[str]) -> Review:
    """Return the review without some goals and measures, the measures of these goals, and all that was said of them."""
    initiatives = tuple(one for one in review.initiatives if not gone & {one.public_id, one.goal})
    left_out = gone | {one.public_id for one in review.initiatives if one not in initiatives}
    return replace(
        review,
        goals=tuple(goal for goal in review.goals if goal.public_id not in gone),
        initiatives=initiatives,
        records=tuple(
            replace(one, answers=tuple(end for end in one.answers if end not in left_out)) for one in review.records
        ),
        remarks=tuple(one for one in review.remarks if one.record not in left_out),
    )


def _public_record(record: ReviewRecord, public_ids: set[str]) -> ReviewRecord:
    return replace(
        record,
        title=record.public_title,
        facts=record.public_facts,
        answers=tuple(one for one in record.answers if one in public_ids),
    )


def as_document(review: Review) -> dict[str, Any]:
    """Return the review as a document of JSON."""
    return {"schema": SCHEMA, **_plain(asdict(review))}


def digest_of(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the document in one form only, by which anybody can tell that nothing was changed."""
    written = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def read(document: Mapping[str, Any], digest: str) -> Review:
    """Return what was frozen; raises Refusal where it is not what the digest was made of, or of a later schema."""
    if digest_of(document) != digest:
        raise Refusal("review.altered")
    if document.get("schema") != SCHEMA:
        raise Refusal("review.unknown_schema", schema=document.get("schema"))
    plain = {name: value for name, value in document.items() if name in _names(Review)}
    return Review(
        **plain
        | {
            "reference_day": date.fromisoformat(document["reference_day"]),
            "goals": tuple(_goal(one) for one in document["goals"]),
            "initiatives": tuple(_initiative(one) for one in document["initiatives"]),
            "records": tuple(_record(one) for one in document["records"]),
            "remarks": tuple(_made(ReviewRemark, one) for one in document["remarks"]),
        }
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def _goal(found: Mapping[str, Any]) -> ReviewGoal:
    figure = found["figure"]
    read_figure = _made(ReviewFigure, figure, sources=tuple(figure["sources"])) if figure else None
    return _made(ReviewGoal, found, figure=read_figure)


def _initiative(found: Mapping[str, Any]) -> ReviewInitiative:
    milestones = tuple(
        _made(
            ReviewMilestone,
            one,
            due_on=date.fromisoformat(one["due_on"]),
            completed_on=date.fromisoformat(one["completed_on"]) if one["completed_on"] else None,
        )
        for one in found["milestones"]
    )
    lists = {name: tuple(found[name]) for name in ("partners", "offers")}
    return _made(ReviewInitiative, found, milestones=milestones, **lists)


def _record(found: Mapping[str, Any]) -> ReviewRecord:
    facts = {name: tuple((word, value) for word, value in found[name]) for name in ("facts", "public_facts")}
    return _made(ReviewRecord, found, answers=tuple(found["answers"]), **facts)


Made = TypeVar("Made")


def _made(kind: type[Made], found: Mapping[str, Any], **changed: Any) -> Made:
    plain = {name: value for name, value in found.items() if name in _names(kind)}
    return kind(**plain | changed)


def _names(kind: Any) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind))

"""What everybody reads of a review: what was released when it was frozen and has not been withdrawn since.

The frozen review itself never changes; what is left out here is told by its kind and day alone.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils import timezone, translation

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.register.public import public_needs
from bildungsbuero.apps.strategy.models import Decision, FieldOfAction, Goal, Initiative, InterimReview
from bildungsbuero.apps.strategy.public_words import KINDS
from bildungsbuero.apps.strategy.reviews.gathering import structures_of
from bildungsbuero.core.languages import GERMAN
from bildungsbuero.core.reviews import RecordKind, Review, public_part, without_records, without_withdrawn
from bildungsbuero.web.wording import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A goal or a measure that is no longer shown; the day is None where nothing tells it."""

    kind: RecordKind
    on: date | None

    @property
    def in_words(self) -> str:
        """What it was, and the day of the withdrawal."""
        return f"{KINDS[self.kind]}: {day(self.on)}" if self.on else str(KINDS[self.kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReview:
    """What everybody reads of a review, and what was withdrawn of it."""

    content: Review
    withdrawn: tuple[Withdrawn, ...]


def public_of(review: InterimReview, content: Review) -> PublicReview:
    """Return what everybody reads of the content of a review today."""
    told, office = public_part(content), review.office
    goals = _gone(Goal.objects.of(office), [one.public_id for one in told.goals])
    left = [one.public_id for one in told.initiatives if one.goal not in goals]
    measures = _gone(Initiative.objects.of(office), left)
    shown = _without_plan(told, goals | measures) if goals or measures else told
    shown = _without(shown, RecordKind.NEED, partial(_needs, office))
    shown = _without(shown, RecordKind.DECISION, partial(_decisions, office))
    gone = [Withdrawn(kind=RecordKind.GOAL, on=_goal_since(office, public_id=one)) for one in sorted(goals)]
    gone += [Withdrawn(kind=RecordKind.INITIATIVE, on=_measure_since(office, one)) for one in sorted(measures)]
    return PublicReview(content=shown, withdrawn=tuple(gone))


def _gone(records: Any, named: Collection[str]) -> frozenset[str]:
    """Which of these are not shown to everybody any more."""
    still = records.filter(public_id__in=named).public().values_list("public_id", flat=True) if named else ()
    return frozenset(named) - frozenset(still)


def _without(shown: Review, kind: RecordKind, still: Callable[[frozenset[str]], set[str]]) -> Review:
    named = frozenset(one.public_id for one in shown.of_kind(kind))
    return without_records(shown, str(kind), named - still(named)) if named else shown


def _needs(office: Office, ids: frozenset[str]) -> set[str]:
    return {face.public_id for face in public_needs(office, set(ids))}


def _decisions(office: Office, ids: frozenset[str]) -> set[str]:
    return set(Decision.objects.of(office).public().filter(public_id__in=ids).values_list("public_id", flat=True))


def _without_plan(told: Review, gone: frozenset[str]) -> Review:
    """Leave goals and measures out, and count anew who carries those that are left."""
    left = without_withdrawn(told, gone)
    others = tuple(one for one in left.records if one.kind != RecordKind.STRUCTURE)
    with translation.override(GERMAN):
        return replace(left, records=(*others, *structures_of(left.initiatives)))


def _goal_since(office: Office, **which: Any) -> date | None:
    """Since when a goal is not shown, by its own versions or those of its field."""
    rows = list(Goal.history.filter(office=office, **which).order_by("history_date", "history_id"))
    own = ((one.history_date, _is_shown(one) and one.state != Goal.State.DRAFT) for one in rows)
    return _earliest(_since(own), _field_since(office, rows[-1].field_id) if rows else None)


def _field_since(office: Office, pk: int) -> date | None:
    rows = FieldOfAction.history.filter(office=office, id=pk).order_by("history_date", "history_id")
    return _since((one.history_date, _is_shown(one)) for one in rows)


def _measure_since(office: Office, public_id: str) -> date | None:
    rows = list(Initiative.history.filter(office=office, public_id=public_id).order_by("history_date", "history_id"))
    own = _since((one.history_date, _is_shown(one)) for one in rows)
    return _earliest(own, _goal_since(office, id=rows[-1].goal_id) if rows else None)


def _is_shown(version: Any) -> bool:
    return bool(version.is_public and version.history_type != "-")


def _since(versions: Iterable[tuple[datetime, bool]]) -> date | None:
    """The day from which on no version is shown; None where the last one is."""
    since = None
    for at, is_shown in versions:
        since = None if is_shown else since or at
    return timezone.localdate(since) if since else None


def _earliest(*days: date | None) -> date | None:
    return min((one for one in days if one is not None), default=None)

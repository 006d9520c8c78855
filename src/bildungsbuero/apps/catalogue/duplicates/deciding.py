"""What people decide about a pair: the same actor, place or offer, a new run of the offer, or not the same."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.catalogue.duplicates.merging import MODELS, Entry, merge, undo
from bildungsbuero.apps.catalogue.models import Duplicate, EntryKind, Offer
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import NotFound, Refusal

Decision = Duplicate.Decision
# What may be decided about each kind of pair.
POSSIBLE: dict[str, tuple[Decision, ...]] = {
    EntryKind.ORGANISATION: (Decision.SAME_ACTOR, Decision.DIFFERENT),
    EntryKind.PLACE: (Decision.SAME_PLACE, Decision.DIFFERENT),
    EntryKind.OFFER: (
        Decision.SAME_OFFER,
        Decision.NEW_RUN,
        Decision.SAME_ACTOR,
        Decision.SAME_PLACE,
        Decision.DIFFERENT,
    ),
}


def entries_of(duplicate: Duplicate) -> tuple[Entry, Entry]:
    """Return the two entries of a pair; raises NotFound where one of them no longer exists."""
    model = MODELS[duplicate.kind]
    asked = model.objects.of(duplicate.office).select_related("office")
    found = {one.public_id: one for one in asked.filter(public_id__in=[duplicate.first, duplicate.second])}
    if len(found) < 2:
        raise NotFound("not_found")
    return found[duplicate.first], found[duplicate.second]


def possible_decisions(duplicate: Duplicate, first: Entry, second: Entry) -> list[Decision]:
    """Return what makes sense: two offers of one provider need no decision whether the actor is the same."""
    left_out = set()
    if isinstance(first, Offer) and isinstance(second, Offer):
        if first.provider_id == second.provider_id:
            left_out.add(Decision.SAME_ACTOR)
        if first.place_id is None or second.place_id is None or first.place_id == second.place_id:
            left_out.add(Decision.SAME_PLACE)
    return [one for one in POSSIBLE[duplicate.kind] if one not in left_out]


@transaction.atomic
def decide(
    duplicate: Duplicate,
    decision: str,
    *,
    kept: str = "",
    taken: Iterable[str] = (),
    person: Person,
    at: datetime,
) -> None:
    """Carry out a decision; `kept` is the public id of the entry that stays, `taken` the fields of the other."""
    if duplicate.decision != Decision.OPEN:
        raise Refusal("duplicates.decided")
    first, second = entries_of(duplicate)
    if decision not in possible_decisions(duplicate, first, second):
        raise Refusal("duplicates.unknown_decision")
    if first.merged_into_id is not None or second.merged_into_id is not None:
        raise Refusal("duplicates.merged_already")
    if decision != Decision.DIFFERENT:
        stays, goes = (second, first) if kept == second.public_id else (first, second)
        _put_together(duplicate, Decision(decision), stays, goes, taken=taken, at=at)
    duplicate.decision, duplicate.decided_at = decision, at
    duplicate.save(update_fields=["decision", "decided_at"])
    _note("duplicate.decided", duplicate, person, first)


@transaction.atomic
def reopen(duplicate: Duplicate, *, person: Person, at: datetime) -> None:
    """Take a decision back; what was put together stands apart again."""
    if duplicate.decision == Decision.OPEN:
        raise Refusal("duplicates.not_decided")
    for made in duplicate.merges.filter(undone_at=None):
        undo(made, at=at)
    duplicate.decision, duplicate.decided_at = Decision.OPEN, None
    duplicate.save(update_fields=["decision", "decided_at"])
    _note("duplicate.reopened", duplicate, person, entries_of(duplicate)[0])


def _put_together(
    duplicate: Duplicate, decision: Decision, stays: Entry, goes: Entry, *, taken: Iterable[str], at: datetime
) -> None:
    if isinstance(stays, Offer) and isinstance(goes, Offer) and decision in (Decision.SAME_ACTOR, Decision.SAME_PLACE):
        name = "provider" if decision == Decision.SAME_ACTOR else "place"
        stays, goes, taken = getattr(stays, name), getattr(goes, name), ()
    merge(stays, goes, taken=taken, at=at, duplicate=duplicate, only_runs=decision == Decision.NEW_RUN)
    kind = next(key for key, model in MODELS.items() if isinstance(goes, model))
    others = Duplicate.objects.of(duplicate.office).undecided().with_entry(kind, goes.public_id)
    # What is left is found again for the one that stays.
    others.exclude(pk=duplicate.pk).delete()


def _note(action: str, duplicate: Duplicate, person: Person, first: Entry) -> None:
    about = f"{duplicate.public_id} {first} ({duplicate.get_decision_display()})"
    audit.note(action, office=duplicate.office, person=person, about=about)

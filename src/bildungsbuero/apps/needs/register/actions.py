"""Writing needs: their fields and evidence, their state, what the public sees; links of the chain along with it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.needs.models import Need, NeedEvidence, ReleasedNeed
from bildungsbuero.apps.needs.register import policies
from bildungsbuero.apps.needs.register.evidence import Found
from bildungsbuero.apps.needs.register.policies import KIND
from bildungsbuero.apps.needs.register.telling import counted, last_told
from bildungsbuero.apps.operations import audit, links
from bildungsbuero.core.priority import total
from bildungsbuero.core.signals import Told, told

Kind = NeedEvidence.Kind


@transaction.atomic
def write_need(
    need: Need,
    *,
    evidence: Iterable[Found],
    without: Iterable[str] = (),
    counted: Found | None = None,
    person: Person | None,
    on: date,
) -> Need:
    """Store a need with further evidence, and without that whose keys are named; return it.

    `counted` is the published figure that counts the people concerned; it is evidence like any other.
    """
    is_new = need.pk is None
    need.points = total(need.given_points)
    if is_new:
        need.state_since = on
    need.save()
    for one in need.evidence.all():
        if one.key in set(without):
            _unbind(need, one)
            one.delete()
    need.evidence.update(counts_people=False)
    for found in evidence:
        _add(need, found, person=person, on=on)
    if counted is not None:
        stored = _add(need, counted, person=person, on=on)
        stored.counts_people = True
        stored.save()
    audit.note("need.written" if is_new else "need.changed", office=need.office, person=person, about=need.title)
    return need


@transaction.atomic
def move(need: Need, state: str, *, reason: str = "", person: Person | None, on: date) -> None:
    """Put a need into another state; the one before is remembered, so that the step can be taken back."""
    policies.check_may_move(need, state, reason)
    need.state_before, need.state, need.state_since = need.state, state, on
    need.drop_reason = reason if state == Need.State.DROPPED else ""
    need.save()
    audit.note("need.moved", office=need.office, person=person, about=f"{need.title}: {state}")


@transaction.atomic
def undo(need: Need, *, person: Person | None, on: date) -> None:
    """Take the last change of state back."""
    policies.check_may_undo(need)
    need.state, need.state_before, need.state_since = need.state_before, "", on
    need.drop_reason = ""
    need.save()
    audit.note("need.moved", office=need.office, person=person, about=f"{need.title}: {need.state}")


@transaction.atomic
def delete_need(need: Need, *, person: Person | None) -> None:
    """Delete a need that nothing hangs on."""
    policies.check_may_delete(need)
    links.forget_record(KIND, need.public_id, office=need.office)
    audit.note("need.deleted", office=need.office, person=person, about=need.title)
    need.delete()


@transaction.atomic
def release(need: Need, *, title: str, text: str, person: Person | None, on: date) -> ReleasedNeed:
    """Let everybody see a title and a text, with the number of signals as far as it may be told."""
    policies.check_may_release(need, on)
    made = ReleasedNeed.objects.filter(need=need).first() or ReleasedNeed(need=need)
    before = last_told(need)
    known = Told(number=before.signals, step=before.step) if before and before.signals is not None else None
    number, weeks, minimum = counted(need, on)
    now = told(number, weeks=weeks, minimum=minimum, before=known)
    made.title, made.text, made.released_on = title, text, on
    made.signals, made.step = now.number, now.step
    made.counted_on = before.counted_on if before is not None and now == known else on
    made.save()
    need.is_public = True
    need.save()
    audit.note("need.released", office=need.office, person=person, about=title)
    return made


@transaction.atomic
def withdraw(need: Need, *, person: Person | None) -> None:
    """Take a need off the public pages; what was told of its signals is remembered for the next release."""
    need.is_public = False
    need.save()
    audit.note("need.withdrawn", office=need.office, person=person, about=need.title)


def _add(need: Need, found: Found, *, person: Person | None, on: date) -> NeedEvidence:
    values: dict[str, Any] = {"title": found.title, "value": found.value, "source": found.source}
    stored, _is_new = NeedEvidence.objects.update_or_create(
        need=need,
        kind=found.kind,
        reference=found.reference,
        defaults={**values, "edition": found.edition, "noted_on": on},
    )
    for bond in _bonds(need, found.kind, found.reference):
        links.link(*bond, office=need.office, person=person)
    return stored


def _unbind(need: Need, one: NeedEvidence) -> None:
    kept = [other for other in need.evidence.all() if other.pk != one.pk]
    still = {bond for other in kept for bond in _bonds(need, other.kind, other.reference)}
    for bond in _bonds(need, one.kind, one.reference):
        if bond not in still:
            links.unlink(*bond, office=need.office)


def _bonds(need: Need, kind: str, reference: str) -> list[tuple[str, str, str, str, str]]:
    if kind == Kind.INDICATOR:
        return [(KIND, need.public_id, "shown_by", "indicator", reference.split(":")[0])]
    if kind == Kind.SIGNALS:
        return [("signal", reference, "speaks_for", KIND, need.public_id)]
    return []

"""What people do with editions: draft, take figures anew, check, return, release now or on a day, correct, discard."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.editions import policies, store
from bildungsbuero.apps.monitoring.editions.freezing import freeze
from bildungsbuero.apps.monitoring.models import Edition, EditionItem, EditionStep
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import Place, Refusal

log = logging.getLogger(__name__)
Kind = EditionStep.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person wants in an edition: its words, and pairs of kind and key."""

    title: str
    summary: str
    items: tuple[tuple[str, str], ...]


@transaction.atomic
def draft(office: Office, wanted: Wanted, *, person: Person | None, at: datetime) -> Edition:
    """Return a new draft with the figures as they are published now."""
    if not wanted.items:
        raise Refusal("edition.empty", place=Place(field="items"))
    edition = Edition(office=office, title=wanted.title, summary=wanted.summary, drafted_by=person, frozen_at=at)
    edition.save()
    for place, (kind, key) in enumerate(wanted.items):
        EditionItem.objects.create(edition=edition, kind=kind, key=key, place=place)
    _take_figures(edition, at)
    _step(edition, Kind.DRAFTED, at=at, person=person)
    return edition


@transaction.atomic
def take_figures_anew(edition: Edition, *, person: Person, at: datetime) -> None:
    """Replace the figures of a draft by those that are published now; whoever does so is its author from then on."""
    policies.check_is_draft(edition)
    before = edition.path
    edition.drafted_by = person
    _take_figures(edition, at)
    _step(edition, Kind.FROZEN, at=at, person=person)
    if before != edition.path:
        transaction.on_commit(lambda: store.forget(before))


@transaction.atomic
def set_audiences(edition: Edition, items: Iterable[EditionItem], *, person: Person) -> None:
    """Store who sees which part of a draft."""
    policies.check_is_draft(edition)
    for item in items:
        item.save(update_fields=["audience", "small_areas"])
    audit.note("edition.audience", office=edition.office, person=person, about=str(edition))


@transaction.atomic
def declare_checked(edition: Edition, *, person: Person | None, at: datetime) -> None:
    """Say that the figures are right; from here on they can be released."""
    policies.check_may_check(edition, person)
    edition.state, edition.checked_by = Edition.State.CHECKED, person
    edition.save(update_fields=["state", "checked_by"])
    _step(edition, Kind.CHECKED, at=at, person=person)


@transaction.atomic
def return_to_draft(edition: Edition, *, person: Person, at: datetime) -> None:
    """Take a checked edition back, so that it can be changed."""
    policies.check_may_return(edition)
    edition.state, edition.checked_by, edition.release_at = Edition.State.DRAFT, None, None
    edition.save(update_fields=["state", "checked_by", "release_at"])
    _step(edition, Kind.RETURNED, at=at, person=person)


@transaction.atomic
def release(edition: Edition, *, person: Person | None, at: datetime, on: datetime | None = None) -> None:
    """Release a checked edition now, or set the moment at which it is released by itself."""
    policies.check_may_release(edition)
    if on is not None and on > at:
        edition.release_at = on
        edition.save(update_fields=["release_at"])
        _step(edition, Kind.SCHEDULED, at=at, person=person)
        return
    # What is shown from now on is what was checked, to the last byte.
    store.content(edition)
    edition.state, edition.released_at = Edition.State.RELEASED, at
    edition.save(update_fields=["state", "released_at"])
    _step(edition, Kind.RELEASED, at=at, person=person)
    if edition.corrects is not None:
        EditionStep.objects.create(edition=edition.corrects, kind=Kind.CORRECTED, note=edition.note, at=at)


def release_due(at: datetime) -> int:
    """Release the checked editions whose moment has come, and return how many; safe to run twice."""
    due = Edition.objects.across_offices(because="the job process releases what every office has set to a day")
    count = 0
    for edition in due.due_at(at).select_related("office", "corrects"):
        try:
            release(edition, person=None, at=at)
        except Refusal as refusal:
            # One edition whose file is lost must not hold back those of other offices.
            log.error("Edition %s was not released: %s", edition.public_id, refusal.code)
        else:
            count += 1
    return count


@transaction.atomic
def correct(edition: Edition, *, note: str, person: Person, at: datetime) -> Edition:
    """Return the draft of a new version with the figures as they are now; the old one stays as it was."""
    policies.check_may_correct(edition)
    policies.check_says_what_was_wrong(note)
    version = Edition(
        office=edition.office,
        title=edition.title,
        summary=edition.summary,
        version=edition.version + 1,
        corrects=edition,
        note=note.strip(),
        drafted_by=person,
        frozen_at=at,
    )
    version.save()
    for item in edition.items.all():
        EditionItem.objects.create(
            edition=version,
            kind=item.kind,
            key=item.key,
            place=item.place,
            audience=item.audience,
            small_areas=item.small_areas,
        )
    _take_figures(version, at)
    _step(version, Kind.DRAFTED, at=at, person=person, note=note.strip())
    return version


@transaction.atomic
def close(edition: Edition, *, note: str, person: Person, at: datetime) -> None:
    """Take a released edition off the public pages and from partners, as when it shows what it must not; the house
    keeps it."""
    policies.check_may_close(edition, note)
    edition.items.update(audience=EditionItem.Audience.HOUSE, small_areas=EditionItem.Audience.HOUSE)
    _step(edition, Kind.CLOSED, at=at, person=person, note=note.strip())


@transaction.atomic
def discard(edition: Edition, *, person: Person) -> None:
    """Remove a draft with its figures."""
    policies.check_is_draft(edition)
    path = edition.path
    audit.note("edition.discarded", office=edition.office, person=person, about=str(edition))
    edition.delete()
    transaction.on_commit(lambda: store.forget(path))


def _take_figures(edition: Edition, at: datetime) -> None:
    store.write(edition, freeze(edition, edition.items.all(), at=at))
    edition.frozen_at = at
    edition.save()


def _step(edition: Edition, kind: str, *, at: datetime, person: Person | None, note: str = "") -> None:
    EditionStep.objects.create(edition=edition, kind=kind, at=at, note=note)
    audit.note(f"edition.{kind}", office=edition.office, person=person, about=str(edition))

"""Writes of translated texts: kept field by field, taken as right once more, out of date when the German text changes.

Every write leaves a line in the change log of the offer, so that the index finds the offer in the new language.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer, Translation
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.translating.languages import targets
from bildungsbuero.apps.catalogue.translating.texts import originals_of
from bildungsbuero.apps.operations import audit, changes
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.translations import is_same

Origin = Translation.Origin
TRANSLATED = "offer.translated"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTexts:
    """Texts in one language by field; an empty one takes a translation away.

    `originals` are the German texts that they were made from, where those are not the ones of today; `still_right` are
    fields whose old translation fits the German text of today.
    """

    language: str
    texts: Mapping[str, str]
    originals: Mapping[str, str] = field(default_factory=dict)
    still_right: Collection[str] = ()
    origin: str = Origin.PERSON
    # None leaves it open whether somebody released them.
    is_checked: bool | None = None
    # What is written beside each version in the history, so that the whole can be taken back.
    reason: str = ""


@dataclass(slots=True)
class Kept:
    """How many texts are new, say something else, say the same, or are gone."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    @property
    def has_changes(self) -> bool:
        """Whether anything was written."""
        return bool(self.new or self.changed or self.removed)


@transaction.atomic
def keep_texts(offer: Offer, new: NewTexts, *, person: Person | None) -> Kept:
    """Store texts of an offer and return what became of them; fields that the offer does not have are left out."""
    today = originals_of(record_of(offer))
    rows = {row.field: row for row in _rows(offer).into(new.language)}
    kept = Kept()
    for name in new.texts:
        if name in today or name in rows:
            what = _keep(new, _Place(offer=offer, field=name, today=today.get(name), row=rows.get(name)))
            setattr(kept, what, getattr(kept, what) + 1)
    if kept.has_changes:
        note_change(offer, person, new.language)
    return kept


def settle(offer: Offer, record: OfferRecord | None = None) -> None:
    """Mark the texts whose German one the public now reads otherwise; a draft marks nothing until it is public."""
    if not offer.is_public_state or offer.replaces_id is not None:
        return
    rows = list(_rows(offer))
    if not rows:
        return
    today = originals_of(record or record_of(offer))
    for row in rows:
        is_outdated = row.field in today and not is_same(row.original, today[row.field])
        if row.is_outdated != is_outdated:
            row.is_outdated = is_outdated
            row.save()


def copy_texts(offer: Offer, copied: Offer) -> None:
    """Give a copy of an offer the same translations, but for its title, which says that it is a copy."""
    for row in _rows(offer).exclude(field="title"):
        row.pk, row.offer = None, copied
        row._state.adding = True
        row.save()


def keep_from_list(offer: Offer, translations: Mapping[str, Mapping[str, str]], *, reason: str) -> None:
    """Store the texts that a list brings; what the office wrote or released itself stays."""
    for language, texts in _spoken_here(translations):
        own = _rows(offer).into(language).exclude(origin=Origin.FILE, is_checked=False)
        theirs = {name: text for name, text in texts.items() if name not in set(own.values_list("field", flat=True))}
        keep_texts(offer, NewTexts(language=language, texts=theirs, origin=Origin.FILE, reason=reason), person=None)


def first_texts(offer: Offer, record: OfferRecord) -> list[Translation]:
    """Return the texts that a record brings for an offer that is new, not stored yet."""
    originals = originals_of(record) if record.translations else {}
    return [
        from_file(offer, language=language, field=name, text=text, original=originals[name])
        for language, texts in _spoken_here(record.translations)
        for name, text in texts.items()
        if name in originals and text.strip()
    ]


def from_file(offer: Offer, **said: str) -> Translation:
    """Return a text (`language`, `field`, `text`, `original`) as a file brings it, not stored yet."""
    return Translation(office=offer.office, offer=offer, origin=Origin.FILE, **said)


def _spoken_here(translations: Mapping[str, Mapping[str, str]]) -> list[tuple[str, Mapping[str, str]]]:
    known = {language.code for language in targets()}
    return [(language, texts) for language, texts in translations.items() if language in known]


def note_change(offer: Offer, person: Person | None, language: str) -> None:
    """Let the index follow, and say in the record of what was done who did it."""
    changes.record(OFFER, offer.public_id, office=offer.office)
    audit.note(TRANSLATED, office=offer.office, person=person, about=f"{offer.public_id} {offer.title} ({language})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """One field of an offer with its German text of today and the translation that stands there."""

    offer: Offer
    field: str
    today: str | None
    row: Translation | None


def _keep(new: NewTexts, place: _Place) -> str:
    """Store one text and return what became of it, as `Kept` calls it."""
    text, row = new.texts[place.field].strip(), place.row
    if not text:
        if row is None:
            return "unchanged"
        _with_reason([row], new.reason)
        row.delete()
        return "removed"
    if row is None:
        row = Translation(office=place.offer.office, offer=place.offer, language=new.language, field=place.field)
    before = (row.text, row.original, row.is_checked)
    if text != row.text:
        original = new.originals.get(place.field, place.today or "")
        row.text, row.original, row.origin, row.is_checked = text, original, new.origin, False
    elif place.field in new.still_right and place.today is not None:
        row.original = place.today
    if new.is_checked is not None:
        row.is_checked = new.is_checked
    if (row.text, row.original, row.is_checked) == before:
        return "unchanged"
    if (row.text, row.original) != before[:2]:
        row.is_outdated = place.today is not None and not is_same(row.original, place.today)
    what = "changed" if row.pk else "new"
    _with_reason([row], new.reason)
    row.save()
    return what


def _rows(offer: Offer) -> Any:
    return Translation.objects.of(offer.office).filter(offer=offer)


def _with_reason(rows: Iterable[Translation], reason: str) -> None:
    for row in rows:
        row._change_reason = reason or None  # type: ignore[attr-defined]

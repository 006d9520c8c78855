"""Texts for a translator as a sheet, and the sheet that comes back: read row by row, rehearsed or taken over."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.catalogue.models import Offer, Translation
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.translating.languages import targets
from bildungsbuero.apps.catalogue.translating.showing import rows_of
from bildungsbuero.apps.catalogue.translating.texts import name_of, originals_of
from bildungsbuero.apps.catalogue.translating.writing import Kept, NewTexts, keep_texts
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.translations import OUTDATED, is_same, longest
from bildungsbuero.formats.translation_sheet import HEADINGS, SheetRow, read_rows
from bildungsbuero.formats.workbook import as_xlsx

# Which texts a sheet holds: those without a translation of today's text, the outdated ones, or all.
OPEN = "open"
ALL = "all"
MOST_ROWS = 50_000
BATCH = 200
MOST_DIFFERENCES = 50


@dataclass(slots=True)
class SheetResult:
    """What a sheet changed, or would change."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    # Rows without a translation, and texts whose German one was changed while the sheet was away.
    empty: int = 0
    outdated: int = 0
    refused: list[Refusal] = field(default_factory=list)
    # What changed texts said and say; long lists are cut.
    differences: list[dict[str, str]] = field(default_factory=list)


class _Rehearsed(Exception):
    """Ends a rehearsal, so that the transaction is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    """Which sheet to read, for whom, and how."""

    path: Path
    name: str
    office: Office
    person: Person | None = None
    is_rehearsal: bool = True
    reason: str = ""


def sheet_of(office: Office, *, language: str, texts: str, on: date) -> bytes:
    """Return a workbook with the texts of the public offers; raises Refusal where they are too many for one sheet."""
    rows = []
    for row in _rows(office, language, texts, on):
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise Refusal("translations.too_many_rows", limit=MOST_ROWS)
    return as_xlsx(_("Translations"), HEADINGS, rows)


def take_sheet(order: SheetOrder) -> SheetResult:
    """Store the texts of a sheet and say what became of each row; a bad row is named, the good ones stand."""
    result = SheetResult()
    rows = list(read_rows(order.path, name=order.name))
    good = _good_rows(rows, order, result)
    try:
        with transaction.atomic():
            _keep_all(good, order, result)
            if order.is_rehearsal:
                raise _Rehearsed
    except _Rehearsed:
        pass
    result.refused.sort(key=lambda refusal: refusal.place.row or 0)
    return result


def _rows(office: Office, language: str, texts: str, on: date) -> Iterator[tuple[str, ...]]:
    public = Offer.objects.of(office).public_on(on).filter(replaces=None).with_provider_and_place()
    batch: list[Offer] = []
    for offer in public.order_by("title", "pk").iterator(chunk_size=BATCH):
        batch.append(offer)
        if len(batch) == BATCH:
            yield from _rows_of(batch, language, texts)
            batch = []
    yield from _rows_of(batch, language, texts)


def _rows_of(offers: list[Offer], language: str, texts: str) -> Iterator[tuple[str, ...]]:
    stored = rows_of(offers, language)
    for offer in offers:
        record = record_of(offer)
        there = {row.field: row for row in stored[offer.pk]}
        for name, original in originals_of(record).items():
            row = there.get(name)
            if _is_wanted(row, texts):
                said = row.text if row else ""
                yield offer.public_id, name, language, offer.title, name_of(name, record), original, said


def _is_wanted(row: Translation | None, texts: str) -> bool:
    if texts == ALL:
        return True
    return row.is_outdated if row is not None else texts != OUTDATED


def _good_rows(rows: list[SheetRow | Refusal], order: SheetOrder, result: SheetResult) -> list[SheetRow]:
    """Return the rows that can be taken; the others are named in the result."""
    spoken = frozenset(language.code for language in targets())
    good: list[SheetRow] = []
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        if isinstance(row, Refusal):
            result.refused.append(row)
            continue
        key = (row.offer, row.field, row.language)
        refusal = _fault(row, order.name, spoken, seen.get(key))
        if refusal is not None:
            result.refused.append(refusal)
        elif row.text:
            good.append(row)
        else:
            result.empty += 1
        seen.setdefault(key, row.number)
    return good


def _fault(row: SheetRow, name: str, spoken: frozenset[str], first: int | None) -> Refusal | None:
    if row.language not in spoken:
        place = Place(file=name, row=row.number, field=HEADINGS[2])
        return Refusal("translations.unknown_language", place=place, value=row.language[:20], known=", ".join(spoken))
    if first is not None:
        return Refusal("translations.twice", place=Place(file=name, row=row.number), first=first)
    if len(row.text) > longest(row.field):
        place = Place(file=name, row=row.number, field=HEADINGS[-1])
        return Refusal("offers.too_long", place=place, length=len(row.text), limit=longest(row.field))
    return None


def _keep_all(rows: list[SheetRow], order: SheetOrder, result: SheetResult) -> None:
    by_offer: dict[str, list[SheetRow]] = defaultdict(list)
    for row in rows:
        by_offer[row.offer].append(row)
    ids = list(by_offer)
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        found = Offer.objects.of(order.office).filter(replaces=None, public_id__in=some)
        offers = {offer.public_id: offer for offer in found.with_provider_and_place()}
        stored = rows_of(list(offers.values()))
        for public_id in some:
            offer = offers.get(public_id)
            texts = {(row.language, row.field): row.text for row in stored[offer.pk]} if offer else {}
            _keep_offer(offer, by_offer[public_id], texts, order, result)


def _keep_offer(
    offer: Offer | None,
    rows: list[SheetRow],
    stored: dict[tuple[str, str], str],
    order: SheetOrder,
    result: SheetResult,
) -> None:
    if offer is None:
        places = [Place(file=order.name, row=row.number, field=HEADINGS[0]) for row in rows]
        result.refused += [Refusal("translations.unknown_offer", place=one, id=rows[0].offer[:40]) for one in places]
        return
    originals = originals_of(record_of(offer))
    by_language: dict[str, list[SheetRow]] = defaultdict(list)
    for row in rows:
        if row.field in originals:
            by_language[row.language].append(row)
            _note(offer, row, stored.get((row.language, row.field), ""), originals[row.field], result)
        else:
            place = Place(file=order.name, row=row.number, field=HEADINGS[1])
            result.refused.append(Refusal("translations.unknown_field", place=place, field=row.field[:60]))
    for language, taken in by_language.items():
        _add(result, keep_texts(offer, _new_texts(language, taken, order), person=order.person))


def _new_texts(language: str, rows: list[SheetRow], order: SheetOrder) -> NewTexts:
    return NewTexts(
        language=language,
        texts={row.field: row.text for row in rows},
        originals={row.field: row.german for row in rows if row.german},
        origin=Translation.Origin.FILE,
        reason=order.reason,
    )


def _note(offer: Offer, row: SheetRow, stored: str, german: str, result: SheetResult) -> None:
    if row.german and not is_same(row.german, german) and row.text != stored:
        result.outdated += 1
    if stored and stored != row.text and len(result.differences) < MOST_DIFFERENCES:
        said = {"title": f"{offer.title} ({row.language}, {row.field})", "old": stored, "new": row.text}
        result.differences.append(said)


def _add(result: SheetResult, kept: Kept) -> None:
    result.new += kept.new
    result.changed += kept.changed
    result.unchanged += kept.unchanged


def as_document(result: SheetResult, refused: list[dict[str, str]]) -> dict[str, Any]:
    """Return what is kept of a sheet."""
    names = ("new", "changed", "unchanged", "empty", "outdated", "differences")
    return {name: getattr(result, name) for name in names} | {
        "refused": refused,
        "refused_count": len(result.refused),
    }

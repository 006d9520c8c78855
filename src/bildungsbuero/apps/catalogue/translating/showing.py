"""Offers as they stand in the language of a page: translated where somebody translated them, German where not."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from django.conf import settings

from bildungsbuero.apps.catalogue.models import Offer, Translation
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.catalogue.translating.texts import TITLE, is_name, originals_of
from bildungsbuero.core.languages import EASY, GERMAN, by_code
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.translations import WORDS, with_texts
from bildungsbuero.web.languages import current

BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """An offer in a language, and what a reader must know of its texts."""

    record: OfferRecord
    language: str = GERMAN
    # Fields whose text stands there in German: nobody has translated it, or it is a name.
    german: frozenset[str] = field(default_factory=frozenset)
    missing: frozenset[str] = field(default_factory=frozenset)
    # Whether nothing at all is translated.
    is_all_german: bool = False
    is_outdated: bool = False
    is_machine: bool = False
    is_draft: bool = False

    @property
    def is_partly_german(self) -> bool:
        """Whether one of the texts that say what the offer is stands there in German."""
        return bool(self.missing & {"title", "summary", "description"})


def speak(
    offers: Sequence[Offer],
    language: str | None = None,
    *,
    made: Callable[[Offer], OfferRecord] = public_record_of,
) -> list[Spoken]:
    """Return offers in a language, that of the page where none is given; one query for all of them."""
    code = language or current().code
    if code == GERMAN:
        return [Spoken(record=made(offer)) for offer in offers]
    rows = rows_of(offers, code)
    return [spoken(made(offer), rows.get(offer.pk, []), code) for offer in offers]


def speak_each(offers: Iterable[Offer], language: str | None = None) -> Iterator[Spoken]:
    """Yield many offers in a language, a batch at a time."""
    batch: list[Offer] = []
    for offer in offers:
        batch.append(offer)
        if len(batch) == BATCH:
            yield from speak(batch, language)
            batch = []
    yield from speak(batch, language)


def in_all_languages(offers: Iterable[Offer]) -> Iterator[OfferRecord]:
    """Yield the German records of many offers, each with its texts in all other languages."""
    iterator = iter(offers)
    while batch := list(islice(iterator, BATCH)):
        rows = rows_of(batch)
        yield from (_with_all(offer, rows.get(offer.pk, ())) for offer in batch)


def record_in_all(offer: Offer) -> OfferRecord:
    """Return the German record of an offer with its texts in all other languages."""
    return _with_all(offer, offer.translations.all())


def _with_all(offer: Offer, rows: Iterable[Translation]) -> OfferRecord:
    record = public_record_of(offer)
    return replace(record, translations=by_language(row for row in still_said(record, rows) if not row.is_outdated))


def still_said(record: OfferRecord, rows: Iterable[Translation]) -> list[Translation]:
    """Return the texts whose German one still stands: what was taken out of an offer is said in no language."""
    found = list(rows)
    originals = originals_of(record) if found else {}
    return [row for row in found if row.field in originals]


def rows_of(offers: Sequence[Offer], language: str = "") -> dict[int, list[Translation]]:
    """Return the translated texts of offers, in one language or in all."""
    found: dict[int, list[Translation]] = defaultdict(list)
    if not offers:
        return found
    rows = Translation.objects.across_offices(because="the offers were asked for within their office")
    rows = rows.filter(offer__in=[offer.pk for offer in offers])
    for row in rows.into(language) if language else rows:
        found[row.offer_id].append(row)
    return found


def spoken(record: OfferRecord, rows: Iterable[Translation], language: str) -> Spoken:
    """Return a record with the texts of a language."""
    originals = originals_of(record)
    shown = [row for row in rows if row.field in originals]
    missing = frozenset(originals) - {row.field for row in shown}
    return Spoken(
        record=with_texts(record, {row.field: row.text for row in shown}),
        language=language,
        german=missing | {TITLE} if is_name(record) else missing,
        missing=missing,
        is_all_german=bool(missing) and not shown,
        is_outdated=any(row.is_outdated for row in shown),
        is_machine=any(row.is_unchecked_machine for row in shown),
        is_draft=language == EASY and any(not row.is_checked for row in shown),
    )


def language_of(spoken_: Spoken) -> str:
    """Return the language of title and short text as browsers and search engines are told, German where they are."""
    found = by_code(settings.SPOKEN, spoken_.language)
    return found.tag if found and not spoken_.german & {"title", "summary"} else GERMAN


def by_language(rows: Iterable[Translation]) -> dict[str, dict[str, str]]:
    """Return texts by language and field, as a record carries them."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if not row.field.startswith(WORDS):
            found[row.language][row.field] = row.text
    return dict(found)

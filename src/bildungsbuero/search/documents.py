"""An offer turned into a document of the index."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from zlib import crc32

import tantivy

from bildungsbuero.core.languages import EASY
from bildungsbuero.core.offer_times import (
    class_levels,
    days_held,
    first_days,
    needs_no_registration,
    quarters_open,
    times_of_day,
    weekdays_of,
    weekly_days,
)
from bildungsbuero.core.offers import AT_PLACE, OfferRecord
from bildungsbuero.core.places import masked
from bildungsbuero.search.analyser import Analyser, Word
from bildungsbuero.search.folding import fold
from bildungsbuero.search.language import AS_SHIPPED, OfficeWords, SearchLanguage, accessibility_of
from bildungsbuero.search.schema import (
    ANYWHERE_FIELD,
    EVERYDAY_FIELD,
    EVERYDAY_PARTS_FIELD,
    NEVER,
    SIGNPOSTS,
    facet_field,
    signposts_of,
)

# Names of places are no compounds (Trierweiler does not lie in Trier); features are looked for as a whole; what a
# German dictionary takes a word of another language for helps nobody.
WITHOUT_PARTS = frozenset({"place", "region", "features", "translated"})
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


def document_of(record: OfferRecord, language: SearchLanguage, own: OfficeWords = AS_SHIPPED) -> Any:
    """Return the document of an offer that the public may see; a masked place leaves no trace of itself in it."""
    document = tantivy.Document()
    document.add_text("id", record.public_id)
    if record.record in SIGNPOSTS:
        document.add_text("id", signposts_of(record.office))
    document.add_text("office", record.office)
    document.add_text("sort_title", fold(record.title))
    document.add_integer("visible_from", _day(record.visible_from, otherwise=0))
    document.add_integer("visible_until", _day(record.visible_until, otherwise=NEVER))
    document.add_integer("confirmed_on", _day(record.confirmed_on, otherwise=0))
    document.add_integer("provider_number", crc32(record.provider.public_id.encode()))
    _add_words(document, record, language, own)
    for name, values in facet_values(record).items():
        for value in dict.fromkeys(key for one in values for _name, key in own.with_parent((name, one))):
            document.add_text(facet_field(name), value)
    _add_spot(document, record)
    _add_times(document, record)
    return document


def facet_values(record: OfferRecord) -> dict[str, tuple[str, ...]]:
    """Return the values of a record for each facet."""
    accessible = sorted(key for key, given in accessibility_of(record).items() if given)
    values: dict[str, Iterable[str]] = {
        "record": [record.record],
        "kind": [record.kind],
        "topic": record.topics,
        "life_phase": record.life_phases,
        "target_group": record.target_groups,
        "cost": [record.cost],
        "language": record.languages,
        "language_level": levels_between(record.level_from, record.level_to),
        "language_taught": [record.language_taught],
        "weekday": weekdays_of(record),
        "time_of_day": times_of_day(record),
        "class_level": [str(level) for level in class_levels(record)],
        "registration": ["none"] if needs_no_registration(record) else [],
        "mode": [record.mode],
        "learning_form": [record.learning_form],
        "childcare": ["yes"] if record.childcare else [],
        "accessibility": accessible,
        "condition": dict.fromkeys(condition.condition for condition in record.conditions),
        "institution_type": [record.profile.get("institution_type", "")],
        "school_type": [record.profile.get("school_type", "")],
        "provider": [record.provider.public_id],
        "confirmed": ["yes"] if record.confirmed_on else [],
        **_where(record),
    }
    return {name: tuple(dict.fromkeys(value for value in found if value)) for name, found in values.items()}


def levels_between(level_from: str, level_to: str) -> tuple[str, ...]:
    """Return the levels of the Common European Framework from one to another, both included."""
    known = [level for level in (level_from, level_to) if level in LEVELS]
    if not known:
        return ()
    return LEVELS[LEVELS.index(known[0]) : LEVELS.index(known[-1]) + 1]


def _where(record: OfferRecord) -> dict[str, Iterable[str]]:
    if record.reach != AT_PLACE or record.place is None:
        return {"place": [record.reach] if record.reach != AT_PLACE else []}
    place = masked(record.place)
    venue = [place.public_id] if place.has_position else []
    return {"place": [place.town], "region": [place.association], "district": [place.district], "venue": venue}


def _add_words(document: Any, record: OfferRecord, language: SearchLanguage, own: OfficeWords) -> None:
    analyser = language.analyser
    place = masked(record.place) if record.place else None
    texts = {
        "title": [record.title],
        "provider": [record.provider.name, record.operator],
        "place": [place.name, place.town, place.district, place.street] if place else [],
        # The Landkreis Trier-Saarburg is one word: who looks for Trier does not mean it.
        "region": [place.association, place.county.replace("-", "")] if place else [],
        # Leichte Sprache is German as well.
        "text": [
            *(record.summary, record.description, *(run.schedule for run in record.runs)),
            *record.translations.get(EASY, {}).values(),
        ],
        "translated": [text for code, texts in record.translations.items() if code != EASY for text in texts.values()],
    }
    words = {name: _analysed(analyser, parts) for name, parts in texts.items()}
    words["words"] = _known(language, language.labels_of(record, own))
    words["features"] = _known(language, language.features_of(record, own))
    parts = {
        "title_parts": [part for word in words["title"] for part in word.parts],
        "parts": [
            part
            for name, found in words.items()
            if name != "title" and name not in WITHOUT_PARTS
            for word in found
            for part in word.parts
        ],
    }
    fields = {name: [word.lemma for word in found] for name, found in words.items()} | parts
    for name, tokens in fields.items():
        document.add_text(name, _joined(tokens))
    document.add_text(ANYWHERE_FIELD, _joined(dict.fromkeys(token for tokens in fields.values() for token in tokens)))
    everyday = _known(language, language.everyday_words_of(record, own))
    document.add_text(EVERYDAY_FIELD, _joined(word.lemma for word in everyday))
    document.add_text(EVERYDAY_PARTS_FIELD, _joined(part for word in everyday for part in word.parts))


def _analysed(analyser: Analyser, texts: Iterable[str]) -> list[Word]:
    return [word for text in texts if text for word in analyser.text(text)]


def _known(language: SearchLanguage, phrases: Iterable[str]) -> list[Word]:
    return [word for phrase in phrases for word in language.words_of(phrase)]


def _joined(words: Iterable[str]) -> str:
    return " ".join(words)


def _add_spot(document: Any, record: OfferRecord) -> None:
    place = masked(record.place) if record.place and record.reach == AT_PLACE else None
    if place is None or place.latitude is None or place.longitude is None:
        return
    document.add_float("latitude", place.latitude)
    document.add_float("longitude", place.longitude)
    document.add_text("spot", spot(place.latitude, place.longitude))


def _add_times(document: Any, record: OfferRecord) -> None:
    for name, days in (("day", days_held(record)), ("starts", first_days(record))):
        for day in days:
            document.add_integer(name, day.toordinal())
    for weekday in weekly_days(record):
        document.add_text("weekly", weekday)
    for weekday, quarter in quarters_open(record):
        document.add_text("open", quarter_key(weekday, quarter))


def quarter_key(weekday: str, quarter: int) -> str:
    """Return the word for a quarter of an hour of a weekday."""
    return f"{weekday}{quarter}"


def spot(latitude: float, longitude: float) -> str:
    """Return the key under which all offers of one point are found together."""
    return f"{latitude:.6f},{longitude:.6f}"


def _day(day: date | None, *, otherwise: int) -> int:
    return day.toordinal() if day else otherwise

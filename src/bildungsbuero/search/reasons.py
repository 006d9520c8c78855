"""Why an offer answers a search: for each word, where it stands, or what stands for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.places import masked
from bildungsbuero.search.analyser import Word
from bildungsbuero.search.language import SearchLanguage, similar
from bildungsbuero.search.query import Unit, allowed_distance, units_of

# Where a word stands, in the order in which it is looked for.
TITLE, PROVIDER, PLACE, LABELS, TEXT, FEATURES, EVERYDAY = (
    "title",
    "provider",
    "place",
    "labels",
    "text",
    "features",
    "everyday",
)
# How it stands there.
ITSELF, PART, SAME, SIMILAR, NOT_FOUND = "itself", "part", "same", "similar", "not_found"
SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A word of the search, how it was found, where, and the other word that stands for it."""

    word: str
    how: str
    where: str = ""
    other: str = ""


Fields = Mapping[str, list[Word]]


def reasons(record: OfferRecord, text: str, language: SearchLanguage) -> list[Reason]:
    """Return a reason for each word or phrase of a search."""
    fields = _fields(record, language)
    return [_reason(unit, fields) for unit in units_of(text, language)] if text.strip() else []


def _fields(record: OfferRecord, language: SearchLanguage) -> Fields:
    place = masked(record.place) if record.place else None
    own = {
        TITLE: [record.title],
        PROVIDER: [record.provider.name, record.operator],
        PLACE: [place.name, place.town, place.district, place.association] if place else [],
        LABELS: language.labels_of(record),
        TEXT: [record.summary, record.description, *(run.schedule for run in record.runs)],
        FEATURES: language.features_of(record),
        EVERYDAY: language.everyday_words_of(record),
    }
    return {name: [word for one in texts if one for word in language.analyser.text(one)] for name, texts in own.items()}


def _reason(unit: Unit, fields: Fields) -> Reason:
    said = " ".join(word.written for word in unit.words)
    for found in _ways(unit, fields):
        return Reason(word=said, how=found[0], where=found[1], other=found[2])
    return Reason(word=said, how=NOT_FOUND)


def _ways(unit: Unit, fields: Fields) -> Iterator[tuple[str, str, str]]:
    if where := _place_of(unit.words, fields):
        yield ITSELF, where, ""
    for phrase in unit.alternatives:
        if where := _place_of(phrase, fields) or _place_of_parts(phrase, fields):
            yield SAME, where, " ".join(word.written for word in phrase)
    if where := _place_of_parts(unit.words, fields):
        yield PART, where, ""
    for name, words in fields.items():
        for word in words:
            if any(_is_similar(one, word) for one in unit.words):
                yield SIMILAR, name, word.written


def _place_of(phrase: Iterable[Word], fields: Fields) -> str:
    wanted = {word.lemma for word in phrase}
    return next((name for name, words in fields.items() if wanted <= {word.lemma for word in words}), "")


def _place_of_parts(phrase: Iterable[Word], fields: Fields) -> str:
    """Return where the parts of compounds stand: "Sprachkurs" in "Kurse für Sprachen", "Schule" in "Grundschule"."""
    wanted = {part for word in phrase for part in (word.leaves or (word.lemma,))}
    for name, words in fields.items():
        if wanted and wanted <= {part for word in words for part in (word.lemma, *word.parts)}:
            return name
    return ""


def _is_similar(typed: Word, word: Word) -> bool:
    if len(typed.written) >= SHORTEST_BEGINNING and word.written.startswith(typed.written):
        return True
    distance = allowed_distance(typed.lemma)
    return bool(distance) and similar(typed.lemma, word.lemma, distance)

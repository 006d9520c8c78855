"""Queries of every class, drawn from the vocabulary by a seed; each in our terms and in the peers'."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.search.offers import TODAY, towns
from benchmarks.search.peers import Asked, Forms
from benchmarks.search.words import SEED, vocabulary
from bildungsbuero.core.places import box_around
from bildungsbuero.search.analyser import Word
from bildungsbuero.search.language import SearchLanguage
from bildungsbuero.search.query import units_of
from bildungsbuero.search.request import Near, SearchRequest

RADIUS_M = 25_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question, ours and the peers'."""

    request: SearchRequest
    asked: Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryClass:
    """A class of queries; `goal` is the ratio to bare tantivy at p95."""

    name: str
    make: Callable[[random.Random, SearchLanguage], Query]
    goal: float = 2.0


def queries(made: QueryClass, count: int, language: SearchLanguage) -> list[Query]:
    """Return `count` queries of a class, always the same."""
    chance = random.Random(f"{SEED} {made.name}")
    return [made.make(chance, language) for _number in range(count)]


def _word(chance: random.Random, first: int, last: int, *, letters: int = 4) -> str:
    while True:
        word = vocabulary()[chance.randrange(first, last)]
        if len(word) >= letters:
            return word


def _query(text: str, asked: Asked, **options: object) -> Query:
    return Query(request=SearchRequest(on=TODAY, text=text, **options), asked=asked)  # type: ignore[arg-type]


def _by_words(language: SearchLanguage, *words: str) -> Query:
    text = " ".join(words)
    return _query(text, _asked(text, language))


def _asked(text: str, language: SearchLanguage) -> Asked:
    """Return the very tokens that ours looks for: each word, what it is made of, and its synonyms."""
    units = units_of(text, language)
    return Asked(
        tokens=tuple(word.lemma for unit in units for word in unit.words),
        units=tuple(
            tuple(tuple(_forms(word) for word in phrase) for phrase in (unit.words, *unit.alternatives))
            for unit in units
        ),
    )


def _forms(word: Word) -> Forms:
    return ((word.lemma,), word.leaves) if word.leaves else ((word.lemma,),)


def _frequent(chance: random.Random, language: SearchLanguage) -> Query:
    return _by_words(language, _word(chance, 60, 160))


def _two_words(chance: random.Random, language: SearchLanguage) -> Query:
    return _by_words(language, _word(chance, 60, 400), _word(chance, 200, 1000))


def _rare(chance: random.Random, language: SearchLanguage) -> Query:
    return _by_words(language, _word(chance, 15_000, 60_000))


def _filtered(chance: random.Random, language: SearchLanguage) -> Query:
    word, town, topic = _word(chance, 60, 160), chance.choice(towns()), _topic(chance)
    assert town.latitude is not None
    assert town.longitude is not None
    box = box_around(town.latitude, town.longitude, radius_m=RADIUS_M)
    asked = replace(_asked(word, language), topic=topic, box=(box.south, box.north, box.west, box.east))
    near = Near(latitude=town.latitude, longitude=town.longitude, radius_m=RADIUS_M)
    return _query(word, asked, facets={"topic": (topic,)}, near=near)


def _beginning(chance: random.Random, language: SearchLanguage) -> Query:  # noqa: ARG001 - the signature of all makers
    word = _word(chance, 300, 5000, letters=9)
    return _query(word[:6], Asked(prefix=word[:6]))


def _misspelt(chance: random.Random, language: SearchLanguage) -> Query:
    word = _word(chance, 100, 5000, letters=7)
    gone = chance.randrange(1, len(word) - 1)
    text = word[:gone] + word[gone + 1 :]
    return _query(text, Asked(misspelt=language.analyser.query(text)[0].lemma))


def _category(chance: random.Random, language: SearchLanguage) -> Query:  # noqa: ARG001
    topic = _topic(chance)
    return _query("", Asked(topic=topic), facets={"topic": (topic,)})


def _topic(chance: random.Random) -> str:
    from bildungsbuero.apps.catalogue.vocabulary import vocabulary as of_name

    return chance.choice(of_name("topic").keys())


FREQUENT = QueryClass(name="one frequent word", make=_frequent)
CLASSES = (
    FREQUENT,
    QueryClass(name="two words", make=_two_words),
    QueryClass(name="one rare word", make=_rare),
    QueryClass(name="word, topic, dates, 25 km", make=_filtered),
    QueryClass(name="beginning of a word (6 letters)", make=_beginning),
    QueryClass(name="misspelt word", make=_misspelt),
    QueryClass(name="topic alone", make=_category),
)

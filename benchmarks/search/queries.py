"""Queries of every class, drawn from the vocabulary by a seed; each in our terms and in the peers'."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.search.offers import TODAY, towns
from benchmarks.search.peers import Asked
from benchmarks.search.words import SEED, vocabulary
from bildungsbuero.core.places import box_around
from bildungsbuero.search.analyser import Analyser
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
    make: Callable[[random.Random, Analyser], Query]
    goal: float = 2.0


def queries(made: QueryClass, count: int, analyser: Analyser) -> list[Query]:
    """Return `count` queries of a class, always the same."""
    chance = random.Random(f"{SEED} {made.name}")
    return [made.make(chance, analyser) for _number in range(count)]


def _word(chance: random.Random, first: int, last: int, *, letters: int = 4) -> str:
    while True:
        word = vocabulary()[chance.randrange(first, last)]
        if len(word) >= letters:
            return word


def _query(text: str, asked: Asked, **options: object) -> Query:
    return Query(request=SearchRequest(on=TODAY, text=text, **options), asked=asked)  # type: ignore[arg-type]


def _by_words(analyser: Analyser, *words: str) -> Query:
    tokens = tuple(word.lemma for word in analyser.query(" ".join(words)))
    return _query(" ".join(words), Asked(tokens=tokens))


def _frequent(chance: random.Random, analyser: Analyser) -> Query:
    return _by_words(analyser, _word(chance, 60, 160))


def _two_words(chance: random.Random, analyser: Analyser) -> Query:
    return _by_words(analyser, _word(chance, 60, 400), _word(chance, 200, 1000))


def _rare(chance: random.Random, analyser: Analyser) -> Query:
    return _by_words(analyser, _word(chance, 15_000, 60_000))


def _filtered(chance: random.Random, analyser: Analyser) -> Query:
    word, town, topic = _word(chance, 60, 160), chance.choice(towns()), _topic(chance)
    assert town.latitude is not None
    assert town.longitude is not None
    box = box_around(town.latitude, town.longitude, radius_m=RADIUS_M)
    tokens = tuple(found.lemma for found in analyser.query(word))
    asked = Asked(tokens=tokens, topic=topic, box=(box.south, box.north, box.west, box.east))
    near = Near(latitude=town.latitude, longitude=town.longitude, radius_m=RADIUS_M)
    return _query(word, asked, facets={"topic": (topic,)}, near=near)


def _beginning(chance: random.Random, analyser: Analyser) -> Query:  # noqa: ARG001 - the signature of all makers
    word = _word(chance, 300, 5000, letters=9)
    return _query(word[:6], Asked(prefix=word[:6]))


def _misspelt(chance: random.Random, analyser: Analyser) -> Query:
    word = _word(chance, 100, 5000, letters=7)
    gone = chance.randrange(1, len(word) - 1)
    text = word[:gone] + word[gone + 1 :]
    return _query(text, Asked(misspelt=analyser.query(text)[0].lemma))


def _category(chance: random.Random, analyser: Analyser) -> Query:  # noqa: ARG001
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

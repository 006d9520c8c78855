"""Generated German offers as the product's own records; the same size gives the same offers."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np

from benchmarks.search.words import SEED, drawn
from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.core.offers import OfferRecord, PriceRecord, ProviderRecord
from bildungsbuero.core.places import PlaceRecord

TODAY = date(2026, 11, 22)
TOWNS = 10_000
PROVIDERS = 50_000
CHUNK = 5_000
LEVELS = ("A1", "A2", "B1", "B2", "C1")


def offers(size: int) -> Iterator[OfferRecord]:
    """Yield `size` offers."""
    for start in range(0, size, CHUNK):
        yield from _chunk(start, min(CHUNK, size - start))


@cache
def towns() -> tuple[PlaceRecord, ...]:
    """Return places spread over Germany."""
    generator = np.random.default_rng(SEED)
    names = drawn(TOWNS, generator)
    spots = zip(generator.uniform(47.4, 54.9, TOWNS), generator.uniform(6.0, 14.9, TOWNS), names, strict=True)
    return tuple(
        PlaceRecord(
            public_id=f"p{number}",
            town=f"{name.capitalize()}stadt {number % 97}",
            association=f"Verbandsgemeinde {number % 1500}",
            county=f"Landkreis {number % 294}",
            latitude=float(round(latitude, 5)),
            longitude=float(round(longitude, 5)),
        )
        for number, (latitude, longitude, name) in enumerate(spots)
    )


@cache
def providers() -> tuple[ProviderRecord, ...]:
    """Return providers with names of two words."""
    words = drawn(PROVIDERS * 2, np.random.default_rng(SEED + 1))
    return tuple(
        ProviderRecord(public_id=f"v{number}", name=f"{words[2 * number]} {words[2 * number + 1]}")
        for number in range(PROVIDERS)
    )


def _chunk(start: int, count: int) -> Iterator[OfferRecord]:
    generator = np.random.default_rng((SEED, start))
    titles, texts = generator.integers(2, 6, count).tolist(), generator.integers(40, 81, count).tolist()
    words = iter(drawn(sum(titles) + sum(texts), generator))
    chances = generator.random((count, 16)).tolist()
    for number in range(count):
        title = " ".join(next(words) for _word in range(titles[number])).capitalize()
        text = " ".join(next(words) for _word in range(texts[number]))
        yield _offer(start + number, title, text, chances[number])


def _offer(number: int, title: str, text: str, chance: list[float]) -> OfferRecord:
    by_kind = tuple(kinds())
    levels = chance[0] < 0.15
    begin = TODAY - timedelta(days=int(chance[1] * 300))
    return OfferRecord(
        public_id=f"o{number}",
        office=f"office{int(chance[2] * 400)}",
        title=title,
        description=text,
        kind=by_kind[int(chance[3] ** 2 * len(by_kind))],
        provider=providers()[int(chance[4] ** 1.5 * PROVIDERS)],
        place=towns()[int(chance[5] ** 1.5 * TOWNS)],
        topics=_keys("topic", chance[6], 1 + (chance[7] < 0.3)),
        life_phases=_keys("life_phase", chance[8], 1 + int(chance[7] * 3)),
        target_groups=_keys("target_group", chance[9], 1),
        languages=_keys("language", chance[10] ** 3, 1),
        level_from=LEVELS[int(chance[0] * 30) % 5] if levels else "",
        level_to=LEVELS[int(chance[0] * 30) % 5] if levels else "",
        mode=_keys("mode", chance[11], 1)[0],
        learning_form=_keys("learning_form", chance[12], 1)[0],
        accessibility=dict.fromkeys(_keys("accessibility", chance[13], 2), True) if chance[13] < 0.4 else {},
        is_free=chance[14] < 0.3,
        prices=(PriceRecord(amount=Decimal(int(chance[14] * 200))),) if chance[14] > 0.5 else (),
        childcare=True if chance[15] < 0.1 else None,
        confirmed_on=begin if chance[15] < 0.7 else None,
        visible_from=begin,
        visible_until=TODAY + timedelta(days=int(chance[1] * 400) - 30),
    )


@cache
def _vocabulary(name: str) -> tuple[str, ...]:
    return tuple(vocabularies()[name].keys())


def _keys(name: str, chance: float, count: int) -> tuple[Any, ...]:
    keys = _vocabulary(name)
    first = int(chance**1.5 * len(keys))
    return tuple(keys[(first + 3 * step) % len(keys)] for step in range(count))

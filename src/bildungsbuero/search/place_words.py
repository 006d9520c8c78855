"""Names of places in a query: towns, associations of municipalities and parts of towns that the index holds."""

from collections.abc import Iterable, Iterator
from typing import Any

import tantivy

from bildungsbuero.core.offers import REACHES
from bildungsbuero.search.filter_words import Meaning, Phrases, phrases_of
from bildungsbuero.search.schema import facet_field

MOST_NAMES = 5_000
SHORTEST_NAME = 4
UNKNOWN = "unknown"
# Behind one of these a name is a place, whatever else the word means.
BEFORE_A_PLACE = ("in", "bei", "nach", "aus", "um", "rund um", "nähe", "à", "у", "в", "في")
# Towns that are called like something people look for.
ALSO_WORDS = frozenset(
    [
        "Berg",
        "Burg",
        "Ernst",
        "Essen",
        "Fell",
        "Forst",
        "Garten",
        "Halle",
        "Hamm",
        "Heide",
        "Herd",
        "Horn",
        "Igel",
        "Kehl",
        "Lage",
        "Lehre",
        "Linden",
        "Mark",
        "Mühle",
        "Norden",
        "Ort",
        "Pfalz",
        "Plan",
        "Rust",
        "Schule",
        "Singen",
        "Spiel",
        "Stein",
        "Süden",
        "Tanz",
        "Wald",
        "Weg",
        "Weil",
        "Weiler",
        "Werder",
        "Wiese",
        "Winter",
        "Worms",
        "Zelle",
    ]
)
# Parts of a town that are called like a direction say nothing without the town.
_DIRECTIONS = frozenset({"Nord", "Süd", "Ost", "West", "Mitte", "Zentrum", "Altstadt", "Innenstadt", "Stadtmitte"})


def place_phrases(searcher: Any) -> Phrases:
    """Return what names of places mean, read from the index."""
    found = searcher.aggregate(
        tantivy.Query.all_query(),
        {
            "place": {"terms": {"field": facet_field("place"), "size": MOST_NAMES}},
            "region": {"terms": {"field": facet_field("region"), "size": MOST_NAMES}},
            "district": {
                "terms": {"field": facet_field("district"), "size": MOST_NAMES},
                "aggs": {"towns": {"terms": {"field": facet_field("place"), "size": 20}}},
            },
        },
    )
    towns = [bucket["key"] for bucket in found["place"]["buckets"] if bucket["key"] not in REACHES]
    regions = [bucket["key"] for bucket in found["region"]["buckets"]]
    districts = [
        (bucket["key"], [town["key"] for town in bucket["towns"]["buckets"]])
        for bucket in found["district"]["buckets"]
        if bucket["key"] != UNKNOWN
    ]
    return phrases_of([*_of_towns(towns), *_of_regions(regions), *_of_districts(districts, towns)])


def _of_towns(towns: Iterable[str]) -> Iterator[tuple[str, Meaning]]:
    for town in towns:
        meaning = Meaning(facet="place", values=(town,))
        if town in ALSO_WORDS or len(town) < SHORTEST_NAME:
            yield from ((f"{before} {town}", meaning) for before in BEFORE_A_PLACE)
        else:
            yield town, meaning


def _of_regions(regions: Iterable[str]) -> Iterator[tuple[str, Meaning]]:
    for region in regions:
        meaning = Meaning(facet="region", values=(region,))
        yield region, meaning
        yield region.replace("Verbandsgemeinde", "VG"), meaning


def _of_districts(districts: Iterable[tuple[str, list[str]]], towns: list[str]) -> Iterator[tuple[str, Meaning]]:
    for district, within in districts:
        meaning = Meaning(facet="district", values=(district,))
        for part in (district, *district.split("/")):
            yield from ((f"{town} {part}", meaning) for town in within)
            if part not in _DIRECTIONS and part not in ALSO_WORDS and part not in towns:
                yield part, meaning

"""Outlines of the parts of a layer: the key and the name in a file, and what holds on a day."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bildungsbuero.apps.territory.models import Layer, LayerUnit, PartOutline
from bildungsbuero.apps.territory.pasting import KEY_FORM, LONGEST_KEY, LONGEST_NAME
from bildungsbuero.apps.territory.shapes import Shape
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.territory import folded
from bildungsbuero.core.territory.outlines import Ring, simplified, tolerance_for
from bildungsbuero.formats.geojson import Collection, Feature, all_rings
from bildungsbuero.web.one_line import is_one_line

# What properties of a key or a name are usually called, the surest first.
KEY_WORDS = ("schluessel", "schlüssel", "key", "nummer", "nr", "code", "kennung", "id")
NAME_WORDS = ("name", "bezeichnung", "stadtteil", "ortsbezirk", "ortsteil", "bezirk", "quartier", "titel", "title")
# Degrees with five decimals are a metre.
DECIMALS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A part as a file draws it."""

    number: int
    key: str
    name: str
    rings: tuple[Ring, ...]


def guessed_key(collection: Collection, parts: Sequence[LayerUnit]) -> str:
    """Return the property that looks most like the key, empty where none does: then parts are told by their names."""
    known = {part.key for part in parts}

    def is_possible(values: Sequence[str]) -> bool:
        return len({value for value in values if re.match(KEY_FORM, value)}) > len(values) / 2

    return _guessed(collection, KEY_WORDS, known, is_possible)


def guessed_name(collection: Collection, parts: Sequence[LayerUnit]) -> str:
    """Return the property that looks most like the name, empty where none can be one."""
    known = {folded(part.name) for part in parts}

    def is_possible(values: Sequence[str]) -> bool:
        return all(values) and any(not value.isdigit() for value in values)

    return _guessed(collection, NAME_WORDS, known, is_possible, fold=folded)


def _guessed(
    collection: Collection,
    words: Sequence[str],
    known: set[str],
    is_possible: Callable[[Sequence[str]], bool],
    fold: Callable[[str], str] = str,
) -> str:
    best, found = 0.0, ""
    for name in collection.property_names:
        values = [feature.properties.get(name, "") for feature in collection.features]
        if not is_possible(values):
            continue
        # What the layer holds already says more than what a property is called.
        met = sum(fold(value) in known for value in values) / len(values)
        heard = next((1 - place / 100 for place, word in enumerate(words) if word in name.casefold()), 0.0)
        # A name at all is better than none; a key that nothing speaks for is no key.
        score = 2 * met + heard + (0.01 if fold is folded else 0.0)
        if score > best:
            best, found = score, name
    return found


def read_outlines(
    collection: Collection, *, key_property: str, name_property: str, parts: Sequence[LayerUnit]
) -> tuple[list[Outline], list[Refusal]]:
    """Return the outlines with their keys and names, and for each other feature why it cannot be taken."""
    taken: list[Outline] = []
    refused = list(collection.refused)
    by_name = {folded(part.name): part.key for part in parts}
    first_of: dict[str, int] = {}
    for feature in collection.features:
        try:
            taken.append(_outline(feature, key_property, name_property, by_name, first_of))
        except Refusal as refusal:
            refused.append(refusal)
    return taken, refused


def _outline(
    feature: Feature, key_property: str, name_property: str, by_name: Mapping[str, str], first_of: dict[str, int]
) -> Outline:
    number, name = feature.number, feature.properties.get(name_property, "")
    place = Place(row=number, field=name[:60])
    if not name or not is_one_line(name):
        raise Refusal("outlines.no_name", place=place, number=number, property=name_property)
    if len(name) > LONGEST_NAME:
        raise Refusal("outlines.name_too_long", place=place, number=number, most=LONGEST_NAME)
    key = feature.properties.get(key_property, "") if key_property else by_name.get(folded(name)) or _key_from(name)
    if not key or len(key) > LONGEST_KEY or not re.match(KEY_FORM, key):
        raise Refusal("outlines.key", place=place, number=number, key=key[:60] or "–")
    if key in first_of:
        raise Refusal("outlines.key_twice", place=place, number=number, key=key, first=first_of[key])
    first_of[key] = number
    return Outline(number=number, key=key, name=name, rings=feature.rings)


def _key_from(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9ÄÖÜäöüß]+", "-", folded(name)).strip("-")[:LONGEST_KEY]


def simplified_rings(outlines: Iterable[Outline], collection: Collection) -> dict[str, list[list[list[float]]]]:
    """Return the rings by key as they are stored: so simple that a page does not show the difference."""
    tolerance_m = tolerance_for(all_rings(collection.features))
    return {
        outline.key: [
            [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in simplified(ring, tolerance_m=tolerance_m)]
            for ring in outline.rings
        ]
        for outline in outlines
    }


def drawn_parts(layer: Layer) -> frozenset[int]:
    """Return the ids of the parts of which any outline is known."""
    return frozenset(PartOutline.objects.of(layer.office).filter(part__layer=layer).values_list("part_id", flat=True))


def outlines_on(layer: Layer, on: date) -> list[Shape]:
    """Return the outlines of the parts that stand on a day, by the key of the part."""
    found = PartOutline.objects.of(layer.office).filter(part__layer=layer).valid_on(on).select_related("part")
    return [
        Shape(
            key=outline.part.key,
            name=outline.part.name,
            rings=tuple(tuple((x, y) for x, y in ring) for ring in outline.rings),
            source=outline.source,
            licence="",
            valid_from=outline.valid_from,
            valid_to=outline.valid_to,
        )
        for outline in found
        if outline.part.standing_on(on)
    ]

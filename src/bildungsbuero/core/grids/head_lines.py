"""What each line of the head says over the columns of values: years, areas, measures, a dimension, units."""

import re
from collections.abc import Mapping as Pairs
from collections.abc import Sequence

from bildungsbuero.core.grids import words
from bildungsbuero.core.grids.areas import find_area, find_quarter
from bildungsbuero.core.grids.mapping import Column, Gazetteer, HeadLine, Says
from bildungsbuero.core.grids.periods import read_written
from bildungsbuero.core.territory import folded

MOST = 0.6
# Words by which a dimension is known, and what people call it.
_DIMENSIONS = (
    (re.compile(r"^(maennlich|weiblich|divers|m|w|jungen|maedchen|frauen|maenner)\b"), "Geschlecht"),
    (re.compile(r"\b(deutsche?|auslaend|nichtdeutsch|ohne migration|mit migration)"), "Staatsangehörigkeit"),
    (re.compile(r"(\bjahre?n?\b|^unter \d|^\d+ bis (unter )?\d+|^u ?\d+$|^\d+ und (mehr|aelter))"), "Altersgruppe"),
    (re.compile(r"(schulen?\b|^real\b|gymnasi|^haupt|gemeinschaft|waldorf|^igs$|^kgs$)"), "Schulart"),
    (re.compile(r"(abschluss|reife\b)"), "Abschluss"),
)
_NAMELESS = "Gliederung"


def line_roles(
    rows: Sequence[int], texts: Sequence[Pairs[int, str]], columns: Sequence[Column], places: Gazetteer
) -> tuple[HeadLine, ...]:
    """Return what each line of the head says."""
    taken = {column.says for column in columns}
    roles: list[Says | None] = [_role(list(line.values()), taken, places) for line in texts]
    open_lines = [number for number, role in enumerate(roles) if role is None]
    for number, found_role in _texts(open_lines, texts, taken).items():
        roles[number] = found_role
    found = []
    for row, line, role in zip(rows, texts, roles, strict=True):
        name = dimension_name(list(line.values())) if role is Says.DIMENSION else ""
        found.append(HeadLine(row=row, says=role or Says.NOTHING, name=name))
    return tuple(found)


def dimension_name(texts: Sequence[str]) -> str:
    """Return what the dimension is called that has these values."""
    plain = [folded(words.without_part_word(text)[0]) for text in texts if text and not words.is_total(text)]
    for pattern, name in _DIMENSIONS:
        if len(plain) > 1 and sum(bool(pattern.search(text)) for text in plain) > len(plain) / 2:
            return name
    return _NAMELESS


def _role(texts: list[str], taken: set[Says], places: Gazetteer) -> Says | None:
    """Return what a line says where its texts tell it, None for texts that need to be compared with other lines."""
    filled = [text for text in texts if text]
    distinct = set(filled)
    if not filled or all(text.isdigit() and len(text) < 3 for text in filled):
        return Says.NOTHING
    if Says.PERIOD not in taken and _share(filled, read_written) >= 0.8:
        return Says.PERIOD
    if all(words.read_unit(text) or folded(text) in words.VALUES for text in distinct):
        return Says.UNIT if any(words.read_unit(text) for text in distinct) else Says.NOTHING
    if len(distinct) > 1 and Says.QUARTER not in taken and _share(filled, lambda t: find_quarter(t, places)) >= MOST:
        return Says.QUARTER
    if len(distinct) > 1 and Says.AREA not in taken and _share(filled, lambda t: find_area(t, places)) >= MOST:
        return Says.AREA
    if distinct and all(words.is_total(text) or not words.without_part_word(text)[0] for text in distinct):
        return Says.NOTHING if len(distinct) > 1 else None
    return None


def _share(texts: list[str], find: object) -> float:
    assert callable(find)  # noqa: S101 - given by this module alone
    return sum(find(text) is not None for text in texts) / len(texts)


def _texts(numbers: list[int], texts: Sequence[Pairs[int, str]], taken: set[Says]) -> dict[int, Says]:
    """Of lines of words the coarsest names measures and finer ones divide them; one line alone is either."""
    if not numbers:
        return {}
    if Says.MEASURE in taken:
        return dict.fromkeys(numbers, Says.DIMENSION)
    if len(numbers) == 1:
        values = list(texts[numbers[0]].values())
        return {numbers[0]: Says.DIMENSION if _divides(values) else Says.MEASURE}
    sizes = {number: len(set(texts[number].values()) - {""}) for number in numbers}
    divided = [number for number in numbers if _divides(list(texts[number].values()))]
    measures = [number for number in numbers if number not in divided] or numbers
    coarsest = min(measures, key=lambda number: (sizes[number], number))
    return {
        number: Says.MEASURE if number == coarsest and coarsest not in divided else Says.DIMENSION for number in numbers
    }


def _divides(texts: list[str]) -> bool:
    """Whether the texts are values of one dimension: one is a total, or all are known to be of a kind."""
    filled = [text for text in texts if text]
    if len(set(filled)) < 2:
        return False
    return any(words.is_total(text) for text in filled) or dimension_name(filled) != _NAMELESS

"""JSON-stat 2.0: a cube of figures for other programs (https://json-stat.org/full/)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import Any

from bildungsbuero.core.cells import Cell, Published

VERSION = "2.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The unit of a category of the dimension that names what is counted."""

    label: str
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One value of a dimension."""

    key: str
    label: str
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A dimension of the cube; `role` is "metric", "geo", "time" or empty."""

    key: str
    label: str
    categories: tuple[Category, ...]
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cube:
    """Figures by the keys of their categories, in the order of the dimensions; what is not in `cells` is missing."""

    label: str
    source: str
    updated: str
    href: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[tuple[str, ...], Cell]
    notes: tuple[str, ...] = ()
    # What each mark means, for people.
    marks: Mapping[str, str] = field(default_factory=dict)
    extension: Mapping[str, Any] = field(default_factory=dict)


def as_document(cube: Cube) -> dict[str, Any]:
    """Return the cube as a document of the class "dataset".

    `value` holds null where there is no number; `status` holds the mark at the place of the value, "missing" where the
    cube has no cell at all.
    """
    places = list(product(*([item.key for item in dimension.categories] for dimension in cube.dimensions)))
    found = [cube.cells.get(place) for place in places]
    status = {str(number): mark for number, cell in enumerate(found) if (mark := _status(cell))}
    document: dict[str, Any] = {
        "version": VERSION,
        "class": "dataset",
        "href": cube.href,
        "label": cube.label,
        "source": cube.source,
        "updated": cube.updated,
        "id": [dimension.key for dimension in cube.dimensions],
        "size": [len(dimension.categories) for dimension in cube.dimensions],
        "role": _roles(cube.dimensions),
        "dimension": {dimension.key: _dimension(dimension) for dimension in cube.dimensions},
        "value": [_number(cell) for cell in found],
    }
    if status:
        document["status"] = status
    if cube.notes:
        document["note"] = list(cube.notes)
    extension = dict(cube.extension)
    if cube.marks:
        extension["status"] = {"label": dict(cube.marks)}
    if extension:
        document["extension"] = extension
    return document


def _status(cell: Cell | None) -> str:
    if cell is None:
        return "missing"
    if isinstance(cell, Published):
        return cell.mark or ",".join(sorted(cell.quality))
    return cell.mark or str(cell.meaning)


def _number(cell: Cell | None) -> int | float | None:
    if not isinstance(cell, Published):
        return None
    value: Decimal = cell.value
    return int(value) if value == value.to_integral_value() else float(value)


def _roles(dimensions: Sequence[Dimension]) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for dimension in dimensions:
        if dimension.role:
            roles.setdefault(dimension.role, []).append(dimension.key)
    return roles


def _dimension(dimension: Dimension) -> dict[str, Any]:
    units = {
        item.key: {"label": item.unit.label, "decimals": item.unit.decimals}
        for item in dimension.categories
        if item.unit is not None
    }
    category: dict[str, Any] = {
        "index": [item.key for item in dimension.categories],
        "label": {item.key: item.label for item in dimension.categories},
    }
    if units:
        category["unit"] = units
    return {"label": dimension.label, "category": category}

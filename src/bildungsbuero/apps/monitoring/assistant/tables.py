"""A table that was read with a mapping, in the shape in which deliveries are imported."""

import csv
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bildungsbuero.core.datasets import TOTAL, Code, Dimension, Measure
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.grids.mapping import Mapping, as_json
from bildungsbuero.core.grids.reading import Fact, Outcome
from bildungsbuero.core.layouts import LongLayout, TableDescription

FORMAT = "assistant"
_ROLES = ("measure", "area", "period", "value", "mark", "unit", "quality")
# Names that the warehouse keeps for itself; a dimension of that name gets a sign more.
_RESERVED = frozenset({*_ROLES, "row", "number", "sign", "first", "nth", "delivery"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistedTable:
    """What the assistant hands over: the table that was read, how, and the declaration of its data set."""

    mapping: Mapping
    outcome: Outcome
    declaration: Declaration
    footer: str = ""

    def digest(self, of_bytes: str) -> str:
        """Return what tells this import from others: the same bytes read in another way are another delivery."""
        reading = json.dumps(as_json(self.mapping), sort_keys=True)
        return hashlib.sha256(f"{of_bytes}:{reading}".encode()).hexdigest()

    def describe(self, work_dir: Path) -> tuple[TableDescription, Path]:
        """Write the facts as a long table and return its description."""
        dimensions = dimension_names(self.outcome.facts)
        path = work_dir / "assisted.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerow([*_ROLES, *dimensions])
            writer.writerows(_row(fact, dimensions) for fact in self.outcome.facts)
        layout = LongLayout(
            columns=(*_ROLES, *dimensions),
            roles={role: role for role in _ROLES},
            dimensions=dimensions,
            decimal_comma=True,
            delimiter=";",
        )
        description = TableDescription(
            format=FORMAT, encoding="utf-8", layout=layout, title=self.declaration.title["de"], footer=self.footer
        )
        return description, path

    def refusals(self, later: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return everything that was refused with its cell, also what was refused after the reading."""
        early = [
            {"row": item.row + 1, "cell": item.cell, "reason": item.reason, "detail": item.detail}
            for item in self.outcome.refused
        ]
        facts = self.outcome.facts
        late = []
        for item in later:
            # The first line of the long table is its head.
            fact = facts[item["row"] - 2] if 2 <= item["row"] < len(facts) + 2 else None
            late.append(item | ({"row": fact.row + 1, "cell": fact.cell} if fact else {}))
        return sorted([*early, *late], key=lambda item: item["row"])


def dimension_names(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the dimensions of all facts in the order in which they come."""
    return tuple(dict.fromkeys(safe_name(name) for fact in facts for name, _value in fact.dims))


def safe_name(name: str) -> str:
    """Return the name of a dimension as the warehouse can keep it."""
    return f"{name}_" if name.casefold() in _RESERVED else name


def grown(declaration: Declaration, outcome: Outcome) -> Declaration:
    """Return a declaration with the measures, dimensions and values that a table brings along.

    What is known keeps its place and its words; an own data set may get a school type more each year.
    """
    measures = {measure.code: measure for measure in declaration.measures}
    for code, unit in dict.fromkeys((fact.measure, fact.unit) for fact in outcome.facts):
        measures.setdefault(code, Measure(code=code, label={"de": code}, unit=unit))
    dimensions = {dimension.code: dimension for dimension in declaration.dimensions}
    subsets = {(safe_name(name), value): whole for name, value, whole in outcome.subsets}
    for name, value in dict.fromkeys(pair for fact in outcome.facts for pair in fact.dims):
        key = _known_name(declaration, safe_name(name))
        dimension = dimensions.setdefault(key, Dimension(code=key, label={"de": name}))
        if value != TOTAL and dimension.find(value) is None:
            item = Code(code=value, label={"de": value}, subset_of=subsets.get((safe_name(name), value), ""))
            dimensions[key] = replace(dimension, codes=(*dimension.codes, item))
    return replace(declaration, measures=tuple(measures.values()), dimensions=tuple(dimensions.values()))


def _known_name(declaration: Declaration, name: str) -> str:
    known = declaration.find_dimension(name)
    return known.code if known is not None else name


def _row(fact: Fact, dimensions: Sequence[str]) -> list[str]:
    dims = {safe_name(name): value for name, value in fact.dims}
    number = "" if fact.number is None else format(fact.number, "f").replace(".", ",")
    return [
        fact.measure,
        fact.area,
        fact.period,
        number or fact.sign,
        "",
        fact.unit,
        fact.quality,
        *(dims.get(name, TOTAL) for name in dimensions),
    ]

"""Figures kept as they stood at a moment: plain values that can be written down, read back and compared by a digest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bildungsbuero.core.cells import Cell, Meaning, Published, Quality, as_text, without_number
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.indicators import Text
from bildungsbuero.core.periods import Period, PeriodMeaning, read_period

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFigure:
    """One figure; `is_small` marks an area below the official ones, `label` names the code of a split."""

    area: str
    area_name: Text
    period: Period
    cell: Cell
    numerator: Cell | None = None
    denominator: Cell | None = None
    is_small: bool = False
    dimension: str = ""
    dimension_label: Text = field(default_factory=dict)
    code: str = ""
    label: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenItem:
    """An indicator or own table with its words, its source, its licence and its figures."""

    kind: str
    key: str
    title: Text
    definition: Text
    formula: Text
    origin: Text
    caveats: tuple[Text, ...]
    unit: str
    decimals: int
    version: int
    is_checked: bool
    source: Text
    licence: str
    figures: tuple[FrozenFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """All items of an edition, and the moment at which they were taken."""

    office: str
    edition: str
    taken_at: str
    items: tuple[FrozenItem, ...]

    @property
    def count(self) -> int:
        """How many figures it holds."""
        return sum(len(item.figures) for item in self.items)

    def item(self, kind: str, key: str) -> FrozenItem | None:
        """Return an item, None where it is not part of the edition."""
        return next((item for item in self.items if (item.kind, item.key) == (kind, key)), None)


def as_bytes(frozen: Frozen) -> bytes:
    """Return the figures as JSON in one form only, so that equal figures have equal bytes."""
    document = {
        "format": FORMAT,
        "office": frozen.office,
        "edition": frozen.edition,
        "taken_at": frozen.taken_at,
        "items": [_item_as_json(item) for item in frozen.items],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of the bytes, by which anybody can tell that nothing was changed."""
    return hashlib.sha256(content).hexdigest()


def read(content: bytes, digest: str) -> Frozen:
    """Return what was frozen; raises Refusal where the bytes are not those that the digest was made of."""
    if digest_of(content) != digest:
        raise Refusal("edition.altered")
    document = json.loads(content)
    return Frozen(
        office=document["office"],
        edition=document["edition"],
        taken_at=document["taken_at"],
        items=tuple(_item_of(item) for item in document["items"]),
    )


def _item_as_json(item: FrozenItem) -> dict[str, Any]:
    plain = ("kind", "key", "title", "definition", "formula", "origin", "unit", "decimals", "version", "is_checked")
    return {name: getattr(item, name) for name in (*plain, "source", "licence")} | {
        "caveats": list(item.caveats),
        "figures": [_figure_as_json(figure) for figure in item.figures],
    }


def _figure_as_json(figure: FrozenFigure) -> dict[str, Any]:
    found: dict[str, Any] = {
        "area": figure.area,
        "area_name": figure.area_name,
        "period": [figure.period.code, str(figure.period.meaning)],
        "cell": _cell_as_json(figure.cell),
    }
    if figure.numerator is not None:
        found["numerator"] = _cell_as_json(figure.numerator)
    if figure.denominator is not None:
        found["denominator"] = _cell_as_json(figure.denominator)
    if figure.is_small:
        found["is_small"] = True
    if figure.code:
        found["split"] = [figure.dimension, figure.dimension_label, figure.code, figure.label]
    return found


def _cell_as_json(cell: Cell) -> list[Any]:
    value = as_text(cell.value) if isinstance(cell, Published) else None
    quality = sorted(str(one) for one in cell.quality) if isinstance(cell, Published) else []
    return [value, cell.mark, str(cell.meaning), quality]


def _item_of(found: Mapping[str, Any]) -> FrozenItem:
    plain = {name: value for name, value in found.items() if name not in {"figures", "caveats"}}
    figures = tuple(_figure_of(figure) for figure in found["figures"])
    return FrozenItem(**plain, caveats=tuple(found["caveats"]), figures=figures)


def _figure_of(found: Mapping[str, Any]) -> FrozenFigure:
    code, meaning = found["period"]
    dimension, dimension_label, split, label = found.get("split") or ("", {}, "", {})
    return FrozenFigure(
        area=found["area"],
        area_name=found["area_name"],
        period=read_period(code, PeriodMeaning(meaning)),
        cell=_cell_of(found["cell"]),
        numerator=_cell_of(found["numerator"]) if "numerator" in found else None,
        denominator=_cell_of(found["denominator"]) if "denominator" in found else None,
        is_small=found.get("is_small", False),
        dimension=dimension,
        dimension_label=dimension_label,
        code=split,
        label=label,
    )


def _cell_of(found: list[Any]) -> Cell:
    value, mark, meaning, quality = found
    if value is None:
        return without_number(Meaning(meaning), mark)
    marks = frozenset(Quality(one) for one in quality)
    return Published(value=Decimal(value), mark=mark, meaning=Meaning(meaning), quality=marks)

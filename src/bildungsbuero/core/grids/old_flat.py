"""The flat file of GENESIS before 2025: numbered pairs of variable and value, one column a measure."""

import re
from collections.abc import Sequence

from bildungsbuero.core.grids.areas import find_key
from bildungsbuero.core.grids.grid import Cell
from bildungsbuero.core.grids.mapping import Column, Gazetteer, Says

_FIRST = "Statistik_Code"
_VARIABLE = re.compile(r"(\d+)_Merkmal_Label")
_CODE = re.compile(r"(\d+)_Auspraegung_Code")
_LABEL = re.compile(r"(\d+)_Auspraegung_Label")
_MEASURE = re.compile(r".+__.*")
_QUALITY = re.compile(r".+__q")

Seen = tuple[int, str, Sequence[Cell]]


def is_old_flat(heads: Sequence[str]) -> bool:
    """Whether the heads are those of a flat file before 2025."""
    return bool(heads) and heads[0] == _FIRST and "Zeit" in heads


def column_roles(seen: Sequence[Seen], places: Gazetteer) -> tuple[Column, ...]:
    """Return what each column says: the first variable of areas is the area, the others are breakdowns."""
    names = {found[1]: cells[0].text for _index, head, cells in seen if (found := _VARIABLE.fullmatch(head)) and cells}
    area = next((number for number, cells in _codes(seen) if _are_areas(cells, places)), "")
    return tuple(_column(index, head, names=names, area=area) for index, head, _cells in seen)


def _codes(seen: Sequence[Seen]) -> list[tuple[str, Sequence[Cell]]]:
    return [(found[1], cells) for _index, head, cells in seen if (found := _CODE.fullmatch(head))]


def _are_areas(cells: Sequence[Cell], places: Gazetteer) -> bool:
    keys = [find_key(cell.text, places) for cell in cells if cell.text]
    return bool(keys) and all(keys)


def _column(index: int, head: str, *, names: dict[str, str], area: str) -> Column:
    if head == "Zeit":
        return Column(index=index, says=Says.PERIOD)
    if (code := _CODE.fullmatch(head)) and code[1] == area:
        return Column(index=index, says=Says.AREA)
    if (label := _LABEL.fullmatch(head)) and label[1] != area:
        return Column(index=index, says=Says.DIMENSION, name=names.get(label[1], head))
    if _MEASURE.fullmatch(head) and not _QUALITY.fullmatch(head):
        return Column(index=index, says=Says.VALUE)
    return Column(index=index)

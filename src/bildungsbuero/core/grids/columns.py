"""What each column of a table probably says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bildungsbuero.core.grids import old_flat, words
from bildungsbuero.core.grids.areas import find_area, find_key, find_quarter
from bildungsbuero.core.grids.grid import Cell, Grid
from bildungsbuero.core.grids.mapping import ONCE, Column, Gazetteer, Says
from bildungsbuero.core.grids.regions import Look, look_of
from bildungsbuero.core.territory import folded

MOST = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A column with its head and its filled cells."""

    index: int
    head: str
    cells: tuple[Cell, ...]
    looks: tuple[Look, ...]

    def share(self, *looks: Look) -> float:
        """The share of cells that look like one of these."""
        return sum(look in looks for look in self.looks) / len(self.looks) if self.looks else 0.0


def column_roles(
    grid: Grid, columns: Sequence[int], *, rows: range, head: Sequence[int], places: Gazetteer
) -> tuple[Column, ...]:
    """Return what each column says; what only one column can say is said by the first that fits best."""
    seen = [_look_at(grid, column, rows, head) for column in columns]
    if old_flat.is_old_flat([column.head for column in seen]):
        return old_flat.column_roles([(column.index, column.head, column.cells) for column in seen], places)
    found: list[Column] = []
    for column in seen:
        is_left = not any(item.says is Says.VALUE for item in found)
        says, name = _role(column, places, is_left=is_left)
        found.append(Column(index=column.index, says=says, name=name))
    return _once(found, seen, places)


def _look_at(grid: Grid, column: int, rows: range, head: Sequence[int]) -> _Seen:
    texts = [words.clean(grid.shown_at(row, column).text) for row in head]
    cells = tuple(cell for row in rows if (cell := grid.at(row, column)).text)
    looks = tuple(look_of(cell) for cell in cells)
    return _Seen(index=column, head=next((text for text in reversed(texts) if text), ""), cells=cells, looks=looks)


def _role(column: _Seen, places: Gazetteer, *, is_left: bool) -> tuple[Says, str]:
    if not column.cells:
        return Says.NOTHING, ""
    head = folded(column.head)
    labelled = _by_its_head(column, head, places)
    if labelled is not None:
        return labelled
    if (
        is_left
        and column.share(Look.YEAR, Look.PERIOD) >= MOST
        and look_of(Cell(column.head))
        not in (
            Look.YEAR,
            Look.PERIOD,
        )
    ):
        return Says.PERIOD, ""
    if is_left and _are_keys(column, places):
        return Says.AREA, ""
    if column.share(Look.FIGURE, Look.YEAR) >= 0.5:
        return Says.VALUE, ""
    if _share(column, lambda text: find_quarter(text, places)) >= MOST:
        return Says.QUARTER, ""
    if is_left and _share(column, lambda text: find_area(text, places)) >= MOST:
        return Says.AREA, ""
    if not is_left and head in words.BESIDE | {""}:
        return Says.NOTHING, ""
    return Says.DIMENSION, column.head


def _by_its_head(column: _Seen, head: str, places: Gazetteer) -> tuple[Says, str] | None:
    figures = column.share(Look.FIGURE)
    if head in words.PERIODS and column.share(Look.YEAR, Look.PERIOD) >= 0.5:
        return Says.PERIOD, ""
    if head in words.QUARTERS and figures < 0.5:
        return (Says.QUARTER, "") if places.quarters else (Says.DIMENSION, column.head)
    if head in words.AREAS and _share(column, lambda text: find_area(text, places)) > 0:
        return Says.AREA, ""
    simple = {
        **dict.fromkeys(words.MEASURES, Says.MEASURE),
        **dict.fromkeys(words.UNITS, Says.UNIT),
        **dict.fromkeys(words.MARKS, Says.MARK),
        **dict.fromkeys(words.BESIDE, Says.NOTHING),
    }
    if head in simple and (figures < 0.5 or simple[head] in (Says.NOTHING, Says.MARK)):
        return simple[head], ""
    return None


def _share(column: _Seen, find: object) -> float:
    assert callable(find)  # noqa: S101 - given by this module alone
    texts = [cell.text for cell in column.cells if not words.is_total(cell.text)]
    return sum(find(text) is not None for text in texts) / len(texts) if texts else 0.0


def _are_keys(column: _Seen, places: Gazetteer) -> bool:
    """Whether all are keys of known areas; numbers that merely have five digits are not."""
    texts = [cell.text for cell in column.cells if not words.is_total(cell.text)]
    keys = [find_key(text, places) for text in texts]
    return bool(texts) and all(key is not None and len(key) >= 5 and key in places.keys for key in keys)


def _once(found: list[Column], seen: list[_Seen], places: Gazetteer) -> tuple[Column, ...]:
    """Keep of each role that stands once the first; of areas the column of keys, since names repeat them."""
    areas = [column for column in found if column.says is Says.AREA]
    by_key = [one for one in areas if _are_keys(next(item for item in seen if item.index == one.index), places)]
    keep = (by_key or areas)[:1]
    result, taken = [], set()
    for column in found:
        if column.says is Says.AREA and keep and column != keep[0]:
            result.append(replace(column, says=Says.NOTHING))
            continue
        if column.says is Says.DIMENSION and keep and folded(column.name) in words.NAMES:
            result.append(replace(column, says=Says.NOTHING, name=""))
            continue
        if column.says in ONCE and column.says in taken:
            result.append(replace(column, says=Says.NOTHING))
            continue
        taken.add(column.says)
        result.append(column)
    return tuple(result)

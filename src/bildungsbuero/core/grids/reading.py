"""A table read by its mapping: one fact for each figure, and everything that was refused with the cell it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.grids.areas import find_area, find_quarter
from bildungsbuero.core.grids.grid import Cell, Grid, Kind, address
from bildungsbuero.core.grids.head import head_texts
from bildungsbuero.core.grids.mapping import Gazetteer, Mapping, Says
from bildungsbuero.core.grids.numbers import Figure, Unreadable, read_figure
from bildungsbuero.core.grids.periods import code_of, read_written
from bildungsbuero.core.grids.sections import section_of
from bildungsbuero.core.grids.sums import Sum
from bildungsbuero.core.grids.words import VALUES, clean, is_total, read_unit, split_unit, without_part_word
from bildungsbuero.core.symbols import QUALITY_MARKS
from bildungsbuero.core.territory import folded

Key = tuple[str, str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure with everything that the table says about it; `text` is what stands in the cell."""

    row: int
    column: int
    text: str
    area: str
    period: str
    measure: str
    dims: tuple[tuple[str, str], ...]
    number: Decimal | None
    sign: str
    quality: str
    unit: str

    @property
    def cell(self) -> str:
        """The name of its cell."""
        return address(self.row, self.column)

    @property
    def key(self) -> Key:
        """What tells it from every other figure."""
        return (self.area, self.period, self.measure, self.dims)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedCell:
    """A cell that could not be taken: why, and what stands there."""

    row: int
    column: int
    reason: str
    detail: str = ""

    @property
    def cell(self) -> str:
        """The name of the cell."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a table gives: facts, refusals, parts of a value that are no summands, sums left out, cut-off footnotes."""

    facts: tuple[Fact, ...] = ()
    refused: tuple[RefusedCell, ...] = ()
    subsets: tuple[tuple[str, str, str], ...] = ()
    sums: tuple[Sum, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    notes: int = 0


@dataclass(slots=True)
class _State:
    """What earlier rows said that still holds: the last filled labels, the heading of the section."""

    labels: dict[int, str]
    parents: dict[int, str]
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a row or a column says about a figure, before it is read."""

    area: str = ""
    quarter: str = ""
    period: str = ""
    measure: str = ""
    unit: str = ""
    dims: tuple[tuple[str, str], ...] = ()


class _Refuse(Exception):
    """A label that cannot be read; it is noted once, at the cell where it stands."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail[:60]


def read_table(grid: Grid, mapping: Mapping, gazetteer: Gazetteer) -> Outcome:
    """Return what the table gives by its mapping; nothing is lost without being named."""
    return _Reader(grid, mapping, gazetteer).read()


class _Reader:
    """Reads one table, row by row; keeps what has been refused."""

    def __init__(self, grid: Grid, mapping: Mapping, gazetteer: Gazetteer) -> None:
        self.grid = grid
        self.mapping = mapping
        self.gazetteer = gazetteer
        self.refused: dict[tuple[int, int], RefusedCell] = {}
        self.facts: dict[Key, Fact] = {}
        self.subsets: dict[tuple[str, str], str] = {}
        self.sums: list[Sum] = []
        self.hidden: set[int] = set()
        self.notes = 0
        self.keys: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        hidden = frozenset() if mapping.reads_hidden else grid.hidden_columns
        self.values = [item.index for item in mapping.columns_of(Says.VALUE) if item.index not in hidden]
        self.hidden_columns = [item.index for item in mapping.columns_of(Says.VALUE) if item.index in hidden]
        self.labels = [item for item in mapping.columns if item.says not in (Says.VALUE, Says.NOTHING)]

    def read(self) -> Outcome:
        heads = self._heads()
        state = _State(labels={}, parents={})
        for row in self._rows():
            self._read_row(row, state, heads)
        subsets = tuple((name, part, whole) for (name, part), whole in self.subsets.items())
        return Outcome(
            facts=tuple(self.facts.values()),
            refused=tuple(self.refused[place] for place in sorted(self.refused)),
            subsets=subsets,
            sums=tuple(self.sums),
            hidden_rows=tuple(sorted(self.hidden)),
            hidden_columns=tuple(self.hidden_columns),
            notes=self.notes,
        )

    def _rows(self) -> Iterator[int]:
        for row in range(self.mapping.first, min(self.mapping.last + 1, self.grid.height)):
            if row in self.mapping.skipped or not any(self.grid.texts(row)):
                continue
            if row in self.grid.hidden_rows and not self.mapping.reads_hidden:
                self.hidden.add(row)
                continue
            yield row

    def _heads(self) -> dict[int, _Said]:
        """Return what the head says over each column of values; a column whose head cannot be read is left out."""
        rows = [line.row for line in self.mapping.head]
        texts = head_texts(self.grid, rows, self.values)
        found = {}
        parents: dict[int, str] = {}
        for column in self.values:
            said = _Said()
            for line, over in zip(self.mapping.head, texts, strict=True):
                text, parent = over.get(column, ""), parents.get(line.row, "")
                try:
                    said, parents[line.row] = self._add(said, line.says, text, name=line.name, parent=parent)
                except _Refuse as refuse:
                    self._refuse(line.row, column, refuse.reason, refuse.detail)
                    break
            else:
                found[column] = said
        return found

    def _read_row(self, row: int, state: _State, heads: dict[int, _Said]) -> None:
        filled = [column for column in self.values if self.grid.at(row, column).text]
        if not filled:
            # A heading of a section speaks for the rows below it.
            state.section = section_of(self.grid, self.mapping, row) or state.section
            return
        try:
            said = self._labels_of(row, state)
        except _Refuse as refuse:
            self._refuse(row, self._label_column(refuse), refuse.reason, refuse.detail)
            return
        if said is None:
            self._check_sum(row, filled)
            return
        for column in heads:
            self._read_figure(row, column, said, heads[column])

    def _labels_of(self, row: int, state: _State) -> _Said | None:
        """Return what the labels of a row say; None for a row that sums up others and is left out."""
        said = _Said()
        if self.mapping.section is not Says.NOTHING and state.section:
            said, _parent = self._add(
                said, self.mapping.section, state.section, name=self.mapping.section_name or "Abschnitt", parent=""
            )
        if self._sums_up_areas(row):
            return None
        for column in self.labels:
            shown = clean(self.grid.shown_at(row, column.index).text)
            if not shown and column.says not in (Says.MARK, Says.UNIT):
                shown = state.labels.get(column.index, "")
            state.labels[column.index] = shown
            if is_total(shown) and self._is_a_sum(column.says, shown):
                return None
            parent = state.parents.get(column.index, "")
            said, state.parents[column.index] = self._add(said, column.says, shown, name=column.name, parent=parent)
        return said

    def _sums_up_areas(self, row: int) -> bool:
        """Whether a row has no key of an area, and "Summe" where the others have the name of one."""
        keys = self.mapping.column_of(Says.AREA)
        if keys is None or self.grid.shown_at(row, keys.index).text:
            return False
        beside = [column.index for column in self.mapping.columns_of(Says.NOTHING)]
        return any(is_total(self.grid.at(row, column).text) for column in beside)

    def _is_a_sum(self, says: Says, text: str) -> bool:
        """Whether "Summe" stands where an area or a period is expected; dimensions have a place for their total."""
        if says is Says.AREA:
            return find_area(text, self.gazetteer) is None
        return says is Says.PERIOD

    def _add(self, said: _Said, says: Says, text: str, *, name: str, parent: str) -> tuple[_Said, str]:
        """Return what is known with one more label; `parent` is the value that a "darunter" below it belongs to."""
        if says is Says.DIMENSION and (of_its_own := self._in_a_unit_of_its_own(text)):
            whole = said.measure or self.mapping.measure
            measure = f"{whole} – {of_its_own}" if whole else of_its_own
            return replace(said, measure=measure, unit=text, dims=(*said.dims, (name or "Gliederung", TOTAL))), parent
        if says is Says.DIMENSION:
            value = self._value_of(text, name=name or "Gliederung", parent=parent)
            said = replace(said, dims=(*said.dims, (name or "Gliederung", value)))
            return said, parent if without_part_word(text)[1] else value
        if says is Says.QUARTER:
            return replace(said, quarter=self._quarter_of(text)), parent
        if says is Says.AREA and text:
            return replace(said, area=text), parent
        if says is Says.PERIOD and text:
            return replace(said, period=text), parent
        if says is Says.MEASURE and text and folded(text) not in VALUES:
            plain, unit = split_unit(text)
            label = self.mapping.names.get(plain, plain)
            joined = f"{said.measure} – {label}" if said.measure else label
            return replace(said, measure=joined, unit=text if unit else said.unit), parent
        if says is Says.UNIT and text:
            return replace(said, unit=text), parent
        return said, parent

    def _in_a_unit_of_its_own(self, text: str) -> str:
        """Return the name before a unit that the table does not have: "Quote in %" among counts is another measure."""
        plain, unit = split_unit(text)
        return self.mapping.names.get(plain, plain) if unit and unit[0] != self.mapping.unit else ""

    def _value_of(self, text: str, *, name: str, parent: str) -> str:
        if not text or is_total(text):
            return TOTAL
        label, is_subset = without_part_word(text)
        if not label:
            return TOTAL
        value = self.mapping.names.get(label, label)[:150]
        if is_subset and parent and parent != value:
            self.subsets.setdefault((name, value), parent)
        return value

    def _quarter_of(self, text: str) -> str:
        if not text or is_total(text):
            return TOTAL
        found = find_quarter(text, self.gazetteer)
        if found is None:
            raise _Refuse("quarter", text)
        return found

    def _read_figure(self, row: int, column: int, of_row: _Said, of_column: _Said) -> None:
        cell = self.grid.at(row, column)
        mark = self.mapping.column_of(Says.MARK)
        sign = self.grid.at(row, mark.index) if mark and not cell.text else None
        figure = read_figure(sign if sign is not None else cell, self.mapping.decimals)
        if isinstance(figure, Unreadable):
            self._refuse(row, column, figure.reason, cell.text)
            return
        try:
            fact = self._fact(row, column, figure, of_row, of_column)
        except _Refuse as refuse:
            self._refuse(row, column, refuse.reason, refuse.detail)
            return
        if fact is None:
            return
        before = self.facts.setdefault(fact.key, fact)
        if before is not fact:
            self._refuse(row, column, "twice", before.cell)

    def _fact(self, row: int, column: int, figure: Figure, of_row: _Said, of_column: _Said) -> Fact | None:
        area = of_row.area or of_column.area or self.mapping.area
        if is_total(area) and find_area(area, self.gazetteer) is None:
            return None
        written = of_row.period or of_column.period or self.mapping.period
        if is_total(written):
            return None
        unit, factor = self._unit(of_row.unit or of_column.unit, figure, self.grid.at(row, column))
        quarter = of_row.quarter or of_column.quarter
        dims = (*of_row.dims, *of_column.dims)
        if quarter:
            dims = ((self.gazetteer.quarter_name or "Stadtteil", quarter), *dims)
        measure = " – ".join(part for part in (of_row.measure, of_column.measure) if part)
        self.notes += bool(figure.note)
        return Fact(
            row=row,
            column=column,
            text=self.grid.at(row, column).text,
            area=self._area(area),
            period=self._period(written),
            measure=measure or self.mapping.measure or "Wert",
            dims=_merged(dims),
            number=None if figure.number is None else figure.number * factor,
            sign=figure.sign,
            quality=figure.quality if figure.quality in QUALITY_MARKS else "",
            unit=unit,
        )

    def _area(self, text: str) -> str:
        if not text:
            raise _Refuse("no_area", "")
        if text not in self.keys:
            key = find_area(text, self.gazetteer)
            if key is None:
                raise _Refuse("unknown_area", text)
            self.keys[text] = key
        return self.keys[text]

    def _period(self, text: str) -> str:
        if not text:
            raise _Refuse("no_period", "")
        if text not in self.codes:
            written = read_written(text)
            if written is None:
                raise _Refuse("unknown_period", text)
            code = code_of(written, self.mapping.meaning, day=self.mapping.day)
            if code is None:
                raise _Refuse("other_period", text)
            self.codes[text] = code
        return self.codes[text]

    def _unit(self, text: str, figure: Figure, cell: Cell) -> tuple[str, int]:
        """Return the unit and the factor to it; a cell that shows 0.123 as 12,3 % is in percent."""
        if figure.is_percent:
            return "percent", 100 if cell.kind is Kind.NUMBER else 1
        said = read_unit(text) or split_unit(text)[1] if text else None
        if said:
            return said[0], said[1] * (self.mapping.factor if self.mapping.unit == said[0] and said[1] == 1 else 1)
        return self.mapping.unit or "number", self.mapping.factor

    def _check_sum(self, row: int, filled: Sequence[int]) -> None:
        """A row of sums is left out, after its numbers were compared with the rows above it."""
        first = max((found.row + 1 for found in self.sums), default=self.mapping.first)
        for column in filled:
            total = read_figure(self.grid.at(row, column), self.mapping.decimals)
            parts = [self.grid.at(one, column) for one in range(first, row) if one not in self.hidden]
            read = [read_figure(part, self.mapping.decimals) for part in parts if part.text]
            numbers = [part.number for part in read if isinstance(part, Figure)]
            is_whole = None not in numbers and len(numbers) == len(read)
            if isinstance(total, Figure) and total.number is not None:
                found = sum((number for number in numbers if number is not None), Decimal(0)) if is_whole else None
                self.sums.append(Sum(row=row, column=column, stated=total.number, found=found))

    def _label_column(self, refuse: _Refuse) -> int:
        says = {"quarter": Says.QUARTER}.get(refuse.reason)
        column = self.mapping.column_of(says) if says else None
        return column.index if column else (self.labels[0].index if self.labels else 0)

    def _refuse(self, row: int, column: int, reason: str, detail: str) -> None:
        self.refused.setdefault((row, column), RefusedCell(row=row, column=column, reason=reason, detail=detail[:60]))


def _merged(dims: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Several lines of one name are one dimension: the finer value counts."""
    found: dict[str, str] = {}
    for name, value in dims:
        if value != TOTAL or name not in found:
            found[name] = value
    return tuple(found.items())

"""A first reading of a table, which a person then corrects: head, data, footer, and what each column says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bildungsbuero.core.grids.columns import column_roles
from bildungsbuero.core.grids.grid import Cell, Grid, Kind
from bildungsbuero.core.grids.head import head_texts
from bildungsbuero.core.grids.head_lines import line_roles
from bildungsbuero.core.grids.mapping import Column, Gazetteer, Mapping, Says
from bildungsbuero.core.grids.numbers import NumberStyle, find_style
from bildungsbuero.core.grids.periods import Written, likely_meaning, read_written
from bildungsbuero.core.grids.regions import Look, Region, look_of
from bildungsbuero.core.grids.sections import sections
from bildungsbuero.core.grids.units import likely_unit
from bildungsbuero.core.grids.words import clean, split_unit
from bildungsbuero.core.periods import PeriodMeaning

_SCHOOL_YEAR = re.compile(r"schuljahr|\bsj\b", re.IGNORECASE)
_DAY_IN_TITLE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?!\d{3})")
_PERIOD_IN_TITLE = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|(?:WS|SS|WiSe|SoSe)\s?\d{4}(?:/\d{2,4})?|\b(?:19|20)\d{2}/\d{2,4}\b|\b(?:19|20)\d{2}\b"
)
_SAID_PERIOD = re.compile(
    rf",?\s*\(?\b(?:(?:im|am|zum|seit|ab)\s+)?(?:schuljahr|kalenderjahr|jahr|stichtag|stand|sj)?:?\s*"
    rf"(?:{_PERIOD_IN_TITLE.pattern})\)?",
    re.IGNORECASE,
)
LONGEST_MEASURE = 100
_SOURCE = re.compile(r"^(?:daten)?(?:quellen?|source)\s*:\s*(?P<source>.{3,300})$", re.IGNORECASE)
_LICENCE = re.compile(r"dl-de/(?:by|zero)-2-0|\bCC0\b|\bCC[ -]BY(?:-SA)?(?:[ -]\d\.\d)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The lines of a table: titles above, head, data, notes below."""

    titles: tuple[int, ...]
    head: tuple[int, ...]
    first: int
    last: int


def guess(grid: Grid, region: Region, gazetteer: Gazetteer, *, name: str = "") -> Mapping:
    """Return how a table is probably to be read; `name` is what the file is called."""
    shape = find_shape(grid, region)
    style = style_of(grid, region, shape)
    columns = column_roles(
        grid, region.columns, rows=range(shape.first, shape.last + 1), head=shape.head, places=gazetteer
    )
    values = [column.index for column in columns if column.says is Says.VALUE]
    texts = head_texts(grid, shape.head, values)
    head = line_roles(shape.head, texts, columns, gazetteer)
    mapping = Mapping(
        sheet=grid.name, head=head, first=shape.first, last=shape.last, columns=columns, decimals=style.decimals
    )
    mapping = _with_sections(grid, mapping)
    return _with_constants(grid, mapping, shape=shape, gazetteer=gazetteer, name=name)


def find_shape(grid: Grid, region: Region) -> Shape:
    """Return where head and data of a table begin and end."""
    looks = {row: [look_of(grid.shown_at(row, column)) for column in region.columns] for row in region.rows}
    data = [row for row in region.rows if _is_data_row(looks, row, grid, region)]
    first, last = (data[0], data[-1]) if data else (region.top, region.bottom)
    above = [row for row in range(region.top, first) if any(look is not Look.EMPTY for look in looks[row])]
    # Headings of sections stand right above the data; they are no head.
    end = len(above)
    while (
        end
        and _fills_only_the_label(grid, region, above[end - 1])
        and any(not _fills_only_the_label(grid, region, row) for row in above[: end - 1])
    ):
        end -= 1
    first = above[end] if end < len(above) else first
    begin = end
    while begin and not _fills_only_the_label(grid, region, above[begin - 1]):
        begin -= 1
    return Shape(titles=tuple(above[:begin]), head=tuple(above[begin:end]), first=first, last=last)


def style_of(grid: Grid, region: Region, shape: Shape) -> NumberStyle:
    """Return how the numbers of the data are written."""
    cells = (grid.at(row, column) for row in range(shape.first, shape.last + 1) for column in region.columns)
    return find_style({cell.text: 0 for cell in cells if cell.kind is Kind.TEXT and look_of(cell) is Look.FIGURE})


def source_of(lines: Iterable[str]) -> tuple[str, str]:
    """Return who delivers the figures and under which licence, as titles and notes say it; empty where none does."""
    source = licence = ""
    for line in lines:
        found = _SOURCE.match(line)
        source = source or (found["source"].strip(" .") if found else "")
        named = _LICENCE.search(line)
        licence = licence or (named[0] if named else "")
    return source, licence


def notes_of(grid: Grid, mapping: Mapping, region: Region) -> tuple[list[str], list[str]]:
    """Return the titles above and the notes below a table, each line as one text."""
    head = min((line.row for line in mapping.head), default=mapping.first)
    above = [_line(grid, row, region) for row in range(region.top, min(head, mapping.first))]
    below = [_line(grid, row, region) for row in range(mapping.last + 1, region.bottom + 1)]
    return [line for line in above if line], [line for line in below if line]


def _line(grid: Grid, row: int, region: Region) -> str:
    return " ".join(" ".join(cell.text.split()) for _c, cell in grid.texts(row, left=region.left, right=region.right))


def _is_data_row(looks: dict[int, list[Look]], row: int, grid: Grid, region: Region) -> bool:
    filled = [(place, look) for place, look in enumerate(looks[row]) if look is not Look.EMPTY]
    beside = [look for place, look in filled if place > 0]
    if Look.FIGURE in beside:
        return not _counts_columns([grid.at(row, column) for column in region.columns])
    if not beside or set(beside) - {Look.YEAR}:
        return False
    # Years alone: a line of the head, unless it has a label and a line above has one too.
    has_head = any(
        looks[other][0] is not Look.EMPTY
        and sum(look is not Look.EMPTY for look in looks[other]) > 1
        and not _fills_only_the_label(grid, region, other)
        for other in range(region.top, row)
    )
    return filled[0][0] == 0 and has_head


def _counts_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row only counts the columns: 1 2 3 4."""
    texts = [cell.text.strip() for cell in cells if cell.text]
    return len(texts) > 2 and texts in (
        [str(number) for number in range(1, len(texts) + 1)],
        [str(number) for number in range(len(texts))],
        [f"({number})" for number in range(1, len(texts) + 1)],
    )


def _fills_only_the_label(grid: Grid, region: Region, row: int) -> bool:
    """Whether a row holds one text only, in the first column or merged from there over all."""
    filled = {grid.shown_at(row, column).text for column in region.columns} - {""}
    own = [column for column, _cell in grid.texts(row, left=region.left, right=region.right)]
    return len(filled) == 1 and own[:1] == [region.left] and len(own) == 1


def _with_sections(grid: Grid, mapping: Mapping) -> Mapping:
    """What headings between the rows of data say: a period, an area, or a dimension of their own."""
    texts = sections(grid, mapping)
    if not texts:
        return mapping
    if not mapping.has(Says.PERIOD) and all(read_written(text) for text in texts):
        return mapping.with_changes(section=Says.PERIOD)
    return mapping.with_changes(section=Says.DIMENSION, section_name="Abschnitt")


def _with_constants(grid: Grid, mapping: Mapping, *, shape: Shape, gazetteer: Gazetteer, name: str) -> Mapping:
    titles = [clean(cell.text) for row in shape.titles for _column, cell in grid.texts(row)][:6]
    written = periods_in(grid, mapping)
    meaning, day = _meaning(written, titles, _head_words(grid, mapping))
    measure, title_unit = split_unit(titles[0] if titles else _words_of(name) or grid.name or "Wert")
    unit, factor = likely_unit(grid, mapping, title=" ".join([*titles, name]))
    if title_unit and unit == "number":
        unit, factor = title_unit
    return mapping.with_changes(
        area="" if mapping.has(Says.AREA) else gazetteer.home,
        period="" if mapping.has(Says.PERIOD) else _period_in([*titles, grid.name, name]),
        measure="" if mapping.has(Says.MEASURE) else _named(measure),
        unit=unit,
        factor=factor,
        meaning=meaning,
        day=day,
    )


def periods_in(grid: Grid, mapping: Mapping) -> list[Written]:
    """Return every period that the table names in a column, in its head or above its sections."""
    texts: list[str] = [mapping.period] if mapping.period else []
    if column := mapping.column_of(Says.PERIOD):
        texts += [grid.shown_at(row, column.index).text for row in range(mapping.first, mapping.last + 1)]
    values = [one.index for one in mapping.columns_of(Says.VALUE)]
    for line, found in zip(mapping.head, head_texts(grid, [item.row for item in mapping.head], values), strict=True):
        if line.says is Says.PERIOD:
            texts += found.values()
    if mapping.section is Says.PERIOD:
        texts += sections(grid, mapping)
    return [written for text in texts if (written := read_written(text))]


def _head_words(grid: Grid, mapping: Mapping) -> str:
    column = mapping.column_of(Says.PERIOD)
    indexes: list[Column] = [column] if column else []
    return " ".join(grid.shown_at(line.row, one.index).text for line in mapping.head for one in indexes)


def _meaning(written: list[Written], titles: list[str], head: str) -> tuple[PeriodMeaning, str]:
    likely = likely_meaning(written)
    if likely is not PeriodMeaning.UNDECLARED:
        return likely, ""
    words = " ".join([head, *titles])
    if _SCHOOL_YEAR.search(head):
        return PeriodMeaning.SCHOOL_YEAR_BEGUN, ""
    if found := _DAY_IN_TITLE.search(words):
        day, month = int(found[1]), int(found[2])
        if 1 <= day <= 31 and 1 <= month <= 12:
            return PeriodMeaning.REFERENCE_DATE, f"{month:02d}-{day:02d}"
    return PeriodMeaning.UNDECLARED, ""


def _period_in(texts: Sequence[str]) -> str:
    return next((found[0] for text in texts if (found := _PERIOD_IN_TITLE.search(text))), "")


def _named(title: str) -> str:
    """A title as the name of a measure: without the period, which is another each year, and not longer than a line."""
    name = _SAID_PERIOD.sub("", title).strip(" ,;:–-") or title
    return name if len(name) <= LONGEST_MEASURE else name[:LONGEST_MEASURE].rpartition(" ")[0].strip(" ,;:(–-")


def _words_of(name: str) -> str:
    """The name of a file as words: "uebergangsquote.csv" is "Uebergangsquote"."""
    stem = re.sub(r"\.[A-Za-z0-9]{2,4}$", "", name.replace("\\", "/").rpartition("/")[2])
    words = " ".join(re.sub(r"[_\W]+", " ", _PERIOD_IN_TITLE.sub("", stem)).split())
    return words[:1].upper() + words[1:]

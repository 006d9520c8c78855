"""A table and its reading in the shape of pages: the original with what each part says, and beside it what is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.monitoring.assistant import wording
from bildungsbuero.apps.monitoring.assistant.drafts import Open
from bildungsbuero.apps.monitoring.assistant.sheets import FoundTable
from bildungsbuero.apps.monitoring.wording import period_in_short, unit_sign
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.grids.grid import Cell, Kind, column_letters
from bildungsbuero.core.grids.mapping import Mapping, Says
from bildungsbuero.core.grids.reading import Fact, Outcome
from bildungsbuero.core.periods import PeriodMeaning, read_period
from bildungsbuero.web import tables
from bildungsbuero.web.wording import number

ROWS_SHOWN = 12
ROWS_AT_END = 3
COLUMNS_SHOWN = 14
FACTS_SHOWN = 12
REFUSED_SHOWN = 50
TEXT_SHOWN = 60
LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell of the original with its name; `state` is `refused` or `left_out` where it is."""

    text: str
    name: str
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row of the original: its number, what it is, and its cells; titles and notes are one `text` instead."""

    number: int
    part: str
    says: str
    cells: tuple[ShownCell, ...]
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The part of a sheet that a page shows."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[ShownRow, ...]
    more_columns: int


def original(opened: Open, outcome: Outcome) -> Original:
    """Return the beginning and the end of a table as it lies in its file, with what each part says."""
    mapping, region = opened.mapping, opened.found.region
    columns = list(region.columns)[:COLUMNS_SHOWN]
    says = {column.index: wording.role(column.says, column.name) for column in mapping.columns}
    refused = {(item.row, item.column) for item in outcome.refused}
    rows = [row for row in region.rows if any(opened.found.grid.texts(row))]
    shown = rows if len(rows) <= ROWS_SHOWN + ROWS_AT_END else [*rows[:ROWS_SHOWN], *rows[-ROWS_AT_END:]]
    return Original(
        heads=tuple((column_letters(column), says.get(column, "")) for column in columns),
        rows=tuple(_row(opened, row, columns, refused, outcome) for row in shown),
        more_columns=len(list(region.columns)) - len(columns),
    )


def _row(opened: Open, row: int, columns: Sequence[int], refused: set[tuple[int, int]], outcome: Outcome) -> ShownRow:
    part, says = _part(opened.mapping, row, outcome)
    if part in {"title", "note"}:
        text = " ".join(cell.text for _column, cell in opened.found.grid.texts(row, left=columns[0]))
        return ShownRow(number=row + 1, part=part, says=says, cells=(), text=text[:LONGEST_NOTE])
    silent = {column.index for column in opened.mapping.columns if column.says is Says.NOTHING}
    cells = []
    for column in columns:
        is_left_out = part == "left_out" or column in silent
        state = "refused" if (row, column) in refused else "left_out" if is_left_out else ""
        text = shown_text(opened.found.grid.at(row, column))
        cells.append(ShownCell(text=text, name=f"{column_letters(column)}{row + 1}", state=state))
    return ShownRow(number=row + 1, part=part, says=says, cells=tuple(cells))


def _part(mapping: Mapping, row: int, outcome: Outcome) -> tuple[str, str]:
    for line in mapping.head:
        if line.row == row:
            return "head", wording.role(line.says, line.name)
    if row < mapping.first:
        return "title", _("title")
    if row > mapping.last:
        return "note", _("note")
    if row in mapping.skipped or row in outcome.hidden_rows:
        return "left_out", _("hidden row") if row in outcome.hidden_rows else _("left out")
    if row in {found.row for found in outcome.sums}:
        return "left_out", _("sum, compared")
    return "numbers", ""


def shown_text(cell: Cell) -> str:
    """Return what stands in a cell as a German spreadsheet shows it."""
    if cell.kind is Kind.NUMBER:
        value = Decimal(cell.text) * (100 if cell.is_percent else 1)
        plain = format(value.normalize(), "f").replace(".", ",")
        return f"{plain} %" if cell.is_percent else plain
    if cell.kind is Kind.DATE:
        return ".".join(reversed(cell.text.split("-")))
    return cell.text if len(cell.text) <= TEXT_SHOWN else cell.text[: TEXT_SHOWN - 1] + "…"


def reading_table(opened: Open, outcome: Outcome) -> tables.Table | None:
    """Return what is read from the first cells, from some in the middle and from the last; None where nothing is."""
    facts = _sample(outcome.facts)
    if not facts:
        return None
    areas = dict(Unit.objects.filter(key__in={fact.area for fact in facts}).values_list("key", "name"))
    columns = (
        tables.Column(title=_("Cell in the file")),
        tables.Column(title=_("there stands"), is_numeric=True),
        tables.Column(title=_("read as"), is_numeric=True),
        tables.Column(title=_("which means")),
    )
    same = _in_common(opened, outcome.facts, areas)
    rows = tuple(_fact_row(opened, fact, areas, same) for fact in facts)
    note = _counted(outcome, len(facts))
    caption = _("What is read")
    return tables.Table(caption=caption, columns=columns, rows=rows, key="reading", is_caption_hidden=True, note=note)


def holds_for_all(opened: Open, outcome: Outcome) -> str:
    """Return what is the same for all values: area, period or measure; empty where nothing is."""
    areas = dict(Unit.objects.filter(key__in={fact.area for fact in outcome.facts[:1]}).values_list("key", "name"))
    return " · ".join(_in_common(opened, outcome.facts, areas))


def _in_common(opened: Open, facts: Sequence[Fact], areas: dict[str, str]) -> list[str]:
    if not facts:
        return []
    first = facts[0]
    same = (
        all(fact.area == first.area for fact in facts),
        all(fact.period == first.period for fact in facts),
        all(fact.measure == first.measure for fact in facts),
    )
    return [part for part, is_same in zip(_parts(opened, first, areas), same, strict=True) if is_same]


def _parts(opened: Open, fact: Fact, areas: dict[str, str]) -> tuple[str, str, str]:
    return areas.get(fact.area, fact.area), _period(fact.period, opened.mapping.meaning), fact.measure


def _sample(facts: Sequence[Fact]) -> list[Fact]:
    if len(facts) <= FACTS_SHOWN:
        return list(facts)
    middle = len(facts) // 2
    return [*facts[: FACTS_SHOWN - 4], *facts[middle : middle + 2], *facts[-2:]]


def _counted(outcome: Outcome, shown: int) -> str:
    if shown >= len(outcome.facts):
        return ""
    facts = {"shown": number(shown), "all": number(len(outcome.facts))}
    return _("Shown are %(shown)s of %(all)s values: the first, some from the middle, and the last.") % facts


def _fact_row(opened: Open, fact: Fact, areas: dict[str, str], same: list[str]) -> tables.Row:
    cell = opened.found.grid.at(fact.row, fact.column)
    dims = (_("%(name)s: %(value)s") % {"name": name, "value": _value(value)} for name, value in fact.dims)
    means = [*(part for part in _parts(opened, fact, areas) if part not in same), *dims]
    return tables.Row(
        cells=(
            tables.Cell(text=fact.cell),
            tables.Cell(text=shown_text(cell) or _("empty")),
            tables.Cell(text=_read_as(fact)),
            tables.Cell(text=" · ".join(means) or "–"),
        )
    )


def _value(value: str) -> str:
    return _("total") if value == TOTAL else value


def _read_as(fact: Fact) -> str:
    if fact.number is None:
        return _("sign %(sign)s") % {"sign": fact.sign} if fact.sign else _("not delivered")
    exponent = fact.number.normalize().as_tuple().exponent
    decimals = min(max(-exponent, 0), 6) if isinstance(exponent, int) else 0
    plain = number(fact.number, decimals) + unit_sign(fact.unit)
    return f"({plain})" if fact.quality == "()" else f"{plain} {fact.quality}".strip()


def _period(code: str, meaning: PeriodMeaning) -> str:
    if meaning is PeriodMeaning.UNDECLARED:
        return code
    try:
        return period_in_short(read_period(code, meaning))
    except Refusal:
        return code


def refused_table(outcome: Outcome) -> tables.Table | None:
    """Return the cells that would not be taken, with the reason and what helps; None where all are."""
    if not outcome.refused:
        return None
    columns = (
        tables.Column(title=_("Cell in the file")),
        tables.Column(title=_("Reason")),
        tables.Column(title=_("What helps")),
    )
    rows = []
    for item in outcome.refused[:REFUSED_SHOWN]:
        why, remedy = wording.reason({"reason": item.reason, "detail": item.detail, "cell": item.cell})
        rows.append(tables.Row(cells=tuple(tables.Cell(text=text) for text in (item.cell, why, remedy))))
    note = ""
    if len(outcome.refused) > len(rows):
        facts = {"shown": number(len(rows)), "all": number(len(outcome.refused))}
        note = _("Shown are the first %(shown)s of %(all)s cells.") % facts
    return tables.Table(
        caption=_("Cells that would not be taken"), columns=columns, rows=tuple(rows), key="refused", note=note
    )


def needs_a_look(opened: Open, outcome: Outcome) -> bool:
    """Whether something may be wrong: a sum that does not add up, years of unknown meaning, cells that are refused."""
    is_open = opened.mapping.meaning is PeriodMeaning.UNDECLARED
    return is_open or bool(outcome.refused) or any(one.is_off for one in outcome.sums)


def remarks(opened: Open, outcome: Outcome) -> list[str]:
    """Return what a person should know of the reading: sums, hidden rows, footnotes, what is read as a part."""
    found = [*_sums(outcome), *_hidden(outcome)]
    if outcome.notes:
        text = ngettext(
            "At %(count)s number a footnote was cut off; the notes below the table are kept with the delivery.",
            "At %(count)s numbers a footnote was cut off; the notes below the table are kept with the delivery.",
            outcome.notes,
        )
        found.append(text % {"count": number(outcome.notes)})
    for name, part, whole in outcome.subsets[:5]:
        facts = {"name": name, "part": part, "whole": _value(whole)}
        found.append(_("%(name)s: “%(part)s” is a part of “%(whole)s” and is not added to it.") % facts)
    if opened.mapping.meaning is PeriodMeaning.UNDECLARED and outcome.facts:
        found.append(_("A bare year may be a calendar year, a school year or a day. Say below what it means here."))
    return found


def _sums(outcome: Outcome) -> Iterable[str]:
    off = [one for one in outcome.sums if one.is_off]
    for one in off[:5]:
        facts = {"cell": one.cell, "stated": _plain(one.stated), "found": _plain(one.found)}
        yield _("The sum in %(cell)s is %(stated)s, but its parts add up to %(found)s.") % facts
    if outcome.sums and not off:
        rows = len({one.row for one in outcome.sums})
        text = ngettext(
            "%(count)s row of sums is left out; it agrees with its parts as far as they have numbers.",
            "%(count)s rows of sums are left out; they agree with their parts as far as they have numbers.",
            rows,
        )
        yield text % {"count": number(rows)}


def _hidden(outcome: Outcome) -> Iterable[str]:
    count = len(outcome.hidden_rows)
    if count:
        text = ngettext(
            "%(count)s hidden row is not read: %(rows)s.", "%(count)s hidden rows are not read: %(rows)s.", count
        )
        yield text % {"count": number(count), "rows": ", ".join(str(row + 1) for row in outcome.hidden_rows[:10])}
    if outcome.hidden_columns:
        letters = ", ".join(column_letters(column) for column in outcome.hidden_columns[:10])
        yield _("Hidden columns are not read: %(columns)s.") % {"columns": letters}


def _plain(value: Decimal | None) -> str:
    return "–" if value is None else format(value.normalize(), "f").replace(".", ",")


def table_choices(found: Sequence[FoundTable]) -> list[dict[str, Any]]:
    """Return the tables of a file to choose from: sheet, rows, and the first texts of each."""
    return [
        {
            "number": number_of,
            "title": _first_texts(table),
            "place": _place(table, is_alone=len({one.grid.name for one in found}) == 1),
        }
        for number_of, table in enumerate(found)
    ]


def _first_texts(table: FoundTable) -> str:
    region = table.region
    for row in region.rows:
        texts = [cell.text for _column, cell in table.grid.texts(row, left=region.left, right=region.right)]
        if texts:
            return ", ".join(" ".join(text.split()) for text in texts)[:160]
    return ""


def _place(table: FoundTable, *, is_alone: bool) -> str:
    region = table.region
    bounds = {
        "first": f"{column_letters(region.left)}{region.top + 1}",
        "last": f"{column_letters(region.right)}{region.bottom + 1}",
        "sheet": table.grid.name,
    }
    if is_alone:
        return _("cells %(first)s to %(last)s") % bounds
    return _("sheet “%(sheet)s”, cells %(first)s to %(last)s") % bounds

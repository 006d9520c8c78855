"""The plan of a year as table, drawing and file."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bildungsbuero.apps.strategy.funding.presenting import marked, time_of
from bildungsbuero.apps.strategy.year.gathering import Asked, Entry, Kind
from bildungsbuero.documents.timeline import (
    CIRCLE,
    DIAMOND,
    DOTTED,
    EMPTY,
    SOLID,
    STRIPED,
    TRIANGLE,
    TimelineFrame,
    TimelineMark,
    TimelineRow,
    timeline,
)
from bildungsbuero.formats import workbook
from bildungsbuero.web.figures import ChartFigure
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day

# A drawing with more lines than this is no longer read; the table holds all of them.
MOST_ROWS = 80
PATTERNS = {"planned": EMPTY, "running": SOLID, "paused": DOTTED, "done": STRIPED, "cancelled": EMPTY}
# In which form, and where in it, the days are written.
DATE_FIELDS = {
    Kind.MEASURE: ("strategy:initiative-edit", "id_starts_on"),
    Kind.PROJECT: ("strategy:project-edit", "id_runs_from"),
}
SHAPES = {Kind.MILESTONE: DIAMOND, Kind.REPORT: TRIANGLE, Kind.DECISION: CIRCLE}


def kind_names() -> dict[Kind, str]:
    """Return what the kinds of entries are called."""
    return {
        Kind.MEASURE: _("Measure"),
        Kind.MILESTONE: _("Milestone"),
        Kind.PROJECT: _("Project"),
        Kind.REPORT: _("Report to a funder"),
        Kind.DECISION: _("Decision"),
    }


def state_in_words(entry: Entry) -> str:
    """Return the state of an entry; what it belongs to has said it already, or the state of the day says it."""
    words = {"done": _("done"), "overdue": _("overdue"), "open": _("open")}
    return entry.state or words.get(entry.state_key, "")


def when(entry: Entry) -> str:
    """Return the day of an entry, or from when to when it lasts."""
    if entry.day_in_words:
        return entry.day_in_words
    if entry.first is not None and entry.first == entry.last:
        return day(entry.first)
    return time_of(entry.first, entry.last) or "–"


def year_table(entries: Sequence[Entry], year: int) -> Table:
    """Return the table of the year; milestones and reports stand below what they belong to."""
    names = kind_names()
    heads = [_("What"), _("Kind"), _("When"), _("State"), _("Field of action"), _("Responsible office")]
    return Table(
        caption=_("Plan of the year %(year)s") % {"year": year},
        columns=tuple(Column(title=title) for title in heads),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=marked(entry.title, is_example=entry.is_example), address=entry.address),
                    Cell(text=names[entry.kind]),
                    Cell(text=when(entry)),
                    Cell(text=state_in_words(entry)),
                    Cell(text=entry.field or "–"),
                    Cell(text=entry.function or "–"),
                )
            )
            for entry in entries
        ),
        key="year",
        is_caption_hidden=True,
    )


def undated_table(entries: Sequence[Entry], *, may_write: bool) -> Table:
    """Return what stands in no year, with the way to its dates for whoever may set them."""
    names = kind_names()
    heads = [_("What"), *([_("Dates")] if may_write else []), _("Kind"), _("State"), _("Responsible office")]
    return Table(
        caption=_("Without dates"),
        columns=tuple(Column(title=title) for title in heads),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=marked(entry.title, is_example=entry.is_example), address=entry.address),
                    *([_way_to_dates(entry)] if may_write else []),
                    Cell(text=names[entry.kind]),
                    Cell(text=state_in_words(entry)),
                    Cell(text=entry.function or "–"),
                )
            )
            for entry in entries
        ),
        key="undated",
        is_caption_hidden=True,
    )


def _way_to_dates(entry: Entry) -> Cell:
    form, field = DATE_FIELDS[entry.kind]
    return Cell(text=_("Set the dates"), address=f"{reverse(form, args=[entry.public_id])}#{field}")


def year_figure(entries: Sequence[Entry], asked: Asked, on: date) -> ChartFigure:
    """Return the drawing of the year, wide and narrow."""
    rows = list(_rows(entries))[:MOST_ROWS]
    title = _("Plan of the year %(year)s") % {"year": asked.year}
    months = tuple(date_format(date(asked.year, month, 1), "M", use_l10n=False) for month in range(1, 13))
    drawn = [
        timeline(
            rows,
            TimelineFrame(
                key=f"year-{name}",
                title=title,
                description=_("The table on this page holds the same days."),
                year=asked.year,
                months=months,
                today=on,
                today_title=_("today"),
                is_narrow=name == "narrow",
            ),
        )
        for name in ("wide", "narrow")
    ]
    return ChartFigure(key="year-figure", title=title, summary="", svg=drawn[0], narrow_svg=drawn[1], source="")


def _rows(entries: Sequence[Entry]) -> Iterable[TimelineRow]:
    marks: dict[str, list[TimelineMark]] = {}
    for entry in entries:
        if entry.part_of:
            marks.setdefault(entry.part_of, []).append(_mark(entry))
    for entry in entries:
        if entry.kind in (Kind.MEASURE, Kind.PROJECT):
            yield TimelineRow(
                name=entry.title,
                note=f"({_('example data')})" if entry.is_example else "",
                first=entry.first,
                last=entry.last,
                pattern=PATTERNS.get(entry.state_key, SOLID),
                marks=tuple(marks.get(entry.public_id, ())),
            )
    decisions = tuple(_mark(entry) for entry in entries if entry.kind is Kind.DECISION)
    if decisions:
        yield TimelineRow(name=_("Decisions"), marks=decisions)


def _mark(entry: Entry) -> TimelineMark:
    assert entry.first is not None  # noqa: S101 - what is a day has one
    return TimelineMark(
        day=entry.first,
        title=f"{entry.title}, {when(entry)}, {state_in_words(entry)}",
        shape=SHAPES[entry.kind],
        is_filled=entry.state_key == "done",
    )


def legend() -> list[str]:
    """Return what shapes and patterns say."""
    return [
        _("Bar filled: in work. Striped: completed. Dotted: paused. Empty: planned or cancelled."),
        _("Diamond: milestone. Triangle: report to a funder. Circle: decision. Filled signs are done."),
    ]


def as_file(entries: Iterable[Entry], asked: Asked, on: date, *, kind: str) -> bytes:
    """Return the plan of the year as CSV or workbook."""
    names = kind_names()
    heads = [
        _("What"), _("Kind"), _("From"), _("Until"), _("State"), _("Field of action"), _("Responsible office"),
        _("Example data"), _("Id"), _("Belongs to"), _("As of"),
    ]  # fmt: skip
    rows = [
        [
            entry.title, names[entry.kind], entry.day_in_words or day(entry.first),
            "" if entry.day_in_words else day(entry.last),
            state_in_words(entry), entry.field, entry.function, _("yes") if entry.is_example else _("no"),
            entry.public_id, entry.part_of, day(on),
        ]
        for entry in entries
    ]  # fmt: skip
    if kind == "xlsx":
        return workbook.as_xlsx(_("Plan of the year %(year)s") % {"year": asked.year}, heads, rows)
    return workbook.as_csv(heads, rows).encode("utf-8-sig")

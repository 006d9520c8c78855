"""A year as bars over twelve months, with marks for single days; told apart by pattern and shape, not by colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from bildungsbuero.documents import palette

# As wide as a drawing on a page, so that its letters keep their size.
WIDE, NARROW = 736, 340
GUTTER = 240
HEAD, ROW, ROW_NARROW = 34, 40, 48
BAR = 16
# Roughly the width of a letter at 13 pixels.
LETTER = 6.9
SOLID, STRIPED, DOTTED, EMPTY = "solid", "striped", "dotted", "empty"
DIAMOND, TRIANGLE, CIRCLE = "diamond", "triangle", "circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineMark:
    """A single day; filled where it is done or past."""

    day: date
    title: str
    shape: str = DIAMOND
    is_filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One line: a name, from when to when if it lasts, and its marks; the note is never cut, however long the name."""

    name: str
    note: str = ""
    first: date | None = None
    last: date | None = None
    pattern: str = SOLID
    marks: tuple[TimelineMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineFrame:
    """What stands around the rows: the year, the short names of its months, today, and the picture's own names."""

    key: str
    title: str
    description: str
    year: int
    months: tuple[str, ...]
    today: date
    today_title: str
    is_narrow: bool = False

    @property
    def left(self) -> float:
        """Where January begins."""
        return 4 if self.is_narrow else GUTTER

    @property
    def width(self) -> float:
        """How wide the whole picture is."""
        return NARROW if self.is_narrow else WIDE

    @property
    def row(self) -> float:
        """How high one line is."""
        return ROW_NARROW if self.is_narrow else ROW

    def x(self, day: date) -> float:
        """Return where a day lies; days of other years lie at the nearer end."""
        start, end = date(self.year, 1, 1), date(self.year + 1, 1, 1)
        within = min(max(day, start), end)
        return self.left + (self.width - 4 - self.left) * (within - start).days / (end - start).days


def timeline(rows: Sequence[TimelineRow], frame: TimelineFrame) -> str:
    """Return the picture as SVG with title and description; a table beside it holds the same days."""
    height = HEAD + frame.row * len(rows) + 6
    body = [_patterns(frame.key), _months(frame, height)]
    body += [_row(row, HEAD + number * frame.row, frame) for number, row in enumerate(rows)]
    body.append(_today(frame, height))
    names = (
        f'<title id="{frame.key}-title">{escape(frame.title)}</title>'
        f'<desc id="{frame.key}-text">{escape(frame.description)}</desc>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width:.0f} {height:.0f}" '
        f'width="{frame.width:.0f}" height="{height:.0f}" role="img" '
        f'aria-labelledby="{frame.key}-title {frame.key}-text">{names}{"".join(body)}</svg>'
    )


def _patterns(key: str) -> str:
    stripes = f'<path d="M0 8 L8 0" stroke="{palette.OWN}" stroke-width="2"/>'
    dots = f'<circle cx="3" cy="3" r="1.6" fill="{palette.OWN}"/>'
    return (
        f'<defs><pattern id="{key}-{STRIPED}" width="8" height="8" patternUnits="userSpaceOnUse">{stripes}</pattern>'
        f'<pattern id="{key}-{DOTTED}" width="6" height="6" patternUnits="userSpaceOnUse">{dots}</pattern></defs>'
    )


def _fill(pattern: str, key: str) -> str:
    return {SOLID: palette.SERIES[4], EMPTY: palette.WHITE}.get(pattern, f"url(#{key}-{pattern})")


def _months(frame: TimelineFrame, height: float) -> str:
    parts = []
    for number, name in enumerate(frame.months, 1):
        left = frame.x(date(frame.year, number, 1))
        parts.append(
            f'<line x1="{left:.1f}" y1="{HEAD - 8}" x2="{left:.1f}" y2="{height:.1f}" stroke="{palette.LINE}"/>'
        )
        if not frame.is_narrow or number % 3 == 1:
            parts.append(_text(name, left + 3, 18, colour=palette.MUTED))
    return "".join(parts)


def _row(row: TimelineRow, top: float, frame: TimelineFrame) -> str:
    middle = top + (34 if frame.is_narrow else frame.row / 2)
    parts = [
        f'<line x1="0" y1="{top:.1f}" x2="{frame.width:.1f}" y2="{top:.1f}" stroke="{palette.LINE}"/>',
        _name(row, top, frame),
        _bar(row, middle, frame),
    ]
    parts += [_mark(mark, middle, frame) for mark in row.marks if mark.day.year == frame.year]
    return f"<g><title>{escape(f'{row.name} {row.note}'.strip())}</title>{''.join(parts)}</g>"


def _name(row: TimelineRow, top: float, frame: TimelineFrame) -> str:
    if frame.is_narrow:
        letters = int((frame.width - 8) / LETTER) - (len(row.note) + 1 if row.note else 0)
        return _text(f"{_cut(row.name, letters)} {row.note}".strip(), 4, top + 16)
    letters = int((frame.left - 10) / LETTER)
    if not row.note:
        return _text(_cut(row.name, letters), 4, top + frame.row / 2 + 5)
    return _text(_cut(row.name, letters), 4, top + 17) + _text(row.note, 4, top + 33, colour=palette.MUTED)


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def _bar(row: TimelineRow, middle: float, frame: TimelineFrame) -> str:
    if row.first is None and row.last is None:
        return ""
    left = frame.x(row.first or date(frame.year, 1, 1))
    right = frame.x(row.last or date(frame.year, 12, 31))
    shape = f'x="{left:.1f}" y="{middle - BAR / 2:.1f}" width="{max(3, right - left):.1f}" height="{BAR}" rx="2"'
    return (
        f'<rect {shape} fill="{palette.WHITE}"/>'
        f'<rect {shape} fill="{_fill(row.pattern, frame.key)}" stroke="{palette.OWN}"/>'
    )


def _mark(mark: TimelineMark, middle: float, frame: TimelineFrame) -> str:
    x = frame.x(mark.day)
    fill = palette.INK if mark.is_filled else palette.WHITE
    drawn = f'fill="{fill}" stroke="{palette.INK}" stroke-width="2"'
    title = f"<title>{escape(mark.title)}</title>"
    if mark.shape == CIRCLE:
        return f'<circle cx="{x:.1f}" cy="{middle:.1f}" r="6" {drawn}>{title}</circle>'
    points = {
        DIAMOND: ((0, -8), (8, 0), (0, 8), (-8, 0)),
        TRIANGLE: ((0, -8), (8, 7), (-8, 7)),
    }[mark.shape]
    corners = " ".join(f"{x + dx:.1f},{middle + dy:.1f}" for dx, dy in points)
    return f'<polygon points="{corners}" {drawn}>{title}</polygon>'


def _today(frame: TimelineFrame, height: float) -> str:
    if frame.today.year != frame.year:
        return ""
    x = frame.x(frame.today)
    is_late = frame.today.month > 9
    return (
        f'<line x1="{x:.1f}" y1="{HEAD - 10}" x2="{x:.1f}" y2="{height:.1f}" stroke="{palette.REFERENCE}" '
        f'stroke-width="2" stroke-dasharray="5 3"/>'
        + _text(frame.today_title, x - 4 if is_late else x + 4, HEAD - 3, colour=palette.REFERENCE, at_end=is_late)
    )


def _text(content: str, x: float, y: float, *, colour: str = palette.INK, at_end: bool = False) -> str:
    anchor = ' text-anchor="end"' if at_end else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="13" fill="{colour}"{anchor}>{escape(content)}</text>'

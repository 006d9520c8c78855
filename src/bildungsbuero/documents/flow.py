"""What leads to what, as columns of boxes with an arrow from column to column; on phones one below the other."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bildungsbuero.documents import palette

LINE, PADDING, GAP, ARROW = 18, 9, 10, 28
# As wide as a drawing on a page, so that its letters keep their size.
WIDE, NARROW = 736, 340
# Roughly the width of a letter at 14 pixels.
LETTER = 7.2


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowColumn:
    """One step with what stands in it."""

    title: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    lines: list[str]
    is_title: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + 2 * PADDING


def flow(columns: Sequence[FlowColumn], *, key: str, title: str, description: str, is_narrow: bool = False) -> str:
    """Return the picture as SVG with title and description; a table beside it holds the same words."""
    body, width, height = _below(columns) if is_narrow else _beside(columns)
    names = f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-text">{escape(description)}</desc>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" aria-labelledby="{key}-title {key}-text">{names}{body}</svg>'
    )


def _beside(columns: Sequence[FlowColumn]) -> tuple[str, float, float]:
    count = max(1, len(columns))
    width = (WIDE - ARROW * (count - 1)) / count
    parts, heights = [], [0.0]
    for number, column in enumerate(columns):
        left = number * (width + ARROW)
        drawn, height = _column(column, left=left, top=0, width=width)
        parts.append(drawn)
        heights.append(height)
        if number:
            parts.append(_arrow(left - ARROW + 5, 20, left - 7, 20))
    return "".join(parts), WIDE, max(heights) + 4


def _below(columns: Sequence[FlowColumn]) -> tuple[str, float, float]:
    parts, top = [], 0.0
    for number, column in enumerate(columns):
        if number:
            parts.append(_arrow(NARROW / 2, top + 4, NARROW / 2, top + ARROW - 8))
            top += ARROW
        drawn, height = _column(column, left=0, top=top, width=NARROW)
        parts.append(drawn)
        top += height
    return "".join(parts), NARROW, top + 4


def _column(column: FlowColumn, *, left: float, top: float, width: float) -> tuple[str, float]:
    letters = int((width - 2 * PADDING) / LETTER)
    boxes = [_Box(lines=_wrapped(column.title, letters), is_title=True)]
    boxes += [_Box(lines=_wrapped(text, letters)) for text in column.boxes]
    parts, height = [], 0.0
    for box in boxes:
        parts.append(_drawn(box, left, top + height, width=width))
        height += box.height + GAP
    return "".join(parts), height - GAP


def _wrapped(text: str, letters: int) -> list[str]:
    return textwrap.wrap(text, letters) or [""]


def _drawn(box: _Box, left: float, top: float, *, width: float) -> str:
    fill, ink = (palette.OWN, palette.WHITE) if box.is_title else (palette.WHITE, palette.INK)
    weight = ' font-weight="600"' if box.is_title else ""
    lines = "".join(
        f'<text x="{left + PADDING:.1f}" y="{top + PADDING + 13 + number * LINE:.1f}" font-size="14" fill="{ink}"'
        f"{weight}>{escape(line)}</text>"
        for number, line in enumerate(box.lines)
    )
    return (
        f'<rect x="{left + 0.5:.1f}" y="{top + 0.5:.1f}" width="{width - 1:.1f}" height="{box.height - 1:.1f}" rx="4" '
        f'fill="{fill}" stroke="{palette.BORDER}"/>{lines}'
    )


def _arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    is_down = x1 == x2
    head = (
        f"{x2 - 6:.1f},{y2 - 7:.1f} {x2:.1f},{y2:.1f} {x2 + 6:.1f},{y2 - 7:.1f}"
        if is_down
        else f"{x2 - 7:.1f},{y2 - 6:.1f} {x2:.1f},{y2:.1f} {x2 - 7:.1f},{y2 + 6:.1f}"
    )
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{palette.INK}" stroke-width="2"/>'
        f'<polyline points="{head}" fill="none" stroke="{palette.INK}" stroke-width="2"/>'
    )

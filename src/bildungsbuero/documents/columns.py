"""A small picture of columns over a few periods, light enough for a page that is opened every morning."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bildungsbuero.documents import palette

WIDTH, HEIGHT = 480, 120
BASE, TOP = 96, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One period: its short name, the whole, and the lower part of it that is drawn lighter."""

    name: str
    value: int
    light: int = 0


def columns(values: Sequence[Column], *, key: str, title: str, description: str) -> str:
    """Return the picture as SVG with title and description; a table beside it holds the same numbers."""
    highest = max((column.value for column in values), default=0) or 1
    step = WIDTH / max(1, len(values))
    parts = [_drawn(column, number * step, step, highest) for number, column in enumerate(values)]
    names = f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-text">{escape(description)}</desc>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-labelledby="{key}-title {key}-text">{names}{"".join(parts)}</svg>'
    )


def _drawn(column: Column, left: float, step: float, highest: int) -> str:
    middle = left + step / 2
    whole = _height(column.value, highest)
    light = _height(column.light, highest)
    shapes = _bar(left, step, BASE - whole, whole, palette.SERIES[0])
    shapes += _bar(left, step, BASE - light, light, palette.SERIES[1])
    number = _text(str(column.value), middle, BASE - whole - 4) if column.value else ""
    return shapes + number + _text(column.name, middle, HEIGHT - 8)


def _height(value: int, highest: int) -> float:
    return (BASE - TOP) * value / highest


def _bar(left: float, step: float, top: float, height: float, colour: str) -> str:
    if not height:
        return ""
    return (
        f'<rect x="{left + step * 0.15:.1f}" y="{top:.1f}" width="{step * 0.7:.1f}" height="{height:.1f}" '
        f'fill="{colour}" stroke="{palette.INK}" stroke-width="0.5"/>'
    )


def _text(content: str, x: float, y: float) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" text-anchor="middle" fill="{palette.INK}">'
        f"{escape(content)}</text>"
    )

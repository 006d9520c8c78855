"""How far a figure has come from its start to its target, as a small SVG for pages and prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from bildungsbuero.documents import palette
from bildungsbuero.documents.typefaces import FAMILY

WIDTH, HEIGHT = 340.0, 92.0
LEFT, RIGHT = 14.0, 326.0
LINE = 40.0


class Stop(StrEnum):
    """What a point on the way is; each has a shape and a height of its own, so that words never lie on each other."""

    START = "start"
    NOW = "now"
    TARGET = "target"


WORDS_AT = {Stop.NOW: 18.0, Stop.START: 68.0, Stop.TARGET: 86.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOnTheWay:
    """A value with what people read of it, such as “Target 2028: 4.0 %”."""

    stop: Stop
    value: float
    words: str


def way_to_target(points: Sequence[PointOnTheWay], *, title: str) -> str:
    """Return the drawing; empty where there are fewer than two points."""
    if len(points) < 2:
        return ""
    low, high = min(point.value for point in points), max(point.value for point in points)
    drawn = "".join(_point(point, _place(point.value, low, high)) for point in points)
    size = f'viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" width="{WIDTH:.0f}" height="{HEIGHT:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FAMILY}" font-size="12">'
        f"<title>{escape(title)}</title>"
        f'<line x1="{LEFT}" y1="{LINE}" x2="{RIGHT}" y2="{LINE}" stroke="{palette.STEM}" stroke-width="2"/>'
        f"{drawn}</svg>"
    )


def _place(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return LEFT + 10 + share * (RIGHT - LEFT - 20)


def _point(point: PointOnTheWay, x: float) -> str:
    anchor = "start" if x < WIDTH * 0.3 else "end" if x > WIDTH * 0.7 else "middle"
    y = WORDS_AT[point.stop]
    weight = ' font-weight="bold"' if point.stop is Stop.NOW else ""
    return (
        f'{_shape(point.stop, x)}<text x="{_edge(x, anchor):.1f}" y="{y:.1f}" text-anchor="{anchor}" '
        f'fill="{palette.INK}"{weight}>{escape(point.words)}</text>'
    )


def _edge(x: float, anchor: str) -> float:
    return {"start": x - 8, "end": x + 8}.get(anchor, x)


def _shape(stop: Stop, x: float) -> str:
    if stop is Stop.NOW:
        return f'<circle cx="{x:.1f}" cy="{LINE}" r="7" fill="{palette.OWN}"/>'
    stem = f'<line x1="{x:.1f}" y1="{LINE - 9}" x2="{x:.1f}" y2="{WORDS_AT[stop] - 12}" stroke="{palette.OTHER}"/>'
    if stop is Stop.START:
        return (
            f'{stem}<circle cx="{x:.1f}" cy="{LINE}" r="6" fill="{palette.WHITE}" stroke="{palette.OTHER}" '
            'stroke-width="2"/>'
        )
    corners = f"{x:.1f},{LINE - 9} {x + 9:.1f},{LINE} {x:.1f},{LINE + 9} {x - 9:.1f},{LINE}"
    return f'{stem}<polygon points="{corners}" fill="{palette.REFERENCE}"/>'

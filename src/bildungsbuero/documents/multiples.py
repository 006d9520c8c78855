"""Small multiples, written straight as SVG: one small picture for each area, all on the same scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from bildungsbuero.documents import palette
from bildungsbuero.documents.typefaces import FAMILY

WIDTH, HEIGHT = 144, 96
LEFT, RIGHT, TOP, BOTTOM = 4, 4, 20, 20
# From so many periods on a line is drawn, fewer stand as bars.
FEWEST_OF_A_LINE = 3
DOT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The value of one period; without a value `is_suppressed` says that there is one which is withheld."""

    period: str
    value: float | None
    display: str
    is_suppressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One area with its values in order of time; all panels of a page have the same periods."""

    key: str
    name: str
    moments: Sequence[Moment]


def drawn_panels(panels: Sequence[Panel], *, suppressed_label: str) -> dict[str, str]:
    """Return a picture for each panel by its key; the scale begins at zero and ends at the largest value of all."""
    values = [moment.value for panel in panels for moment in panel.moments if moment.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    return {panel.key: _drawn(panel, low=low, high=high or 1.0, label=suppressed_label) for panel in panels}


def _drawn(panel: Panel, *, low: float, high: float, label: str) -> str:
    places = _places(len(panel.moments))
    heights = [None if moment.value is None else _height(moment.value, low=low, high=high) for moment in panel.moments]
    zero = _height(0.0, low=low, high=high)
    is_line = len(panel.moments) >= FEWEST_OF_A_LINE
    content = [
        _withheld(panel, places, label),
        f'<path d="M{LEFT} {zero}H{WIDTH - RIGHT}" stroke="{palette.STEM}"/>',
        _line(places, heights) if is_line else _bars(places, heights, zero),
        _ends(panel, places, heights),
        _periods(panel),
    ]
    told = f"{panel.name}: " + "; ".join(f"{moment.period} {moment.display}" for moment in panel.moments)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" aria-label={quoteattr(told)}>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{palette.WHITE}"/>{"".join(content)}</svg>'
    )


def _places(count: int) -> list[float]:
    step = (WIDTH - LEFT - RIGHT) / max(count, 1)
    return [round(LEFT + step * (number + 0.5), 1) for number in range(count)]


def _height(value: float, *, low: float, high: float) -> float:
    return round(TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)


def _line(places: Sequence[float], heights: Sequence[float | None]) -> str:
    """A line that breaks off where there is no number, with a dot for each number."""
    parts, dots, is_open = [], [], False
    for x, y in zip(places, heights, strict=True):
        if y is None:
            is_open = False
            continue
        parts.append(f"{'L' if is_open else 'M'}{x} {y}")
        is_open = True
        dots.append((x, y))
    alone = len(places) <= 12
    shown = dots if alone else dots[-1:]
    circles = "".join(f'<circle cx="{x}" cy="{y}" r="{DOT}" fill="{palette.OWN}"/>' for x, y in shown)
    return f'<path d="{"".join(parts)}" fill="none" stroke="{palette.OWN}" stroke-width="2"/>{circles}' if parts else ""


def _bars(places: Sequence[float], heights: Sequence[float | None], zero: float) -> str:
    width = 28
    return "".join(
        f'<rect x="{x - width / 2}" y="{min(y, zero)}" width="{width}" height="{abs(zero - y)}" fill="{palette.OWN}"/>'
        for x, y in zip(places, heights, strict=True)
        if y is not None
    )


def _withheld(panel: Panel, places: Sequence[float], label: str) -> str:
    """Periods whose value is withheld: a dotted rule over the whole height, and the word beside the last of them."""
    marked = [x for x, moment in zip(places, panel.moments, strict=True) if moment.is_suppressed]
    rules = "".join(
        f'<path d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="{palette.MUTED}" stroke-width="2" stroke-dasharray="2 3"/>'
        for x in marked
    )
    return rules + (_text(label, marked[-1], HEIGHT - BOTTOM - 8) if marked else "")


def _ends(panel: Panel, places: Sequence[float], heights: Sequence[float | None]) -> str:
    """The last number, written above its point."""
    for x, y, moment in reversed(list(zip(places, heights, panel.moments, strict=True))):
        if y is not None:
            return _text(moment.display, x, max(y - 7, 12), weight=600)
    return ""


def _periods(panel: Panel) -> str:
    if not panel.moments:
        return ""
    first, last = panel.moments[0].period, panel.moments[-1].period
    left = _text(first, LEFT, HEIGHT - 5, anchor="start") if first != last else ""
    return left + _text(last, WIDTH - RIGHT, HEIGHT - 5, anchor="end")


def _text(content: str, x: float, y: float, *, anchor: str = "", weight: int = 400) -> str:
    where = anchor or ("end" if x > WIDTH * 0.7 else "start" if x < WIDTH * 0.3 else "middle")
    place = min(max(x, LEFT), WIDTH - RIGHT)
    return (
        f'<text x="{place}" y="{y}" text-anchor="{where}" font-family="{FAMILY}, sans-serif" font-size="12" '
        f'font-weight="{weight}" fill="{palette.INK}">{escape(content)}</text>'
    )

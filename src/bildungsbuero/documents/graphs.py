"""Graphs in columns from left to right, written straight as SVG: boxes with a motif for their kind, lines with arrows.

Long lines get a place of their own in every column that they pass, so that none runs behind a box; the order within a
column is that of the middle of the neighbours (Sugiyama, Tagawa, Toda 1981).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from bildungsbuero.documents import palette
from bildungsbuero.documents.typefaces import FAMILY

WIDTH = 172
GAP_X = 52
GAP_Y = 14
PASS_HEIGHT = 10
LINE_HEIGHT = 18
TEXT_SIZE = 14
LETTERS = 20
BAND = 10
MARGIN = 12
LEGEND_HEIGHT = 34
SWEEPS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How boxes of a kind look: told apart by motif and edge, not by colour alone."""

    label: str
    fill: str = palette.WHITE
    band: str = palette.OWN
    motif: str = ""
    dash: str = ""
    is_round: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One station of the picture; `column` orders from left to right, numbers may be left out."""

    key: str
    title: str
    column: int
    look: str
    address: str = ""
    is_strong: bool = False
    # The language of the title where that is not the language of the page.
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One step from a box to another; a dashed one is not settled."""

    source: str
    target: str
    title: str = ""
    is_strong: bool = False
    is_dashed: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphFrame:
    """What stands around the picture; `looks` in the order of the legend."""

    key: str
    title: str
    description: str
    looks: Mapping[str, Look]
    language: str = ""


@dataclass(slots=True)
class _Spot:
    """A box, or the passage of a long line through a column, with its place."""

    key: str
    column: int
    height: int
    box: Box | None = None
    top: float = 0.0
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def layered(boxes: Sequence[Box], lines: Sequence[Line], *, frame: GraphFrame) -> str:
    """Return the picture; lines between boxes that are not there are left out."""
    known = {box.key for box in boxes}
    drawn = [line for line in lines if line.source in known and line.target in known and line.source != line.target]
    spots = _spots(boxes, drawn)
    routes = [(line, _route(line, spots)) for line in drawn]
    columns = _ordered(spots)
    _place(columns, spots)
    height = max((spot.top + spot.height for spot in spots.values()), default=0) + MARGIN
    looks = [name for name in frame.looks if any(box.look == name for box in boxes)]
    width = max(len(columns) * (WIDTH + GAP_X) - GAP_X, _legend_width(looks, frame)) + 2 * MARGIN
    strong_last = sorted(routes, key=lambda route: route[0].is_strong)
    content = (
        f"<defs>{_arrows(frame)}{_patterns(frame)}</defs>"
        + _legend(looks, frame)
        + f'<g transform="translate({MARGIN} {LEGEND_HEIGHT})">'
        + "".join(_path(line, route, spots, frame) for line, route in strong_last)
        + "".join(_drawn_box(spot, frame) for spot in spots.values() if spot.box)
        + "</g>"
    )
    return _document(content, frame, width=width, height=round(height) + LEGEND_HEIGHT)


def _spots(boxes: Sequence[Box], lines: Sequence[Line]) -> dict[str, _Spot]:
    numbers = _numbers(boxes, lines)
    return {
        box.key: _Spot(key=box.key, column=numbers[box.column], height=_height(box.title), box=box) for box in boxes
    }


def _numbers(boxes: Sequence[Box], lines: Sequence[Line]) -> dict[int, int]:
    """Return the columns counted through; neighbours between which no line runs become one, to save width."""
    column_of = {box.key: box.column for box in boxes}
    joined = {frozenset((column_of[line.source], column_of[line.target])) for line in lines}
    numbers: dict[int, int] = {}
    together: list[int] = []
    number = -1
    for column in sorted(set(column_of.values())):
        if not together or any(frozenset((column, other)) in joined for other in together):
            number, together = number + 1, []
        together.append(column)
        numbers[column] = number
    return numbers


def _route(line: Line, spots: dict[str, _Spot]) -> list[str]:
    """Return the spots that a line comes to from left to right; passages are made on the way."""
    first, last = sorted((spots[line.source], spots[line.target]), key=lambda spot: spot.column)
    route = [first.key]
    for column in range(first.column + 1, last.column):
        key = f"{line.source}>{line.target}@{column}"
        spots.setdefault(key, _Spot(key=key, column=column, height=PASS_HEIGHT))
        route.append(key)
    route.append(last.key)
    if first.column != last.column:
        for one, after in pairwise(route):
            spots[one].right.append(after)
            spots[after].left.append(one)
    return route


def _ordered(spots: dict[str, _Spot]) -> list[list[_Spot]]:
    """Return the columns, each in the order in which its lines cross least often of those tried."""
    columns: dict[int, list[_Spot]] = defaultdict(list)
    for spot in spots.values():
        columns[spot.column].append(spot)
    found = [columns[number] for number in sorted(columns)]
    best, fewest = [list(column) for column in found], _crossings(found)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for column in found if forward else reversed(found):
            rank = {spot.key: place for other in found for place, spot in enumerate(other)}
            column.sort(key=lambda spot: _mean(spot.left if forward else spot.right, rank, rank[spot.key]))
        crossings = _crossings(found)
        if crossings < fewest:
            best, fewest = [list(column) for column in found], crossings
    return best


def _crossings(columns: list[list[_Spot]]) -> int:
    count = 0
    for column, after in pairwise(columns):
        rank = {spot.key: place for place, spot in enumerate(after)}
        ends = [rank[key] for spot in column for key in sorted(spot.right, key=lambda key: rank[key])]
        count += sum(one > other for place, one in enumerate(ends) for other in ends[place + 1 :])
    return count


def _mean(keys: list[str], rank: Mapping[str, float], otherwise: float) -> float:
    return sum(rank[key] for key in keys) / len(keys) if keys else otherwise


def _place(columns: list[list[_Spot]], spots: dict[str, _Spot]) -> None:
    """Stack each column, then draw every spot towards the middle of its neighbours as far as the order allows."""
    for column in columns:
        top = 0.0
        for spot in column:
            spot.top = top
            top += spot.height + GAP_Y
    for _sweep in range(SWEEPS * 2):
        for column in columns:
            middles = {key: spot.middle for key, spot in spots.items()}
            for spot in column:
                wished = _mean([*spot.left, *spot.right], middles, spot.middle)
                spot.top = wished - spot.height / 2
            _part(column)
    _close_gaps(list(spots.values()))


def _close_gaps(spots: list[_Spot]) -> None:
    """Begin at the top, and leave no band empty over the whole width that is higher than two gaps."""
    end, shift = 0.0, 0.0
    for number, spot in enumerate(sorted(spots, key=lambda spot: spot.top)):
        empty = spot.top - end
        shift += empty if number == 0 else max(0.0, empty - 2 * GAP_Y)
        end = max(end, spot.top + spot.height)
        spot.top -= shift


def _part(column: list[_Spot]) -> None:
    """Move spots apart that overlap, half of the way down and half of the way up, in their order."""
    wished = [spot.top for spot in column]
    down = list(wished)
    for place in range(1, len(column)):
        down[place] = max(down[place], down[place - 1] + column[place - 1].height + GAP_Y)
    up = list(wished)
    for place in range(len(column) - 2, -1, -1):
        up[place] = min(up[place], up[place + 1] - column[place].height - GAP_Y)
    for place, spot in enumerate(column):
        spot.top = (down[place] + up[place]) / 2


def _path(line: Line, route: list[str], spots: dict[str, _Spot], frame: GraphFrame) -> str:
    points = [spots[key] for key in route]
    if points[0].column == points[-1].column:
        d = _bow(spots[line.source], spots[line.target])
        is_backwards = False
    else:
        d = _curve(points)
        is_backwards = line.source != route[0]
    colour, width = (palette.REFERENCE, 3.5) if line.is_strong else (palette.OTHER, 1.4)
    dash = ' stroke-dasharray="6 4"' if line.is_dashed else ""
    end = "start" if is_backwards else "end"
    marker = f' marker-{end}="url(#{frame.key}-{"strong" if line.is_strong else "arrow"})"'
    title = f"<title{_lang(line.language)}>{escape(line.title)}</title>" if line.title else ""
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}"{dash}{marker}>{title}</path>'


def _curve(points: list[_Spot]) -> str:
    x, y = _x(points[0]) + WIDTH, points[0].middle
    parts = [f"M{x:.0f} {y:.0f}"]
    for number, spot in enumerate(points[1:], 1):
        to_x, to_y = _x(spot), spot.middle
        half = (x + to_x) / 2
        parts.append(f"C{half:.0f} {y:.0f} {half:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}")
        if number < len(points) - 1:
            x = to_x + WIDTH
            parts.append(f"H{x:.0f}")
            y = to_y
    return "".join(parts)


def _bow(source: _Spot, target: _Spot) -> str:
    """A line within one column leaves and comes on the right."""
    x = _x(source) + WIDTH
    out = x + GAP_X * 0.55
    return f"M{x:.0f} {source.middle:.0f}C{out:.0f} {source.middle:.0f} {out:.0f} {target.middle:.0f} {x:.0f} {target.middle:.0f}"  # noqa: E501 - one curve


def _x(spot: _Spot) -> float:
    return spot.column * (WIDTH + GAP_X)


def _drawn_box(spot: _Spot, frame: GraphFrame) -> str:
    box = spot.box
    assert box is not None  # noqa: S101 - asked by the caller
    look = frame.looks[box.look]
    x, y = _x(spot), spot.top
    edge, width = (palette.REFERENCE, 3.5) if box.is_strong else (palette.MUTED, 1.2)
    dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
    radius = 18 if look.is_round else 4
    ink = palette.ink_on(look.fill)
    lines = _lines(box.title)
    first = y + (spot.height - LINE_HEIGHT * len(lines)) / 2 + TEXT_SIZE
    # The space between the lines keeps the words apart for who hears them.
    text = "".join(
        f'<tspan x="{x + BAND + 10:.0f}" y="{first + place * LINE_HEIGHT:.0f}">{escape(line)}</tspan>'
        for place, line in enumerate(one if one.endswith("-") else f"{one} " for one in lines)
    )
    drawn = (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{WIDTH}" height="{spot.height}" rx="{radius}" fill="{look.fill}"'
        f' stroke="{edge}" stroke-width="{width}"{dash}/>'
        f'<rect x="{x + 5:.0f}" y="{y + 6:.0f}" width="{BAND - 2}" height="{spot.height - 12}" rx="3"'
        f' fill="url(#{frame.key}-{box.look})"/>'
        f'<text font-family="{FAMILY}, sans-serif" font-size="{TEXT_SIZE}" fill="{ink}"{_lang(box.language)}>'
        f"{text}</text>"
    )
    if not box.address:
        return f"<g>{drawn}</g>"
    return f"<a href={quoteattr(box.address)}>{drawn}</a>"


def _lines(title: str) -> list[str]:
    """Return a title in lines; a word that is too long for one is cut."""
    return wrap(" ".join(_cut(word) for word in title.split()), LETTERS) or [""]


def _cut(word: str) -> str:
    if len(word) <= LETTERS:
        return word
    return "- ".join(wrap(word, LETTERS - 1)).replace("--", "-")


def _height(title: str) -> int:
    return LINE_HEIGHT * len(_lines(title)) + 16


def _lang(language: str) -> str:
    return f" lang={quoteattr(language)}" if language else ""


def _arrows(frame: GraphFrame) -> str:
    return "".join(
        f'<marker id="{frame.key}-{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="{size}"'
        f' markerHeight="{size}" markerUnits="userSpaceOnUse" orient="auto-start-reverse">'
        f'<path d="M0 0L10 5L0 10z" fill="{colour}"/></marker>'
        for name, colour, size in (("arrow", palette.OTHER, 9), ("strong", palette.REFERENCE, 14))
    )


def _patterns(frame: GraphFrame) -> str:
    return "".join(
        f'<pattern id="{frame.key}-{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{look.band}"/>'
        f'<g fill="{palette.WHITE}" stroke="{palette.WHITE}" stroke-width="1.2">{look.motif}</g></pattern>'
        for name, look in frame.looks.items()
    )


def _legend(names: list[str], frame: GraphFrame) -> str:
    parts, x = [], MARGIN
    for name in names:
        look = frame.looks[name]
        dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
        parts.append(
            f'<rect x="{x}" y="4" width="26" height="16" rx="{8 if look.is_round else 3}" fill="{look.fill}"'
            f' stroke="{palette.MUTED}"{dash}/>'
            f'<rect x="{x + 4}" y="7" width="6" height="10" fill="url(#{frame.key}-{name})"/>'
            f'<text x="{x + 33}" y="17" font-family="{FAMILY}, sans-serif" font-size="13"'
            f' fill="{palette.INK}">{escape(look.label)}</text>'
        )
        x += _entry_width(look)
    return "".join(parts)


def _entry_width(look: Look) -> int:
    return 33 + round(len(look.label) * 7.4) + 18


def _legend_width(names: list[str], frame: GraphFrame) -> int:
    return sum(_entry_width(frame.looks[name]) for name in names)


def _document(content: str, frame: GraphFrame, *, width: int, height: int) -> str:
    return (
        # Boxes are links: a picture ("img") would hide them from screen readers.
        f'<svg xmlns="http://www.w3.org/2000/svg" role="group" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" '
        f"aria-labelledby={quoteattr(f'{frame.key}-title {frame.key}-description')}>"
        f'<title id="{frame.key}-title"{_lang(frame.language)}>{escape(frame.title)}</title>'
        f'<desc id="{frame.key}-description">{escape(frame.description)}</desc>'
        f'<rect width="{width}" height="{height}" fill="{palette.WHITE}"/>{content}</svg>'
    )

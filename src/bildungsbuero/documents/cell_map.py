"""A map of many small cells over outlines, written straight as SVG: each class one path, farther cells larger."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from bildungsbuero.documents import palette
from bildungsbuero.documents.maps import DrawnMap, LegendEntry, MapFrame
from bildungsbuero.documents.typefaces import FAMILY

Spot: TypeAlias = tuple[float, float]

MARGIN = 6
# Written in whole tenths of a unit, each relative to the one before.
TENTHS = 10
GROUND = "#f6f7fb"
# Light cells must be seen on the ground: the lightest class of the maps is left out.
COLOURS = palette.CLASSES[1:]
# The side of a cell in tenths: what is far is larger, so that the classes differ without colour, too.
SIDES = (11, 14, 18, 22)
LEGEND_ROW = 24
SOURCE_ROW = 17
LETTER_WIDTH = 0.56


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMap:
    """What is drawn, in map units: x to the right, y upwards. `classes` holds the cells of each class, near to far."""

    classes: Sequence[Sequence[Spot]]
    outlines: Sequence[Sequence[Spot]]
    places: Sequence[Spot]
    place_label: str
    # Fills of the classes, and places that are to be found at once, each within a ring.
    colours: Sequence[str] = COLOURS
    ringed: Sequence[Spot] = ()
    ring_label: str = ""


def cell_map(content: CellMap, *, frame: MapFrame) -> DrawnMap:
    """Return the cells in their classes over the outlines, with the places on top; the frame shows no other places."""
    place = _Placing.of(content, width=frame.width)
    lines = "".join(place.ring(ring) for ring in content.outlines)
    cells = "".join(
        f'<path class="bb-map__cells" fill="{content.colours[number]}" stroke="{content.colours[number]}" '
        f'stroke-width="0" '
        f'd="{place.squares(spots, side=SIDES[number])}"/>'
        for number, spots in enumerate(content.classes)
        if spots
    )
    places = place.within(content.places)
    signs, rings = place.crosses(places), place.within(content.ringed)
    drawing = (
        f'<g transform="scale(0.1)"><path d="{lines}" fill="{GROUND}" stroke="{palette.BORDER}" stroke-width="6"/>'
        f'{cells}<path d="{signs}" stroke="{palette.WHITE}" stroke-width="34" fill="none"/>'
        f'<path d="{signs}" stroke="{palette.REFERENCE}" stroke-width="18" fill="none"/>'
        f"{place.rings(rings)}</g>"
    )
    legend = _legend(content, frame, seen=len(places), ringed=len(rings))
    height = place.height
    if frame.stands_alone:
        drawing += _surroundings(legend, frame, below=height)
        height += LEGEND_ROW * len(legend) + SOURCE_ROW * len(_wrapped(frame)) + 2 * MARGIN
    return DrawnMap(svg=_document(drawing, frame, height=height), legend=legend)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placing:
    west: float
    north: float
    east: float
    south: float
    scale: float
    height: int

    @classmethod
    def of(cls, content: CellMap, *, width: int) -> "_Placing":
        spots = [spot for ring in content.outlines for spot in ring]
        spots += [spot for cells in content.classes for spot in cells]
        xs, ys = [spot[0] for spot in spots] or [0.0, 1.0], [spot[1] for spot in spots] or [0.0, 1.0]
        scale = (width - 2 * MARGIN) / ((max(xs) - min(xs)) or 1.0)
        height = round((max(ys) - min(ys)) * scale) + 2 * MARGIN
        return cls(west=min(xs), north=max(ys), east=max(xs), south=min(ys), scale=scale, height=height)

    def at(self, spot: Spot) -> tuple[int, int]:
        """Return where a spot lies, in tenths."""
        scale = self.scale * TENTHS
        x, y = (spot[0] - self.west) * scale, (self.north - spot[1]) * scale
        return round(x) + MARGIN * TENTHS, round(y) + MARGIN * TENTHS

    def ring(self, ring: Sequence[Spot]) -> str:
        """Return a closed outline as path data."""
        parts, before = [], (0, 0)
        for x, y in (self.at(spot) for spot in ring):
            if (x, y) != before:
                parts.append(f"{x - before[0]} {y - before[1]}")
            before = (x, y)
        return f"M{'l'.join(parts)}z"

    def squares(self, spots: Sequence[Spot], *, side: int) -> str:
        """Return squares around spots as path data."""
        parts, before = [], (0, 0)
        for x, y in sorted((self.at(spot) for spot in spots), key=lambda spot: (spot[1], spot[0])):
            x, y = x - side // 2, y - side // 2
            parts.append(f"m{x - before[0]} {y - before[1]}h{side}v{side}h-{side}z")
            before = (x, y)
        return "M0 0" + "".join(parts)

    def within(self, spots: Sequence[Spot]) -> list[Spot]:
        """Return those spots that the picture holds."""
        return [spot for spot in spots if self.west <= spot[0] <= self.east and self.south <= spot[1] <= self.north]

    def rings(self, spots: Sequence[Spot]) -> str:
        """Return circles around spots, dark upon white."""
        at = [self.at(spot) for spot in spots]
        return "".join(
            f'<circle cx="{x}" cy="{y}" r="90" fill="none" stroke="{colour}" stroke-width="{width}"/>'
            for x, y in at
            for colour, width in ((palette.WHITE, 50), (palette.INK, 26))
        )

    def crosses(self, spots: Sequence[Spot]) -> str:
        """Return upright crosses as path data."""
        return "".join(f"M{x - 35} {y}h70M{x} {y - 35}v70" for x, y in map(self.at, spots))


def _legend(content: CellMap, frame: MapFrame, *, seen: int, ringed: int) -> tuple[LegendEntry, ...]:
    entries = [
        LegendEntry(label=label, fill=content.colours[number], count=len(content.classes[number]))
        for number, label in enumerate(frame.class_labels)
    ]
    entries.append(LegendEntry(label=content.place_label, fill=palette.REFERENCE, count=seen))
    if ringed:
        entries.append(LegendEntry(label=content.ring_label, fill=palette.WHITE, count=ringed))
    return tuple(entries)


def _surroundings(legend: Sequence[LegendEntry], frame: MapFrame, *, below: int) -> str:
    lines = []
    for number, entry in enumerate(legend):
        y = below + MARGIN + number * LEGEND_ROW
        lines.append(f'<rect x="{MARGIN}" y="{y}" width="28" height="16" fill="{entry.fill}"/>')
        lines.append(_text(entry.label, MARGIN + 38, y + 13, size=13))
    foot = below + MARGIN + len(legend) * LEGEND_ROW + 14
    lines += [_text(line, MARGIN, foot + number * SOURCE_ROW, size=12) for number, line in enumerate(_wrapped(frame))]
    return "".join(lines)


def _wrapped(frame: MapFrame) -> list[str]:
    return wrap(f"{frame.title}. {frame.source}", int((frame.width - 2 * MARGIN) / (12 * LETTER_WIDTH)))


def _text(content: str, x: float, y: float, *, size: int) -> str:
    font = f'font-family="{FAMILY}, sans-serif" font-size="{size}" fill="{palette.INK}"'
    return f'<text x="{x}" y="{y}" {font}>{escape(content)}</text>'


def _document(content: str, frame: MapFrame, *, height: int) -> str:
    key = frame.key
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{frame.width}" height="{height}" '
        f'viewBox="0 0 {frame.width} {height}" aria-labelledby={quoteattr(f"{key}-title {key}-description")}>'
        f'<title id="{key}-title">{escape(frame.title)}</title>'
        f'<desc id="{key}-description">{escape(frame.description)}</desc>'
        f'<rect width="{frame.width}" height="{height}" fill="{palette.WHITE}"/>{content}</svg>'
    )

"""Maps of areas in classes, written straight as SVG: colours with patterns on them, a title for each area."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from bildungsbuero.documents import palette
from bildungsbuero.documents.typefaces import FAMILY

Ring: TypeAlias = Sequence[tuple[float, float]]
Box: TypeAlias = tuple[float, float, float, float]

# What lies on the colour of each class, in a square of eight units: told apart also in grey and in print.
MOTIFS = (
    "",
    '<circle cx="4" cy="4" r="1"/>',
    '<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6"/>',
    '<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6M0 0L8 8M-2 6L2 10M6 -2L10 2"/>',
    "",
)
SUPPRESSED_MOTIF = '<path d="M0 2H8M0 6H8" stroke-width="1.6"/>'
NO_DATA_MOTIF = '<path d="M0 0L8 8M-2 6L2 10M6 -2L10 2"/>'
LEGEND_ROW = 26
SOURCE_ROW = 17
TITLE_SIZE = 18
SOURCE_SIZE = 12
LETTER_WIDTH = 0.56
MARGIN = 6
# Shapes are written in whole tenths of a unit, each point relative to the one before: half the letters.
TENTHS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class MapArea:
    """One area: its shape in map units (x to the right, y downwards), its value in words, its class or None.

    A suppressed one has a value that is withheld. With an address the area leads there, for the mouse: the list beside
    the map has the same links for the keyboard.
    """

    key: str
    name: str
    rings: Sequence[Ring]
    display: str
    class_index: int | None = None
    is_suppressed: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One line of the legend; `fill` is what an SVG in tenths of a unit on the same page may use as its paint."""

    label: str
    fill: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMap:
    """The picture, and the legend as data for the page."""

    svg: str
    legend: tuple[LegendEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFrame:
    """What stands around a map; with `stands_alone` title, legend and source are drawn into the picture."""

    title: str
    description: str
    class_labels: Sequence[str]
    no_data_label: str
    suppressed_label: str = ""
    width: int = 600
    key: str = "map"
    source: str = ""
    stands_alone: bool = False


def choropleth(areas: Sequence[MapArea], *, frame: MapFrame, highlight: Collection[str] = ()) -> DrawnMap:
    """Return the areas filled by class; those in `highlight` get a strong outline and lie on top."""
    legend = _legend(areas, frame)
    place = _Placing.fitting(areas, width=frame.width)
    title, source = _wrapped(frame.title, frame, size=TITLE_SIZE), _wrapped(frame.source, frame, size=SOURCE_SIZE)
    top = LEGEND_ROW * len(title) + MARGIN if frame.stands_alone else 0
    shapes = [_shape(area, place, frame) for area in areas]
    outlines = [_outline(area, place) for area in areas if area.key in highlight]
    position = f'transform="translate(0 {top}) scale(0.1)" stroke-linejoin="round"'
    content = (
        f"<defs>{_patterns(frame)}</defs>"
        f'<g {position} stroke="{palette.BORDER}" stroke-width="7">{"".join(shapes)}</g>'
        f'<g {position} fill="none">{"".join(outlines)}</g>'
    )
    height = place.height
    if frame.stands_alone:
        content += _surroundings(legend, title, source, below=top + height + MARGIN)
        height += top + MARGIN + LEGEND_ROW * len(legend) + SOURCE_ROW * len(source) + MARGIN
    return DrawnMap(svg=_document(content, frame, height=height), legend=legend)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placing:
    """From map units to units of the picture."""

    left: float
    top: float
    scale: float
    height: int

    @classmethod
    def fitting(cls, areas: Sequence[MapArea], *, width: int) -> "_Placing":
        xs = [x for area in areas for ring in area.rings for x, _y in ring] or [0.0, 1.0]
        ys = [y for area in areas for ring in area.rings for _x, y in ring] or [0.0, 1.0]
        scale = (width - 2 * MARGIN) / ((max(xs) - min(xs)) or 1.0)
        return cls(left=min(xs), top=min(ys), scale=scale, height=round((max(ys) - min(ys)) * scale) + 2 * MARGIN)

    def path(self, rings: Sequence[Ring]) -> str:
        """Return the outline of an area as path data."""
        return "".join(self._closed(ring) for ring in rings)

    def _closed(self, ring: Ring) -> str:
        scale = self.scale * TENTHS
        parts = []
        x_before = y_before = 0
        for x_exact, y_exact in ring:
            x = round((x_exact - self.left) * scale) + MARGIN * TENTHS
            y = round((y_exact - self.top) * scale) + MARGIN * TENTHS
            if x != x_before or y != y_before:
                parts.append(f"{x - x_before} {y - y_before}")
            x_before, y_before = x, y
        return f"M{'l'.join(parts)}z" if parts else ""


def _shape(area: MapArea, place: _Placing, frame: MapFrame) -> str:
    text = escape(f"{area.name}: {area.display}")
    path = (
        f'<path fill="{_fill_of(area, frame)}" fill-rule="evenodd" d="{place.path(area.rings)}">'
        f"<title>{text}</title></path>"
    )
    return f'<a href={quoteattr(area.address)} tabindex="-1">{path}</a>' if area.address else path


def _outline(area: MapArea, place: _Placing) -> str:
    # A white line below the dark one keeps the outline visible on the darkest class.
    path = place.path(area.rings)
    return (
        f'<path d="{path}" stroke="{palette.WHITE}" stroke-width="60"/>'
        f'<path d="{path}" stroke="{palette.REFERENCE}" stroke-width="30"/>'
    )


def _fill_of(area: MapArea, frame: MapFrame) -> str:
    return f"url(#{frame.key}-suppressed)" if area.is_suppressed else _fill(area.class_index, frame)


def _fill(class_index: int | None, frame: MapFrame) -> str:
    return f"url(#{frame.key}-none)" if class_index is None else f"url(#{frame.key}-{class_index})"


def _patterns(frame: MapFrame) -> str:
    colours = palette.class_colours(len(frame.class_labels)) if frame.class_labels else ()
    # With few classes the motifs stay those of the same colours.
    patterns = [
        _pattern(f"{frame.key}-{index}", colour, MOTIFS[palette.CLASSES.index(colour)])
        for index, colour in enumerate(colours)
    ]
    patterns.append(_pattern(f"{frame.key}-none", palette.NO_DATA, NO_DATA_MOTIF))
    if frame.suppressed_label:
        patterns.append(_pattern(f"{frame.key}-suppressed", palette.NO_DATA, SUPPRESSED_MOTIF))
    return "".join(patterns)


def _pattern(key: str, colour: str, motif: str) -> str:
    ink = palette.MUTED if palette.ink_on(colour) == palette.INK else palette.WHITE
    return (
        f'<pattern id="{key}" width="8" height="8" patternUnits="userSpaceOnUse"'
        f' patternTransform="scale({TENTHS})">'
        f'<rect width="8" height="8" fill="{colour}"/><g fill="{ink}" stroke="{ink}" stroke-width="0.8">{motif}</g>'
        f"</pattern>"
    )


def _legend(areas: Sequence[MapArea], frame: MapFrame) -> tuple[LegendEntry, ...]:
    counts = dict.fromkeys((*range(len(frame.class_labels)), None), 0)
    for area in areas:
        if not area.is_suppressed:
            counts[area.class_index] += 1
    entries = [
        LegendEntry(label=label, fill=_fill(index, frame), count=counts[index])
        for index, label in enumerate(frame.class_labels)
    ]
    if withheld := sum(area.is_suppressed for area in areas):
        fill = f"url(#{frame.key}-suppressed)"
        entries.append(LegendEntry(label=frame.suppressed_label, fill=fill, count=withheld))
    if counts[None]:
        entries.append(LegendEntry(label=frame.no_data_label, fill=_fill(None, frame), count=counts[None]))
    return tuple(entries)


def _surroundings(legend: Sequence[LegendEntry], title: Sequence[str], source: Sequence[str], *, below: int) -> str:
    lines = [
        _text(line, MARGIN, 20 + number * LEGEND_ROW, size=TITLE_SIZE, weight=600) for number, line in enumerate(title)
    ]
    for number, entry in enumerate(legend):
        y = below + number * LEGEND_ROW
        lines.append(
            f'<g transform="translate({MARGIN} {y}) scale(0.1)">'
            f'<rect width="320" height="180" fill="{entry.fill}" stroke="{palette.MUTED}" stroke-width="10"/></g>'
            + _text(entry.label, MARGIN + 42, y + 14, size=14)
        )
    foot = below + len(legend) * LEGEND_ROW + 14
    lines += [_text(line, MARGIN, foot + number * SOURCE_ROW, size=SOURCE_SIZE) for number, line in enumerate(source)]
    return "".join(lines)


def _wrapped(text: str, frame: MapFrame, *, size: int) -> list[str]:
    """Return a text in lines that fit into the picture; a letter of the typeface is a good half as wide as high."""
    return wrap(text, int((frame.width - 2 * MARGIN) / (size * LETTER_WIDTH)))


def _text(content: str, x: float, y: float, *, size: int, weight: int = 400) -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{FAMILY}, sans-serif" font-size="{size}" font-weight="{weight}" '
        f'fill="{palette.INK}">{escape(content)}</text>'
    )


def _document(content: str, frame: MapFrame, *, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{frame.width}" height="{height}" '
        f'viewBox="0 0 {frame.width} {height}" '
        f"aria-labelledby={quoteattr(f'{frame.key}-title {frame.key}-description')}>"
        f'<title id="{frame.key}-title">{escape(frame.title)}</title>'
        f'<desc id="{frame.key}-description">{escape(frame.description)}</desc>'
        f'<rect width="{frame.width}" height="{height}" fill="{palette.WHITE}"/>{content}</svg>'
    )

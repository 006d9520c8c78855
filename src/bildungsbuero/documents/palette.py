"""Colours of charts and maps: told apart without colour vision, and dark enough on white (WCAG 2.2: 3 to 1)."""

from typing import Final

WHITE: Final = "#ffffff"
INK: Final = "#131525"
MUTED: Final = "#404565"
LINE: Final = "#c9ccdb"
STEM: Final = "#9aa0bd"

# The office's own area, its neighbours, and the values of Land and Bund.
OWN: Final = "#1d3f9e"
OTHER: Final = "#5b6080"
REFERENCE: Final = "#9b3d00"

# Series and groups, in this order; each also gets its own shape and dash.
SERIES: Final = ("#1d3f9e", "#c2500e", "#2a8f84", "#2b2d38", "#3f8fd0", "#5a1a00")
SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
DASHES: Final[tuple[tuple[int, ...], ...]] = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3), (10, 4), (4, 2, 1, 2))

# The dots of a strip chart: the own area, its peers, all others; edges tell them apart as well.
STRIP: Final = (OWN, "#6fb1e8", "#e8eaf2")
# A line from another source than the chart's own.
DASH_BEHIND: Final = (1, 3)

# Five classes of a map, from low to high; the patterns of `maps` lie on top of them.
CLASSES: Final = ("#eaf0fb", "#bcd0f0", "#84a7de", "#4673bf", "#17367f")
NO_DATA: Final = "#ffffff"
# Between the areas: seen on the lightest and on the darkest class.
BORDER: Final = "#8087a8"


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """Return what is read better on the colour: ink or white."""
    return INK if contrast(INK, colour) >= contrast(WHITE, colour) else WHITE


def class_colours(count: int) -> tuple[str, ...]:
    """Return `count` (1 to 5) colours from low to high, spread over the whole range."""
    if count == 1:
        return (CLASSES[2],)
    last = len(CLASSES) - 1
    return tuple(CLASSES[round(index * last / (count - 1))] for index in range(count))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)

"""What all charts have in common: typeface, sizes, lines, and numbers as the language writes them."""

import textwrap
from dataclasses import dataclass
from typing import Any

from bildungsbuero.core.languages import ENGLISH, GERMAN, SHIPPED
from bildungsbuero.documents import palette
from bildungsbuero.documents.drawing import Spec
from bildungsbuero.documents.typefaces import FAMILY

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDE = 640
# Roughly the width of a letter at 14 pixels; only the room that is left for labels rests on it.
LETTER_WIDTH = 7.5
NARROW = 340
# Languages that are not named here write numbers as German does.
SIGNS = {
    language.code: {
        "decimal": language.decimal,
        "thousands": language.group,
        "grouping": [3],
        "currency": ["€", ""] if language.code == ENGLISH else ["", "\u00a0€"],
    }
    for language in SHIPPED
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a chart: its name, its content in one paragraph, its width, its unit.

    `source` and the title are drawn only where `stands_alone`: a file that leaves the page must carry them with it.
    `notes` are drawn in every case, below the values; above them in a file that stands alone.
    """

    title: str
    description: str
    unit: str = ""
    decimals: int = 0
    language: str = "de"
    width: int = WIDE
    source: str = ""
    stands_alone: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Whether the chart must fit the width of a phone."""
        return self.width < 480

    @property
    def number_format(self) -> str:
        """How the axis writes its numbers."""
        return f",.{self.decimals}~f"


def base(frame: Frame) -> Spec:
    """Return the part of a specification that every chart starts from."""
    spec: Spec = {
        "$schema": SCHEMA,
        "usermeta": {"title": frame.title, "description": frame.description},
        "description": frame.description,
        "background": palette.WHITE,
        "width": frame.width,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": 4,
        "config": _config(frame),
    }
    if frame.stands_alone:
        # A long title or source would push the chart aside: 18 and 13 pixels a letter are about 0.53 of that wide.
        title = textwrap.wrap(frame.title, int(frame.width / 9.5)) or [""]
        subtitle = [*(textwrap.wrap(frame.source, int(frame.width / 6.9)) or [""]), *_noted(frame)]
        spec["title"] = {"text": title, "subtitle": subtitle, "anchor": "start"}
    elif frame.notes:
        spec["title"] = {
            "text": _noted(frame),
            "orient": "bottom",
            "anchor": "start",
            "frame": "bounds",
            "fontSize": 13,
            "fontWeight": 400,
            "color": palette.MUTED,
            "offset": 12,
        }
    return spec


def period_axis(periods: list[str], frame: Frame) -> dict[str, Any]:
    """Return the axis of a series: as many periods named as there is room for, the last one among them."""
    widest = LETTER_WIDTH * max((len(period) for period in periods), default=4) + 18
    room = min(5 if frame.is_narrow else 12, max(2, int(frame.width * 0.9 / widest)))
    step = -(-len(periods) // room)
    shown = periods[(len(periods) - 1) % step :: step]
    return {
        "title": None,
        "labelAngle": 0,
        "labelAlign": "center",
        "values": shown,
        "labelOverlap": False,
        "grid": False,
        "labelPadding": 6,
    }


def _noted(frame: Frame) -> list[str]:
    return [line for note in frame.notes for line in textwrap.wrap(note, int(frame.width / 6.9))]


def _config(frame: Frame) -> dict[str, Any]:
    text = {"labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": 400}
    return {
        "font": FAMILY,
        "locale": {"number": SIGNS.get(frame.language, SIGNS[GERMAN])},
        "view": {"stroke": None},
        "text": {"fontSize": 14, "color": palette.INK},
        "axis": {
            **text,
            "labelColor": palette.INK,
            "titleColor": palette.MUTED,
            "gridColor": "#e3e5ee",
            "domainColor": palette.LINE,
            "tickColor": palette.LINE,
            "labelFontWeight": 400,
            "labelFlush": False,
            "titlePadding": 10,
        },
        "legend": {**text, "labelColor": palette.INK, "orient": "top", "direction": "horizontal", "title": None},
        "title": {"fontSize": 18, "fontWeight": 600, "color": palette.INK, "subtitleFontSize": 13,
                  "subtitleColor": palette.MUTED, "offset": 16},
    }  # fmt: skip

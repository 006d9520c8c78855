"""Strip charts: every area as one dot along the value, the own one marked, so that a place is seen in its spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bildungsbuero.documents import palette
from bildungsbuero.documents.chart_style import Frame, base
from bildungsbuero.documents.charts import Reference
from bildungsbuero.documents.drawing import Spec

OWN, PEER, OTHER = "own", "peer", "other"
DOT = 8
SWARM = 104
LINE = 20
TOLD = {"field": "told", "type": "nominal"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StripValue:
    """The value of one area; `role` is the own one, one of its peers, or any other."""

    label: str
    value: float
    display: str
    role: str = OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """All areas of one kind."""

    name: str
    values: tuple[StripValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What the legend calls the own areas, their peers and the others."""

    own: str
    peer: str
    other: str


def strips(rows: Sequence[Strip], *, frame: Frame, roles: Roles, references: Sequence[Reference] = ()) -> Spec:
    """Return a swarm of dots for each kind of area; own areas are named, Land and Bund are dashed lines."""
    span = _span([value.value for row in rows for value in row.values] + [reference.value for reference in references])
    dots: list[dict[str, Any]] = []
    titles: list[dict[str, Any]] = []
    top = LINE * len(references)
    for row in rows:
        titles.append({"text": row.name, "y": top + LINE * 0.7})
        own = sum(value.role == OWN for value in row.values)
        dots += _placed(row, top=top + LINE * (1 + own), names_top=top + LINE, span=span, frame=frame, roles=roles)
        top += LINE * (1 + own) + SWARM + LINE // 2
    x = {"field": "value", "type": "quantitative", "scale": {"domain": list(span), "nice": False, "zero": False},
         "axis": {"title": frame.unit or None, "format": frame.number_format, "tickCount": 4 if frame.is_narrow else 7,
                  "grid": True}}  # fmt: skip
    return {
        **base(frame),
        "height": top,
        "data": {"values": dots},
        "layer": [
            *_reference_layers(references, x, span, bottom=top),
            *_dot_layers(x, roles, frame, bottom=top),
            *_name_layers(x, bottom=top),
            _title_layer(titles, bottom=top),
        ],
    }


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low) * 0.04 or 1.0
    return max(0.0, low - room) if low >= 0 else low - room, high + room


def _placed(
    row: Strip, *, top: float, names_top: float, span: tuple[float, float], frame: Frame, roles: Roles
) -> list[dict[str, Any]]:
    """The dots of a row, those of nearly the same value stacked around its middle line."""
    width = (frame.width - 30) / DOT
    bins: dict[int, list[StripValue]] = {}
    for value in sorted(row.values, key=lambda item: (item.role != OWN, item.role != PEER, item.label)):
        place = int((value.value - span[0]) / (span[1] - span[0]) * width)
        bins.setdefault(place, []).append(value)
    highest = max((len(found) for found in bins.values()), default=1)
    step = min(DOT, SWARM / highest)
    middle = top + SWARM / 2
    names = {OWN: roles.own, PEER: roles.peer, OTHER: roles.other}
    dots = []
    own = 0
    for found in bins.values():
        for number, value in enumerate(found):
            away = (number + 1) // 2 * (1 if number % 2 else -1)
            dot = {"name": value.label, "value": value.value, "y": middle + away * step, "group": names[value.role],
                   "role": value.role, "told": f"{value.label}: {value.display}"}  # fmt: skip
            if value.role == OWN:
                is_right = value.value > sum(span) / 2
                dot |= {"label": dot["told"], "label_y": names_top + own * LINE + LINE * 0.7, "is_right": is_right}
                own += 1
            dots.append(dot)
    return dots


def _y(field: str, bottom: float) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "axis": None,
            "scale": {"domain": [0, bottom], "reverse": True, "nice": False}}  # fmt: skip


def _dot_layers(x: dict[str, Any], roles: Roles, frame: Frame, *, bottom: float) -> list[dict[str, Any]]:
    domain = [roles.own, roles.peer, roles.other]
    colour = {"field": "group", "type": "nominal", "scale": {"domain": domain, "range": list(palette.STRIP)},
              "legend": {"columns": 1, "symbolSize": 90, "labelLimit": 300 if frame.is_narrow else 580}}  # fmt: skip
    encoding = {"x": x, "y": _y("y", bottom), "fill": colour, "tooltip": TOLD}
    layers = []
    for role, size in ((OTHER, 30), (PEER, 52), (OWN, 210)):
        mark = {"type": "point", "size": size, "opacity": 1, "strokeWidth": 1, "stroke": palette.BORDER}
        if role != OTHER:
            mark |= {"stroke": palette.INK}
        layers.append({"transform": [{"filter": f"datum.role === '{role}'"}], "mark": mark, "encoding": encoding})
    return layers


def _name_layers(x: dict[str, Any], *, bottom: float) -> list[dict[str, Any]]:
    """The names of the own areas above the dots, each with a thin line down to its dot."""
    layers: list[dict[str, Any]] = [
        {
            "transform": [{"filter": "datum.role === 'own'"}],
            "mark": {"type": "rule", "color": palette.OWN, "strokeWidth": 1},
            "encoding": {"x": x, "y": _y("label_y", bottom), "y2": {"field": "y"}},
        }
    ]
    for is_right, align, away in ((True, "right", -6), (False, "left", 6)):
        text = {"type": "text", "align": align, "dx": away, "baseline": "middle", "fontWeight": 600}
        where = [{"filter": f"datum.role === 'own' && datum.is_right === {str(is_right).lower()}"}]
        content = {"x": x, "y": _y("label_y", bottom), "text": {"field": "label"}}
        layers += [
            {"transform": where, "mark": {**text, "stroke": palette.WHITE, "strokeWidth": 4}, "encoding": content},
            {"transform": where, "mark": {**text, "color": palette.OWN}, "encoding": content},
        ]
    return layers


def _reference_layers(
    references: Sequence[Reference], x: dict[str, Any], span: tuple[float, float], *, bottom: float
) -> list[dict[str, Any]]:
    layers: list[dict[str, Any]] = []
    for number, reference in enumerate(references):
        is_right = reference.value > sum(span) / 2
        told = f"{reference.label}: {reference.display}"
        values = [{"value": reference.value, "y": LINE * (number + 0.5), "end": bottom, "told": told}]
        text = {"type": "text", "align": "right" if is_right else "left", "dx": -6 if is_right else 6,
                "baseline": "middle", "color": palette.REFERENCE}  # fmt: skip
        place = {"x": x, "y": _y("y", bottom)}
        dash = [4, 3] if number % 2 else [1, 0]
        rule = {"type": "rule", "color": palette.REFERENCE, "strokeWidth": 1.5, "strokeDash": dash}
        layers += [
            {"data": {"values": values}, "mark": rule, "encoding": {**place, "y2": {"field": "end"}, "tooltip": TOLD}},
            {
                "data": {"values": values},
                "mark": {**text, "stroke": palette.WHITE, "strokeWidth": 4},
                "encoding": {**place, "text": {"field": "told"}},
            },
            {"data": {"values": values}, "mark": text, "encoding": {**place, "text": {"field": "told"}}},
        ]
    return layers


def _title_layer(titles: list[dict[str, Any]], *, bottom: float) -> dict[str, Any]:
    mark = {"type": "text", "align": "left", "baseline": "middle", "color": palette.MUTED, "x": 0}
    return {
        "data": {"values": titles},
        "mark": mark,
        "encoding": {"y": _y("y", bottom), "text": {"field": "text"}},
    }

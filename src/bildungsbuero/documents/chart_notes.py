"""What a chart says beside its values: breaks, signs at single points, a target; each drawn, not only written below."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bildungsbuero.documents import palette
from bildungsbuero.documents.chart_style import Frame

Layer = dict[str, Any]
# So far above its point a sign stands, and its number above the sign.
ABOVE_POINT = 15
ABOVE_SIGN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A reason why values before and from `period` on cannot simply be compared."""

    period: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A mark above one point of a series; what it means stands below the chart under the same number."""

    period: str
    value: float
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A value that is to be reached."""

    value: float
    label: str


def break_marks(breaks: Sequence[Break], periods: list[str], frame: Frame) -> list[Layer]:
    """Return a vertical rule with its words for each break among the periods."""
    marks: list[Layer] = []
    for gap in breaks:
        if gap.period not in periods:
            continue
        is_late = periods.index(gap.period) > len(periods) / 2
        place = {"data": {"values": [{"period": gap.period}]}}
        x = {"field": "period", "type": "ordinal", "bandPosition": 0}
        side = {"align": "right", "dx": -6} if is_late else {"align": "left", "dx": 6}
        lines = textwrap.wrap(gap.text, 14 if frame.is_narrow else 22)
        text = {
            "type": "text",
            "text": lines,
            "y": 2,
            "baseline": "top",
            "fontSize": 13,
            "color": palette.MUTED,
            **side,
        }
        marks.append(
            {**place, "mark": {"type": "rule", "color": palette.MUTED, "strokeDash": [2, 3]}, "encoding": {"x": x}}
        )
        marks.append({**place, "mark": text, "encoding": {"x": x}})
    return marks


def sign_marks(signs: Sequence[Sign], *, x: Layer, y: Layer) -> list[Layer]:
    """Return a triangle with a number above each point that a note speaks of."""
    if not signs:
        return []
    data = {"values": [{"period": one.period, "value": one.value, "number": one.number} for one in signs]}
    triangle = {"type": "point", "shape": "triangle-down", "size": 90, "opacity": 1, "yOffset": -ABOVE_POINT}
    colours = {"stroke": palette.INK, "fill": palette.WHITE, "strokeWidth": 1.5}
    number = {"type": "text", "baseline": "bottom", "yOffset": -ABOVE_SIGN, "fontWeight": 600, "fontSize": 13}
    return [
        {"data": data, "mark": {**triangle, **colours}, "encoding": {"x": x, "y": y}},
        {"data": data, "mark": number, "encoding": {"x": x, "y": y, "text": {"field": "number"}}},
    ]


def goal_in_series(goal: Goal | None) -> list[Layer]:
    """Return a level line at the target with its words."""
    if goal is None:
        return []
    y = {"datum": goal.value, "type": "quantitative"}
    text = {"type": "text", "align": "left", "baseline": "bottom", "dy": -4, "fontSize": 13, "text": goal.label}
    return [
        {"data": {"values": [{}]}, "mark": _goal_rule(), "encoding": {"y": y}},
        {"data": {"values": [{}]}, "mark": text, "encoding": {"x": {"value": 4}, "y": y}},
    ]


def goal_among_areas(goal: Goal | None) -> list[Layer]:
    """Return an upright line at the target with its words above."""
    if goal is None:
        return []
    x = {"datum": goal.value, "type": "quantitative"}
    text = {"type": "text", "align": "center", "baseline": "bottom", "dy": -4, "fontSize": 13, "text": goal.label}
    return [
        {"data": {"values": [{}]}, "mark": _goal_rule(), "encoding": {"x": x, "y": None}},
        {"data": {"values": [{}]}, "mark": text, "encoding": {"x": x, "y": {"value": 0}}},
    ]


def interval_rules(x: Layer) -> Layer:
    """Return a thin line from the lower to the upper limit of each value that has them."""
    return {
        "transform": [{"filter": "isValid(datum.high)"}],
        "mark": {"type": "rule", "color": palette.INK, "strokeWidth": 1.5},
        "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}},
    }


def _goal_rule() -> Layer:
    return {"type": "rule", "color": palette.INK, "strokeDash": [8, 4], "strokeWidth": 1.5}

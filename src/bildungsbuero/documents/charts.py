"""Charts as Vega-Lite specifications from plain values: comparison of areas, breakdown, series over time."""

import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bildungsbuero.documents import palette
from bildungsbuero.documents.chart_notes import (
    Break,
    Goal,
    Sign,
    break_marks,
    goal_among_areas,
    goal_in_series,
    interval_rules,
    sign_marks,
)
from bildungsbuero.documents.chart_style import LETTER_WIDTH, Frame, base, period_axis
from bildungsbuero.documents.drawing import Spec

ROW = 34
BAR = 26
# The height of a line at 14 pixels; only the room that is left for labels rests on it.
LINE_HEIGHT = 16
TOLD = {"field": "told", "type": "nominal"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaValue:
    """The value of one area; without a value `display` says why, such as "." or "keine Angabe".

    `low` and `high` are the limits within which chance alone may move the value of small numbers.
    """

    label: str
    value: float | None
    display: str
    is_own: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The value of a Land or of the Bund, as its source delivers it."""

    label: str
    value: float
    display: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One value of a breakdown: a category (year, school type) and a group in it (girls, boys)."""

    category: str
    group: str
    value: float | None
    display: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodValue:
    """One value of a series; None leaves a gap."""

    period: str
    value: float | None
    display: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One series from one source; the same area from another source is another line, never joined with the first.

    `is_behind` marks a line from another source than the chart's own: thin, dotted, with hollow points. Lines of one
    `group` have the same colour.
    """

    label: str
    values: tuple[PeriodValue, ...]
    is_own: bool = False
    is_behind: bool = False
    group: str = ""


def comparison(
    areas: Sequence[AreaValue], *, frame: Frame, references: Sequence[Reference] = (), goal: Goal | None = None
) -> Spec:
    """Return areas as points on stems, in the order given, with Land and Bund as marked points below.

    The own area is a filled, large point with bold letters, others are hollow; Land and Bund differ by shape and by a
    dashed line through all rows.
    """
    rows = [_area_row(area, frame) for area in areas] + [
        _reference_row(reference, number, frame) for number, reference in enumerate(references)
    ]
    names = [row["name"] for row in rows]
    y = _names_of_rows(names, bold=[row["name"] for row in rows if row["kind"] == "own"])
    scale = _scale_with_room(rows, frame, goal=goal)
    x = {"field": "value", "type": "quantitative", "scale": scale, "axis": _value_axis(frame)}
    return {
        **base(frame),
        "height": {"step": _row_height(names)},
        "data": {"values": rows},
        "encoding": {"y": y},
        "layer": [
            _reference_rules(x),
            {
                "mark": {"type": "rule", "color": palette.STEM, "strokeWidth": 2},
                "encoding": {"x": x, "x2": {"datum": 0}},
            },
            interval_rules(x),
            *goal_among_areas(goal),
            _points(x),
            *_labels_at_values(x),
        ],
    }


def breakdown(bars: Sequence[Bar], *, frame: Frame) -> Spec:
    """Return grouped bars with their values at the end; groups differ by lightness and stand in the legend's order."""
    groups = list(dict.fromkeys(bar.group for bar in bars))
    categories = [_wrapped(name, frame) for name in dict.fromkeys(bar.category for bar in bars)]
    rows = [
        {
            "name": _wrapped(bar.category, frame),
            "group": bar.group,
            "value": bar.value,
            "display": bar.display,
            "told": f"{bar.category}, {bar.group}: {bar.display}",
        }
        for bar in bars
    ]
    x = {"field": "value", "type": "quantitative", "scale": _scale_with_room(rows, frame), "axis": _value_axis(frame)}
    colour = {
        "field": "group",
        "type": "nominal",
        "sort": groups,
        "scale": {"domain": groups, "range": list(palette.SERIES[: len(groups)])},
        "legend": _legend(frame) if len(groups) > 1 else None,
    }
    return {
        **base(frame),
        "height": _height_of_bars(categories, groups),
        "data": {"values": rows},
        "encoding": {
            "y": {**_names_of_rows(categories), "scale": {"paddingInner": 0.3, "paddingOuter": 0.15}},
            "yOffset": {"field": "group", "type": "nominal", "sort": groups},
        },
        "layer": [
            {
                "mark": {"type": "bar", "stroke": palette.INK, "strokeWidth": 0.5},
                "encoding": {"x": x, "color": colour, "tooltip": TOLD},
            },
            *_labels_at_values(x),
        ],
    }


def series(
    lines: Sequence[Line],
    *,
    frame: Frame,
    breaks: Sequence[Break] = (),
    signs: Sequence[Sign] = (),
    goal: Goal | None = None,
) -> Spec:
    """Return lines over periods; what was not delivered stays a gap, breaks are named at a vertical rule."""
    periods = list(dict.fromkeys(value.period for line in lines for value in line.values))
    rows = [
        {
            "period": value.period,
            "line": line.label,
            "value": value.value,
            "told": f"{line.label}, {value.period}: {value.display}",
        }
        for line in lines
        for value in line.values
    ]
    values = [value.value for line in lines for value in line.values if value.value is not None]
    values += [goal.value] if goal is not None else []
    x = {"field": "period", "type": "ordinal", "sort": periods, "scale": {"type": "band", "domain": periods},
         "axis": period_axis(periods, frame)}  # fmt: skip
    above = {"titleAngle": 0, "titleAnchor": "end", "titleAlign": "left", "titleX": 0, "titleY": -12,
             "titleBaseline": "bottom"}  # fmt: skip
    y = {"field": "value", "type": "quantitative", "scale": _scale(values, headroom=0.3 if breaks or signs else 0.05),
         "axis": {**_value_axis(frame), **above}}  # fmt: skip
    return {
        **base(frame),
        "height": 300,
        "data": {"values": rows},
        "layer": [
            *break_marks(breaks, periods, frame),
            *goal_in_series(goal),
            *_line_marks(lines, x=x, y=y, frame=frame),
            *sign_marks(signs, x=x, y=y),
        ],
    }


def _area_row(area: AreaValue, frame: Frame) -> dict[str, Any]:
    kind = "own" if area.is_own else "other"
    limits = {"low": area.low, "high": area.high}
    return _row(area.label, area.value, area.display, kind=kind, frame=frame) | limits


def _reference_row(reference: Reference, number: int, frame: Frame) -> dict[str, Any]:
    kind = f"reference {number % 2}"
    return _row(reference.label, reference.value, reference.display, kind=kind, frame=frame)


def _row(label: str, value: float | None, display: str, *, kind: str, frame: Frame) -> dict[str, Any]:
    # `told` is what the interactive chart says when a person points at the mark.
    name = _wrapped(label, frame)
    return {"name": name, "value": value, "display": display, "kind": kind, "told": f"{label}: {display}"}


def _names_of_rows(names: list[str], bold: Sequence[str] = ()) -> dict[str, Any]:
    weight = {"condition": {"test": f"indexof({_literal(bold)}, datum.value) >= 0", "value": 600}, "value": 400}
    lifted = [
        {"test": f"length(split(datum.value, '\\n')) === {lines}", "value": -8 * (lines - 1)} for lines in range(2, 9)
    ]
    return {
        "field": "name",
        "type": "nominal",
        "sort": names,
        "title": None,
        "axis": {
            "labelExpr": "split(datum.label, '\\n')",
            "labelLimit": 260,
            "labelFontWeight": weight,
            "labelOffset": {"condition": lifted, "value": 0},
            "ticks": False,
            "domain": False,
            "labelPadding": 10,
        },
    }


def _height_of_bars(categories: Sequence[str], groups: Sequence[str]) -> dict[str, Any]:
    # A name of many lines needs its room beside few bars.
    room = LINE_HEIGHT * max((name.count("\n") + 1 for name in categories), default=1)
    if len(groups) < 2:
        return {"step": max(ROW, room + 10)}
    return {"step": max(BAR, round(room / len(groups))), "for": "offset"}


def _row_height(names: Sequence[str]) -> int:
    most_lines = max((name.count("\n") + 1 for name in names), default=1)
    return ROW + LINE_HEIGHT * max(0, most_lines - 2)


def _wrapped(name: str, frame: Frame) -> str:
    return "\n".join(textwrap.wrap(name, 16 if frame.is_narrow else 28, break_long_words=False)) or " "


def _span(values: Sequence[float]) -> tuple[float, float]:
    # Bars, stems and lines start at zero: a cut axis makes small differences look large.
    low, high = min([0.0, *values]), max([0.0, *values])
    return low, high if high > low else low + 1


def _scale(values: Sequence[float], *, headroom: float) -> dict[str, Any]:
    low, high = _span(values)
    return {"domain": [low, high + headroom * (high - low)], "nice": True, "zero": True}


def _scale_with_room(rows: Sequence[dict[str, Any]], frame: Frame, *, goal: Goal | None = None) -> dict[str, Any]:
    # The label of the largest value stands to its right, inside the chart.
    names = [line for row in rows for line in row["name"].split("\n")]
    plot = frame.width - LETTER_WIDTH * max((len(name) for name in names), default=0) - 30
    label = LETTER_WIDTH * max((len(row["display"]) for row in rows if row["value"] is not None), default=0) + 16
    share = min(0.6, label / max(plot, 1.0))
    ends = [row["value"] for row in rows] + [row.get("high") for row in rows] + [goal.value if goal else None]
    low, high = _span([end for end in ends if end is not None])
    # A point below zero keeps clear of the names to its left.
    low -= 0.06 * (high - low) if low < 0 else 0
    return {"domain": [low, low + (high - low) / (1 - share)], "nice": False, "zero": True}


def _value_axis(frame: Frame) -> dict[str, Any]:
    return {"title": frame.unit or None, "format": frame.number_format, "tickCount": 4 if frame.is_narrow else 6}


def _reference_rules(x: dict[str, Any]) -> dict[str, Any]:
    return {
        "transform": [{"filter": "indexof(datum.kind, 'reference') === 0"}],
        "mark": {"type": "rule", "color": palette.REFERENCE, "strokeDash": [4, 3], "strokeWidth": 1.5},
        "encoding": {"x": x, "y": None},
    }


def _points(x: dict[str, Any]) -> dict[str, Any]:
    kinds = ["own", "other", "reference 0", "reference 1"]
    return {
        "mark": {"type": "point", "opacity": 1, "strokeWidth": 2.5},
        "encoding": {
            "x": x,
            "shape": _by_kind(kinds, ["circle", "circle", "diamond", "square"]),
            "fill": _by_kind(kinds, [palette.OWN, palette.WHITE, palette.REFERENCE, palette.REFERENCE]),
            "stroke": _by_kind(kinds, [palette.OWN, palette.OTHER, palette.REFERENCE, palette.REFERENCE]),
            "size": _by_kind(kinds, [240, 110, 130, 110]),
            "tooltip": TOLD,
        },
    }


def _by_kind(kinds: list[str], values: list[Any]) -> dict[str, Any]:
    return {"field": "kind", "type": "nominal", "scale": {"domain": kinds, "range": values}, "legend": None}


def _labels_at_values(x: dict[str, Any]) -> list[dict[str, Any]]:
    # White behind the letters interrupts a line that passes; no letter is crossed.
    text = {"type": "text", "align": "left", "dx": 11, "fontWeight": {"expr": "datum.kind === 'own' ? 600 : 400"}}
    where = [{"calculate": "isValid(datum.high) ? datum.high : isValid(datum.value) ? max(datum.value, 0) : 0",
              "as": "place"}]  # fmt: skip
    plate = {**text, "stroke": palette.WHITE, "strokeWidth": 10, "strokeJoin": "round"}
    content = {"x": {**x, "field": "place"}, "text": {"field": "display"}}
    return [
        {"transform": where, "mark": plate, "encoding": content},
        {"transform": where, "mark": text, "encoding": content},
    ]


def _line_marks(lines: Sequence[Line], *, x: dict[str, Any], y: dict[str, Any], frame: Frame) -> list[dict[str, Any]]:
    columns = {"columns": 2} if len(lines) > 3 and not frame.is_narrow else {}
    legend = {**_legend(frame), **columns, "offset": 34 if frame.unit else 18} if len(lines) > 1 else None
    groups = list(dict.fromkeys(line.group or line.label for line in lines))
    colours = [palette.SERIES[groups.index(line.group or line.label) % len(palette.SERIES)] for line in lines]
    colour = _by_line(lines, colours, legend=legend)
    shape = _by_line(lines, palette.SHAPES, legend=legend)
    own = _literal([line.label for line in lines if line.is_own])
    behind = _literal([line.label for line in lines if line.is_behind])
    width = {
        "condition": [
            {"test": f"indexof({own}, datum.line) >= 0", "value": 3.5},
            {"test": f"indexof({behind}, datum.line) >= 0", "value": 1.5},
        ],
        "value": 2,
    }
    path = {"type": "line", "invalid": "break-paths-filter-domains"}
    points = {"type": "point", "opacity": 1, "invalid": "filter"}
    # Hollow and smaller for another source, so that nobody takes both for one series.
    fill = {"condition": {"test": f"indexof({behind}, datum.line) >= 0", "value": palette.WHITE}, **colour}
    size = {"condition": {"test": f"indexof({behind}, datum.line) >= 0", "value": 36}, "value": 90}
    return [
        {
            "mark": path,
            "encoding": {"x": x, "y": y, "color": colour, "strokeDash": _dashes(lines), "strokeWidth": width},
        },
        {
            "mark": points,
            "encoding": {"x": x, "y": y, "stroke": colour, "fill": fill, "shape": shape, "size": size, "tooltip": TOLD},
        },
    ]


def _by_line(lines: Sequence[Line], values: Sequence[Any], *, legend: dict[str, Any] | None) -> dict[str, Any]:
    names = [line.label for line in lines]
    wanted = [values[index % len(values)] for index in range(len(names))]
    scale = {"domain": names, "range": wanted}
    return {"field": "line", "type": "nominal", "sort": names, "scale": scale, "legend": legend}


def _dashes(lines: Sequence[Line]) -> dict[str, Any]:
    # Conditions, not a scale: a scale would draw the dash around the points of the legend, too.
    conditions = [
        {"test": f"datum.line === {json.dumps(line.label)}", "value": list(_dash(line, index))}
        for index, line in enumerate(lines)
    ]
    return {"condition": conditions, "value": [1, 0]}


def _dash(line: Line, index: int) -> tuple[int, ...]:
    return palette.DASH_BEHIND if line.is_behind else palette.DASHES[index % len(palette.DASHES)]


def _legend(frame: Frame) -> dict[str, Any]:
    return {"columns": 1 if frame.is_narrow else 0, "symbolSize": 120, "labelLimit": 320}


def _literal(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)

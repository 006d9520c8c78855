"""What charts show: numbers as Germans write them, the own area marked twice, gaps as gaps, breaks named."""

import re

from bildungsbuero.documents import drawing
from bildungsbuero.documents.chart_notes import Break
from bildungsbuero.documents.chart_style import NARROW, Frame
from bildungsbuero.documents.charts import (
    AreaValue,
    Bar,
    Line,
    PeriodValue,
    Reference,
    breakdown,
    comparison,
    series,
)
from bildungsbuero.documents.drawing import Spec

FRAME = Frame(title="Titel", description="Worte.", unit="Schülerinnen und Schüler")


def texts(spec: Spec) -> list[str]:
    """Return every text of the drawing, in order."""
    return re.findall(r">([^<>]+)</(?:text|tspan)>", drawing.svg(spec))


def line(*values: float | None, label: str = "Trier", start: int = 2015) -> Line:
    return Line(
        label=label,
        values=tuple(
            PeriodValue(period=str(start + number), value=value, display=f"{value}")
            for number, value in enumerate(values)
        ),
    )


def test_axis_writes_numbers_as_germans_do() -> None:
    spec = comparison([AreaValue(label="Trier", value=12345.0, display="12.345")], frame=FRAME)

    assert "10.000" in texts(spec)


def test_axis_writes_numbers_as_the_english_do() -> None:
    frame = Frame(title="Title", description="Words.", language="en")
    spec = comparison([AreaValue(label="Trier", value=12345.0, display="12,345")], frame=frame)

    assert "10,000" in texts(spec)


def test_areas_stand_in_the_order_given_with_the_references_below() -> None:
    areas = [AreaValue(label=name, value=5.0, display="5,0 %") for name in ("Zell", "Aachen", "Mainz")]
    spec = comparison(areas, frame=FRAME, references=[Reference(label="Deutschland", value=7.1, display="7,1 %")])

    wanted = ["Zell", "Aachen", "Mainz", "Deutschland"]
    assert [text for text in texts(spec) if text in wanted] == wanted


def test_own_area_differs_by_colour_and_by_filling_and_by_weight() -> None:
    areas = [
        AreaValue(label="Trier", value=5.0, display="5,0 %", is_own=True),
        AreaValue(label="Mainz", value=6.0, display="6,0 %"),
    ]
    drawn = drawing.svg(comparison(areas, frame=FRAME))

    fills = re.findall(r'fill="(#\w+)" stroke="(#\w+)" stroke-width="2.5"', drawn)
    assert fills == [("#1d3f9e", "#1d3f9e"), ("#ffffff", "#5b6080")]
    assert re.search(r'font-weight="600"[^>]*>Trier<', drawn)
    assert not re.search(r'font-weight="600"[^>]*>Mainz<', drawn)


def test_area_without_a_value_keeps_its_row_and_says_why() -> None:
    areas = [
        AreaValue(label="Trier", value=5.0, display="5,0 %"),
        AreaValue(label="Mainz", value=None, display="unbekannt"),
    ]

    shown = texts(comparison(areas, frame=FRAME))

    assert "Mainz" in shown
    assert "unbekannt" in shown


def test_name_with_quotation_marks_is_drawn_as_it_is() -> None:
    name = "Kreis \"Süd\" 'Ost' \\"

    assert name in [
        text.replace("&quot;", '"').replace("&#39;", "'")
        for text in texts(comparison([AreaValue(label=name, value=1, display="1", is_own=True)], frame=FRAME))
    ]


def test_long_name_is_wrapped_on_a_phone() -> None:
    frame = Frame(title="Titel", description="Worte.", width=NARROW)
    areas = [AreaValue(label="Wartburgkreis (einschließlich Eisenach)", value=9.3, display="9,3 %")]

    assert {"Wartburgkreis", "(einschließlich", "Eisenach)"} <= set(texts(comparison(areas, frame=frame)))


def test_drawing_is_as_wide_as_asked_for() -> None:
    for width in (NARROW, 640):
        frame = Frame(title="Titel", description="Worte.", width=width)
        areas = [AreaValue(label="Trier", value=1.0, display="ein sehr langer Text zum Wert")]

        assert f'width="{width}"' in drawing.svg(comparison(areas, frame=frame))[:200]


def test_groups_of_a_breakdown_keep_their_order() -> None:
    bars = [
        Bar(category="insgesamt", group="weiblich", value=4.0, display="4,0 %"),
        Bar(category="insgesamt", group="männlich", value=8.0, display="8,0 %"),
    ]

    shown = [text for text in texts(breakdown(bars, frame=FRAME)) if text.endswith("lich")]

    assert shown[:2] == ["weiblich", "männlich"]


def test_single_group_needs_no_legend() -> None:
    bars = [Bar(category="insgesamt", group="alle", value=4.0, display="4,0 %")]

    assert "alle" not in texts(breakdown(bars, frame=FRAME))


def test_missing_period_is_a_gap_in_the_line() -> None:
    whole, gap = (drawing.svg(series([line(1, 2, third, 4, 5)], frame=FRAME)) for third in (3, None))

    path = re.compile(r'<path d="(M[^"]+)" stroke="#1d3f9e"')
    assert path.findall(whole)[0].count("M") == 1
    assert path.findall(gap)[0].count("M") == 2


def test_break_is_named_at_its_place() -> None:
    spec = series([line(1, 2, 3, 4)], frame=FRAME, breaks=[Break(period="2017", text="Zensus 2022")])

    assert "Zensus 2022" in texts(spec)
    assert 'stroke-dasharray="2,3"' in drawing.svg(spec)


def test_break_outside_of_the_periods_is_not_drawn() -> None:
    spec = series([line(1, 2, 3)], frame=FRAME, breaks=[Break(period="1990", text="lange her")])

    assert "lange her" not in texts(spec)


def test_lines_from_different_sources_differ_by_colour_shape_and_dash() -> None:
    drawn = drawing.svg(series([line(1, 2, 3), line(2, 3, 4, label="Trier (INKAR)")], frame=FRAME))

    strokes = re.findall(r'<path d="M[^"]+" stroke="(#\w+)" stroke-width="2"(?: stroke-dasharray="([\d,]+)")?', drawn)
    assert {colour for colour, _dash in strokes} == {"#1d3f9e", "#c2500e"}
    assert len({dash for _colour, dash in strokes}) == 2


def test_every_period_is_a_place_on_the_axis_but_not_every_one_is_written() -> None:
    shown = [text for text in texts(series([line(*range(30), start=1995)], frame=FRAME)) if text.isdigit()]

    assert "2024" in shown
    assert len([text for text in shown if len(text) == 4]) <= 12


def test_title_and_source_are_drawn_only_into_a_file_that_leaves_the_page() -> None:
    alone = Frame(title="Titel", description="Worte.", source="Quelle: Destatis", stands_alone=True)
    areas = [AreaValue(label="Trier", value=1.0, display="1")]

    assert {"Titel", "Quelle: Destatis"} <= set(texts(comparison(areas, frame=alone)))
    assert "Titel" not in texts(comparison(areas, frame=FRAME))


def test_a_point_below_zero_keeps_clear_of_the_names() -> None:
    spec = comparison([AreaValue(label="Trier", value=-6.9, display="-6,9")], frame=FRAME)
    assert spec["layer"][1]["encoding"]["x"]["scale"]["domain"][0] < -6.9

"""The picture of a year and of what leads to what: well formed, escaped, told apart without colour."""

from datetime import date
from xml.etree import ElementTree

import pytest

from bildungsbuero.documents.flow import FlowColumn, flow
from bildungsbuero.documents.timeline import (
    CIRCLE,
    DOTTED,
    STRIPED,
    TRIANGLE,
    TimelineFrame,
    TimelineMark,
    TimelineRow,
    timeline,
)

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = tuple("JFMAMJJASOND")


def frame(*, is_narrow: bool = False, year: int = 2026) -> TimelineFrame:
    return TimelineFrame(
        key="year",
        title="Jahresplan <2026>",
        description="Tabelle",
        year=year,
        months=MONTHS,
        today=date(2026, 11, 22),
        today_title="heute",
        is_narrow=is_narrow,
    )


ROWS = (
    TimelineRow(
        name="Ein <sehr> langer Name einer Maßnahme & noch mehr davon, als hineinpasst",
        note="(Beispieldaten)",
        first=date(2025, 3, 1),
        last=date(2026, 6, 30),
        pattern=STRIPED,
        marks=(
            TimelineMark(day=date(2026, 5, 1), title="Raum & Tee"),
            TimelineMark(day=date(2027, 1, 1), title="spät"),
        ),
    ),
    TimelineRow(name="Ohne Ende", first=date(2026, 7, 1), pattern=DOTTED),
    TimelineRow(name="Nur Tage", marks=(TimelineMark(day=date(2026, 1, 1), title="erster", shape=TRIANGLE),)),
    TimelineRow(name="Beschlüsse", marks=(TimelineMark(day=date(2026, 12, 31), title="letzter", shape=CIRCLE),)),
)


@pytest.mark.parametrize("is_narrow", [False, True])
def test_a_year_is_drawn_within_its_frame(is_narrow):
    asked = frame(is_narrow=is_narrow)
    root = ElementTree.fromstring(timeline(ROWS, asked))

    bars = [bar for bar in root.iter(f"{SVG}rect") if bar.get("stroke")]
    assert len(bars) == 2
    assert float(bars[0].get("x")) == pytest.approx(asked.left)
    for bar in bars:
        assert float(bar.get("x")) + float(bar.get("width")) <= asked.width
    assert {bar.get("fill") for bar in bars} == {"url(#year-striped)", "url(#year-dotted)"}
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert "Raum & Tee" in titles
    assert "spät" not in titles
    assert any("(Beispieldaten)" in (text.text or "") for text in root.iter(f"{SVG}text"))


def test_today_is_drawn_in_its_own_year_only():
    assert "heute" in timeline(ROWS, frame())
    assert "heute" not in timeline(ROWS, frame(year=2027))


@pytest.mark.parametrize("is_narrow", [False, True])
def test_what_leads_to_what_is_drawn_with_an_arrow_between_columns(is_narrow):
    columns = [FlowColumn(title=f"Stufe {number}", boxes=("Geld & <Räume>", "Wort " * 30)) for number in range(4)]
    root = ElementTree.fromstring(flow(columns, key="logic", title="Logik", description="", is_narrow=is_narrow))

    assert len(list(root.iter(f"{SVG}rect"))) == 12
    assert len(list(root.iter(f"{SVG}polyline"))) == 3
    height = float(root.get("height"))
    assert all(float(box.get("y")) + float(box.get("height")) <= height for box in root.iter(f"{SVG}rect"))

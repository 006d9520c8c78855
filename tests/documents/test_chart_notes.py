"""What charts say beside their values is drawn: breaks, signs at points, targets, intervals, notes below."""

import re

import pytest

from bildungsbuero.documents import drawing
from bildungsbuero.documents.chart_notes import Break, Goal, Sign
from bildungsbuero.documents.chart_style import NARROW, Frame
from bildungsbuero.documents.charts import AreaValue, Line, PeriodValue, comparison, series

NOTES = ("1 2015 springt der Wert.", "† Zwei Stichtage: Schulen im Herbst, Kinder am Jahresende.")
FRAME = Frame(title="Titel", description="Worte.", unit="Prozent", notes=NOTES)


def texts(spec) -> list[str]:
    return re.findall(r">([^<>]+)</(?:text|tspan)>", drawing.svg(spec))


def line(*values: float) -> Line:
    named = [PeriodValue(period=str(2015 + number), value=value, display="") for number, value in enumerate(values)]
    return Line(label="Trier", values=tuple(named))


def areas(**limits) -> list[AreaValue]:
    return [AreaValue(label="Trier", value=6.5, display="6,5 %", is_own=True, **limits)]


@pytest.mark.parametrize("width", [640, NARROW])
def test_notes_stand_below_the_values_in_every_chart(width):
    frame = Frame(title="Titel", description="Worte.", notes=NOTES, width=width)
    for spec in (series([line(1, 2, 3)], frame=frame), comparison(areas(), frame=frame)):
        said = " ".join(texts(spec))
        assert "1 2015 springt der Wert." in said
        assert "† Zwei Stichtage" in said


def test_a_file_that_stands_alone_carries_title_source_and_notes():
    frame = Frame(title="Titel", description="Worte.", notes=NOTES, stands_alone=True, source="Quelle: Amt")
    said = " ".join(texts(series([line(1, 2, 3)], frame=frame)))
    assert all(words in said for words in ("Titel", "Quelle: Amt", "† Zwei Stichtage"))


def test_a_chart_without_notes_has_no_empty_line():
    assert "title" not in series([line(1, 2, 3)], frame=Frame(title="Titel", description="Worte."))


def test_a_sign_stands_above_its_point_and_breaks_keep_their_rule():
    spec = series(
        [line(1, 2, 3)],
        frame=FRAME,
        signs=[Sign(period="2016", value=2.0, number="1")],
        breaks=[Break(period="2017", text="Zensus 2022")],
    )
    found = texts(spec)
    assert "1" in found
    assert "Zensus" in " ".join(found)
    assert any(layer.get("mark", {}).get("shape") == "triangle-down" for layer in spec["layer"])


def test_a_target_is_a_line_with_its_words_and_lies_inside_the_chart():
    goal = Goal(value=9.0, label="Ziel: 9 %")
    lines = series([line(1, 2, 3)], frame=FRAME, goal=goal)
    rows = comparison(areas(), frame=FRAME, goal=goal)

    assert "Ziel: 9 %" in texts(lines)
    assert "Ziel: 9 %" in texts(rows)
    assert lines["layer"][-1]["encoding"]["y"]["scale"]["domain"][1] >= 9
    assert next(layer for layer in rows["layer"] if "Ziel" in str(layer))


def test_an_interval_reaches_from_its_lower_to_its_upper_limit():
    spec = comparison(areas(low=5.3, high=8.1), frame=FRAME)
    row = spec["data"]["values"][0]

    assert (row["low"], row["high"]) == (5.3, 8.1)
    assert any(layer["encoding"].get("x2") == {"field": "high"} for layer in spec["layer"])
    assert "6,5 %" in texts(spec)

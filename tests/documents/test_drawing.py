"""From specification to picture: the same each time, kept, named for readers who do not see it, in our typeface."""

import os
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.documents import drawing
from bildungsbuero.documents.chart_style import Frame
from bildungsbuero.documents.charts import AreaValue, Bar, Line, PeriodValue, Reference, breakdown, comparison, series
from bildungsbuero.documents.drawing import Spec

FRAME = Frame(title="Schulabgänge <Trier>", description="In Trier 6,5 %.", unit="Anteil in Prozent")
AREAS = [
    AreaValue(label="Trier", value=1234.5, display="1.234,5", is_own=True),
    AreaValue(label="Konz", value=900.0, display="900,0"),
]


def charts() -> dict[str, Spec]:
    """Return one of each kind."""
    line = Line(
        label="Trier",
        values=tuple(
            PeriodValue(period=str(year), value=float(year - 2000), display="x") for year in range(2019, 2024)
        ),
    )
    bars = [Bar(category="insgesamt", group="weiblich", value=4.0, display="4,0 %")]
    return {
        "comparison": comparison(AREAS, frame=FRAME, references=[Reference(label="Land", value=8, display="8")]),
        "breakdown": breakdown(bars, frame=FRAME),
        "series": series([line, line], frame=FRAME),
    }


@pytest.mark.parametrize("kind", charts())
def test_chart_breaks_no_content_policy_and_has_no_inner_parts(kind: str) -> None:
    drawn = drawing.svg(charts()[kind])

    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=|href=", drawn)
    assert not re.search(r"aria-roledescription|class=", drawn)
    assert drawn.count("role=") == 1


@pytest.mark.parametrize("kind", charts())
def test_chart_is_one_image_with_title_and_description(kind: str) -> None:
    root = ElementTree.fromstring(drawing.svg(charts()[kind]))
    name = {"svg": "http://www.w3.org/2000/svg"}

    assert root.get("role") == "img"
    title, description = root.find("svg:title", name), root.find("svg:desc", name)
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == ("Schulabgänge <Trier>", "In Trier 6,5 %.")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_same_values_draw_the_same_picture() -> None:
    assert drawing.svg(charts()["series"]) == drawing.svg(charts()["series"])


def test_two_charts_on_a_page_share_no_ids() -> None:
    drawn = [drawing.svg(spec) for spec in charts().values()]
    ids = [found for one in drawn for found in re.findall(r'id="([^"]+)"', one)]

    assert len(ids) == len(set(ids))


def test_drawing_is_kept_and_read_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = charts()["comparison"]
    first = drawing.svg(spec, folder=tmp_path)
    monkeypatch.setattr(drawing, "_draw", lambda _spec: pytest.fail("drawn again"))

    assert drawing.svg(spec, folder=tmp_path) == first
    assert [path.suffix for path in tmp_path.rglob("*.*")] == [".svg"]


def test_picture_is_a_png_of_twice_the_size() -> None:
    picture = drawing.png(charts()["comparison"], scale=2)

    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2 * FRAME.width


def test_letter_that_the_typeface_lacks_is_refused_in_a_picture() -> None:
    spec = comparison([AreaValue(label="ไทย", value=1, display="1")], frame=FRAME)

    with pytest.raises(Refusal) as caught:
        drawing.png(spec)

    assert caught.value.code == "chart.missing_glyph"
    assert caught.value.facts == {"letters": "ไทย"}


def test_fonts_of_the_machine_are_never_used() -> None:
    # Two letters of a script that we do not ship draw the same empty box; a font of the machine would tell them apart.
    def picture(letter: str) -> bytes:
        return drawing.picture(
            '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">'
            f'<text x="5" y="30" font-family="Noto Sans Thai, sans-serif" font-size="24">{letter}</text></svg>'
        )

    assert picture("ไ") == picture("ท")
    assert picture("A") != picture("B")


def test_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")
    drawing._engine.cache_clear()

    drawing.svg(charts()["breakdown"])

    assert os.environ["FONTCONFIG_FILE"] == "/somewhere/fonts.conf"

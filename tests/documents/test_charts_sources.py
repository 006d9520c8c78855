"""Two sources in one chart are drawn apart and never joined; long names leave the drawing its room."""

from bildungsbuero.documents import drawing, palette
from bildungsbuero.documents.chart_style import Frame
from bildungsbuero.documents.charts import Line, PeriodValue, series
from tests.documents.test_charts import FRAME, texts

YEARS = [str(year) for year in range(2015, 2023)]


def line(label: str, values: dict[str, float], **options: object) -> Line:
    found = (PeriodValue(period=year, value=values.get(year), display="") for year in [*YEARS, "2022/23"])
    return Line(label=label, values=tuple(found), **options)


def two_sources() -> list[Line]:
    other = line("Trier (INKAR)", dict.fromkeys(YEARS, 7.0), is_behind=True, group="07211")
    return [other, line("Trier (Tabelle)", {"2022/23": 6.5}, group="07211")]


def test_the_line_of_another_source_is_dotted_and_hollow_and_has_its_own_name() -> None:
    spec = series(two_sources(), frame=FRAME)
    drawn = drawing.svg(spec)

    assert 'stroke-dasharray="1,3"' in drawn
    assert f'fill="{palette.WHITE}" stroke="{palette.SERIES[0]}"' in drawn
    assert {"Trier (INKAR)", "Trier (Tabelle)"} <= set(texts(spec))


def test_lines_of_one_area_have_one_colour() -> None:
    drawn = drawing.svg(series(two_sources(), frame=FRAME))
    assert palette.SERIES[1] not in drawn


def test_a_long_source_is_broken_into_lines() -> None:
    source = (
        "© Statistische Ämter des Bundes und der Länder, Deutschland, 2025, dl-de/by-2-0; INKAR, © BBSR, dl-de/by-2-0"
    )
    frame = Frame(title="Titel", description="Worte.", source=source, stands_alone=True)
    spec = series(two_sources(), frame=frame)

    assert len(spec["title"]["subtitle"]) == 2
    assert " ".join(spec["title"]["subtitle"]) == source


def test_a_long_label_of_the_axis_leaves_room_for_its_neighbour() -> None:
    shown = series(two_sources(), frame=FRAME)["layer"][0]["encoding"]["x"]["axis"]["values"]
    assert shown[-1] == "2022/23"
    assert len(shown) <= 8

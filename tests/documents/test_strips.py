"""Strip charts: each area a dot, the own ones named."""

import pytest

from bildungsbuero.documents import drawing, strips
from bildungsbuero.documents.chart_style import NARROW, Frame
from bildungsbuero.documents.charts import Reference

ROLES = strips.Roles(own="ausgewählt", peer="Vergleichsgruppe", other="übrige")


def row(count: int = 60) -> strips.Strip:
    values = [
        strips.StripValue(label=f"Kreis {number}", value=number % 12 + 0.5, display="x", role=role)
        for number, role in enumerate([strips.OWN, *[strips.PEER] * 9, *[strips.OTHER] * (count - 10)])
    ]
    return strips.Strip(name=f"{count} Kreise", values=tuple(values))


def spec(**options):
    frame = Frame(title="Titel", description="Beschreibung", unit="Prozent", decimals=1, **options)
    return strips.strips(
        [row()], frame=frame, roles=ROLES, references=[Reference(label="Bund", value=7.1, display="7,1 %")]
    )


def test_every_area_is_one_dot_and_says_its_value():
    dots = spec()["data"]["values"]
    assert len(dots) == 60
    assert dots[0]["told"] == "Kreis 0: x"


def test_dots_of_nearly_the_same_value_do_not_lie_on_one_another():
    places = {(dot["value"], round(dot["y"], 3)) for dot in spec()["data"]["values"]}
    assert len(places) == 60


def test_all_dots_lie_inside_the_drawing():
    found = spec()
    assert all(0 < dot["y"] < found["height"] for dot in found["data"]["values"])


@pytest.mark.parametrize("width", [640, NARROW])
def test_own_area_land_and_legend_are_readable_in_the_drawing(width):
    drawn = drawing.svg(spec(width=width))
    for words in ("Kreis 0: x", "Bund: 7,1 %", "Vergleichsgruppe", "60 Kreise"):
        assert words in drawn


def test_one_value_alone_is_drawn_too():
    lonely = strips.Strip(name="1 Kreis", values=(strips.StripValue(label="A", value=3.0, display="3", role="own"),))
    frame = Frame(title="Titel", description="Beschreibung")
    assert "A: 3" in drawing.svg(strips.strips([lonely], frame=frame, roles=ROLES))

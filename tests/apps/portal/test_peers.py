"""Where an area stands: a peer group with its rule, and never a place without the spread."""

import csv
import io
import re
from collections import Counter

import pytest

from benchmarks.pages.questions import ASKED
from bildungsbuero.apps.territory.models import OfficeArea, Unit
from bildungsbuero.warehouse.engine import Engine
from tests.support import samples
from tests.support.cast import make_office
from tests.support.deliveries import bring
from tests.support.territory import make_unit

PAGE = "/trier/kennzahlen/D-17/"
CITIES, COUNTIES = 14, 46


@pytest.fixture
def trier(db):
    """Trier among 14 cities and 46 counties of one Land; in the city number n, n of 100 leave without a certificate."""
    office = make_office()
    nation = make_unit(key="DG", name="Deutschland")
    land = make_unit(key="07", name="Rheinland-Pfalz", parent=nation)
    for number in range(CITIES + COUNTIES):
        kind = "kreisfreie Stadt" if number < CITIES else "Landkreis"
        make_unit(key=f"07{200 + number}", name=f"Ort {number:02d}", kind=kind, parent=land)
    Unit.objects.filter(key="07211").update(name="Trier", official_name="Trier, kreisfreie Stadt")
    OfficeArea.unscoped.create(office=office, unit=Unit.objects.get(key="07211"))
    return office


@pytest.fixture
def figures(trier, data_dir, tmp_path):
    """Published figures of all areas; that of number 3 is secret."""
    rows = ["2023;07;  Rheinland-Pfalz;6000;3000;1770;800;1;1;1;1;1;1;-;-;1;1"]
    for number in range(CITIES + COUNTIES):
        without = "." if number == 3 else str(number)
        rows.append(f"2023;07{200 + number};      Ort {number:02d};100;50;{without};.;1;1;1;1;1;1;-;-;1;1")
    return bring(samples.write_leavers(tmp_path, text=samples.leavers_text(rows=rows)))


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def rows_of(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_the_place_stands_beside_the_spread_and_the_rule(client, figures):
    text = text_of(client.get(PAGE))

    assert "Trier mit 11,0 %: Platz 11 von 13, gezählt vom niedrigsten Wert an." in text
    assert "Die Hälfte der 13 Gebiete der Gruppe liegt unter 7,0 % (Median)" in text
    assert "niedrigster Wert 0,0 %, höchster 13,0 %. 1 Gebiet hat keine Zahl." in text
    assert "kreisfreie Städte des Landes Rheinland-Pfalz, und zwar alle." in text
    section = text[text.index('id="einordnung"') :]
    assert section.index("spread-chart") < section.index("Platz 11 von 13")


def test_a_wider_group_gives_another_place_under_another_rule(client, figures):
    text = text_of(client.get(PAGE + "?gruppe=land"))

    assert "Trier mit 11,0 %: Platz 11 von 59" in text
    assert "alle Kreise und kreisfreien Städte des Landes Rheinland-Pfalz, gleich wie groß." in text


def test_an_own_choice_of_areas_is_a_group_that_names_them(client, figures):
    chosen = "&".join(f"gebiet=072{number}" for number in (11, 12, 30, 45))
    text = text_of(client.get(f"{PAGE}?{chosen}&gruppe=eigene"))

    assert "die für diese Seite gewählten Gebiete: Trier, kreisfreie Stadt, Ort 12, Ort 30 und Ort 45" in text
    assert "Platz 1 von 4" in text
    assert client.get(f"{PAGE}?gebiet=07211&gruppe=eigene").status_code == 400, "one area is no group"


def test_the_table_of_the_group_is_ordered_by_name_and_no_ranking(client, figures):
    rows = rows_of(client.get(PAGE + "tabelle.csv?umfang=gruppe"))

    names = [row["area_name"] for row in rows]
    assert len(rows) == CITIES
    assert names == sorted(names)
    assert {row["peer_rule"] for row in rows} == {"kreisfreie Städte des Landes Rheinland-Pfalz, und zwar alle"}
    assert {row["licence"] for row in rows} == {"dl-de/by-2-0"}


def test_the_workbook_of_the_group_can_be_taken_home(client, figures):
    assert client.get(PAGE + "tabelle.xlsx?umfang=gruppe").content.startswith(b"PK")


@pytest.mark.parametrize("kind", ["svg", "png", "json"])
def test_the_spread_is_a_picture_of_its_own_with_rule_and_source(client, figures, kind):
    response = client.get(f"{PAGE}streuung.{kind}")

    assert response.status_code == 200
    if kind == "svg":
        drawn = response.content.decode()
        assert "Vergleichsgruppe" in drawn
        words = re.sub(r"<[^>]+>|\s+", " ", drawn)
        assert re.search(r"©\s+Statistische\s+Ämter", words)


def test_a_city_and_a_county_together_are_compared_with_all_of_the_land(client, figures):
    text = text_of(client.get(PAGE + "?gebiet=07211&gebiet=07240"))

    assert "Platz 11 von 59" in text
    assert "Platz 40 von 59" in text


def test_an_area_without_a_number_has_no_place_but_the_spread_stands(client, figures):
    text = text_of(client.get(PAGE + "?gebiet=07203"))

    assert "mit ." not in text
    assert "Die Hälfte der 13 Gebiete" in text


@pytest.mark.parametrize("group", ["groesse", "unsinn", "%00", "'; DROP TABLE"])
@pytest.mark.parametrize("page", ["", "tabelle.csv", "streuung.svg"])
def test_a_group_that_does_not_exist_is_named_with_those_that_do(client, figures, page, group):
    response = client.get(f"{PAGE}{page}?gruppe={group}&umfang=gruppe")

    assert response.status_code == 400
    assert "Bekannte Gruppen: art, land" in text_of(response)


def test_the_page_asks_few_questions(client, figures, django_assert_max_num_queries):
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)


def test_the_benchmark_asks_all_that_the_page_asks(client, figures, monkeypatch):
    asked, ask = Counter(), Engine.ask

    def noted(self, question, make, **values):
        asked[question.split()[0]] += 1
        return ask(self, question, make, **values)

    monkeypatch.setattr(Engine, "ask", noted)
    assert client.get(PAGE).status_code == 200

    assert asked.keys() <= ASKED
    assert asked.total() <= 8

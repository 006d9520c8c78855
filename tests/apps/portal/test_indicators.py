"""The public pages of indicators."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

PAGE = "/trier/kennzahlen/D-17/"
PICTURES = [("vergleich", "svg"), ("vergleich", "png"), ("vergleich", "json"), ("merkmal", "svg")]


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_the_list_names_the_latest_figure_and_where_there_is_none(client, figures):
    text = text_of(client.get("/trier/kennzahlen/"))

    assert "Abgehende ohne Hauptschulabschluss" in text
    assert "<strong>6,7 %</strong>" in text
    assert "Schuljahr 2022/23" in text
    assert "noch keine Zahlen" in text


def test_the_list_can_be_searched(client, figures):
    text = text_of(client.get("/trier/kennzahlen/?q=abitur"))
    assert "Hochschulreife" in text
    assert "Jugendquotient" not in text


def test_before_any_figure_the_list_stands(client, trier, data_dir):
    assert client.get("/trier/kennzahlen/").status_code == 200


def test_the_page_begins_with_the_sentence(client, figures):
    text = text_of(client.get(PAGE))

    expected = (
        "Im Schuljahr 2022/23 verließen in Trier 8 von 120 jungen Menschen die allgemeinbildende Schule ohne "
        "Berufsreife (Hauptschulabschluss): 6,7 %. Rheinland-Pfalz: 8,5 %. Deutschland: 7,0 %."
    )
    assert expected in text
    assert text.index(expected) < text.index("bb-chart__drawing")


def test_numerator_denominator_source_and_notes_stand_on_the_page(client, figures):
    text = text_of(client.get(PAGE))

    assert "© Statistische Ämter des Bundes und der Länder, Deutschland, 2025, dl-de/by-2-0" in text
    assert "berechnet aus den Anzahlen der Quelle" in text
    assert "Die Angabe des Berichtsjahres bezieht sich" in text
    assert "Schuljahr 2022/23" in text


def test_areas_side_by_side_carry_the_reading_aid(client, figures):
    alone = text_of(client.get(PAGE + "?gebiet=07211"))
    together = text_of(client.get(PAGE + "?gebiet=07211&gebiet=07235"))

    aid = "tauschen viele Schülerinnen und Schüler aus"
    assert aid not in alone
    assert aid in together
    assert aid in text_of(client.get(PAGE + "tabelle.csv?gebiet=07211&gebiet=07235"))


def test_signs_are_spoken_and_explained(client, figures):
    text = text_of(client.get("/trier/kennzahlen/D-16/?gebiet=07235"))

    assert "unbekannt oder geheim zu halten" in text
    assert 'aria-hidden="true">.</span>' in text


def test_a_dissolved_unit_says_so_and_shows_no_zero(client, figures):
    text = text_of(client.get(PAGE + "?gebiet=16056"))
    assert "Gebiet besteht nicht mehr" in text
    assert "0,0 %" not in text


def test_a_map_of_few_areas_is_not_drawn_and_the_page_says_so(client, figures):
    assert "weniger als 50 Gebiete" in text_of(client.get(PAGE))
    assert client.get(PAGE + "karte.svg").status_code == 404
    assert client.get(PAGE + "kreise/").status_code == 200


def test_an_indicator_without_figures_keeps_its_meaning(client, figures):
    text = text_of(client.get("/trier/kennzahlen/A-06/"))
    assert "12411-02-03-4" in text


@pytest.mark.parametrize(("which", "kind"), PICTURES)
def test_pictures_are_files_of_their_own(client, figures, which, kind):
    response = client.get(f"{PAGE}{which}.{kind}")

    assert response.status_code == 200
    if kind == "svg":
        assert "© Statistische Ämter" in response.content.decode()
    if kind == "png":
        assert response.content.startswith(b"\x89PNG")


def test_the_csv_holds_every_value_with_period_source_and_licence_in_columns(client, figures):
    response = client.get(PAGE + "tabelle.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    trier = next(row for row in rows if row["area"] == "07211" and not row["dimension"])

    assert (trier["value"], trier["numerator"], trier["denominator"]) == ("6.6666666667", "8", "120")
    assert trier["period_label"] == "Schuljahr 2022/23"
    assert trier["licence"] == "dl-de/by-2-0"
    assert {row["source"] for row in rows} == {trier["source"]}
    women = next(row for row in rows if row["area"] == "07211" and row["code"] == "GESW")
    assert women["numerator"] == "3"


def test_the_workbook_holds_the_same_as_the_csv(client, figures, tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(client.get(PAGE + "tabelle.xlsx").content)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    lines = client.get(PAGE + "tabelle.csv").content.decode("utf-8-sig").splitlines()

    assert len(rows) == len(lines)
    assert {row[2]: row[9] for row in rows[1:5]}["07211"] == pytest.approx(6.6666666667)


def test_english_pages_speak_english(client, figures):
    text = text_of(client.get("/trier/en/kennzahlen/D-17/"))

    assert "In the school year 2022/23, 8 of 120 young people in Trier" in text
    assert "6.7%" in text


@pytest.mark.parametrize(
    "query",
    [
        "gebiet=99999",
        "gebiet=%00",
        "zeitraum=1848",
        "merkmal=FARBE",
        "auspraegung=ROT",
        "gebiet='; DROP TABLE areas; --",
    ],
)
@pytest.mark.parametrize("page", ["", "kreise/", "tabelle.csv", "tabelle.xlsx", "vergleich.svg"])
def test_what_cannot_be_read_is_met_kindly(client, figures, page, query):
    response = client.get(f"{PAGE}{page}?{query}")

    assert response.status_code == 400
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/trier/kennzahlen/X-99/", "/trier/kennzahlen/D-17/unbekannt.svg", "/unbekannt/kennzahlen/D-17/"]
)
def test_what_does_not_exist_is_not_found(client, figures, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/trier/kennzahlen/", PAGE, PAGE + "kreise/", PAGE + "tabelle.csv"])
def test_only_reading_is_possible(client, figures, address):
    client.raise_request_exception = False
    assert client.post(address).status_code in {200, 405}


def test_the_page_asks_few_questions(client, figures, django_assert_max_num_queries):
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)


def test_an_own_delivery_of_an_office_is_nowhere_public(client, figures, tmp_path, trier):
    from tests.support import samples
    from tests.support.deliveries import bring

    rows = [samples.LEAVERS_ROWS[2].replace("120;62;8;3", "120;62;98;3")]
    path = samples.write_leavers(tmp_path, name="21111-02-06-4_eigene.csv", text=samples.leavers_text(rows=rows))
    bring(path, office=trier)

    assert "8 von 120" in text_of(client.get(PAGE))
    assert ";98;" not in text_of(client.get(PAGE + "tabelle.csv"))

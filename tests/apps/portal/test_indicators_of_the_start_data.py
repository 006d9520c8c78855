"""The pages of all 24 indicators with the official start data: complete, quick, and honest about what is not there."""

import csv
import io

import pytest

from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.portal.indicators import pictures
from bildungsbuero.apps.territory.models import OfficeArea
from tests.support.cast import make_office
from tests.support.deliveries import AT
from tests.support.figures import INDICATORS, START_KEYS, STARTED, TABLES
from tests.support.territory import make_unit

MOST_QUERIES = 12
LAST = {
    "A-03": "31.12.2024",
    "A-14": "2022",
    "A-23": "Jahresdurchschnitt 2025",
    "B-03": "Schuljahr 2023/24",
    "C-05": "2020",
    "D-17": "Schuljahr 2022/23",
    "F-02": "WS 2023/24",
}


@pytest.fixture
def start_data(trier, settings, start_folder, monkeypatch):
    """The office of Trier over the figures that ship; charts are drawn elsewhere."""
    settings.DATA_DIR = start_folder.root.parent
    for number, key in enumerate(START_KEYS, 1):
        _store(number, key)
    land = make_unit(key="16", name="Thüringen")
    make_unit(key="16063", name="Wartburgkreis", parent=land)
    monkeypatch.setattr(pictures.drawing, "svg", lambda _spec, **_options: "<svg></svg>")
    return trier


def _store(number: int, key: str) -> None:
    table = TABLES[key]
    fields = {"title": table.title["de"], "period": table.period, "dash": table.dash, "licence": table.licence}
    dataset = Dataset.unscoped.create(key=key, protected_at_source=True, attribution=table.attribution, **fields)
    Delivery.unscoped.create(
        pk=number, dataset=dataset, state="released", file_name=f"{key}.zip", rows=1, areas=1, received_at=AT
    )


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def page(key: str, query: str = "") -> str:
    return f"/trier/kennzahlen/{key}/{query}"


@pytest.mark.parametrize("key", STARTED)
def test_every_page_asks_few_questions(client, start_data, django_assert_max_num_queries, key):
    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(page(key))
    assert response.status_code == 200


def test_every_page_without_figures_names_its_file_and_asks_few_questions(
    client, start_data, django_assert_max_num_queries
):
    for key in sorted(set(INDICATORS) - set(STARTED)):
        with django_assert_max_num_queries(MOST_QUERIES):
            response = client.get(page(key))
        text = text_of(response)

        assert response.status_code == 200, key
        assert "Es gibt noch keine Zahlen" in text, key
        assert all(f"Tabelle {table}" in text for table in INDICATORS[key].named_tables), key
        assert ("Definition noch nicht geprüft" in text) is not INDICATORS[key].checked, key


def test_the_list_shows_figures_first_and_all_145_on_request(client, start_data, django_assert_max_num_queries):
    first = text_of(client.get("/trier/kennzahlen/"))
    with django_assert_max_num_queries(MOST_QUERIES):
        everything = text_of(client.get("/trier/kennzahlen/?zeige=alle"))

    assert first.count('class="bb-indicators__line"') == len(STARTED) == 24
    assert "121 weitere Kennzahlen sind beschrieben, haben hier aber noch keine Zahlen." in first
    assert everything.count('class="bb-indicators__line"') == 145
    assert everything.count("Definition noch nicht geprüft") == sum(not item.checked for item in INDICATORS.values())
    assert everything.index("Teilnahmedichte") > everything.index("Volkshochschule")


def test_the_list_is_narrowed_to_an_area_of_education(client, start_data):
    text = text_of(client.get("/trier/kennzahlen/?bereich=G&zeige=alle"))
    assert text.count('class="bb-indicators__line"') == 13
    assert "Frühkindliche Bildung</h2>" not in text
    assert client.get("/trier/kennzahlen/?bereich=%00&zeige=x&q=" + "ä" * 500).status_code == 200


@pytest.mark.parametrize("key", STARTED)
def test_kind_table_and_latest_period_stand_beside_the_figure(client, start_data, key):
    text = text_of(client.get(page(key)))
    indicator = INDICATORS[key]

    origin = "Berechnet aus den Anzahlen der Quelle" if indicator.kind == "computed" else "Übernommene Quote"
    assert origin in text
    assert f": {', '.join(indicator.datasets)}. Neuester Stand: {LAST.get(key, '')}" in text


@pytest.mark.parametrize("key", STARTED)
def test_a_dissolved_unit_says_so(client, start_data, key):
    text = text_of(client.get(page(key, "?gebiet=16056")))
    assert "Gebiet besteht nicht mehr" in text


@pytest.mark.parametrize("key", ["F-02", "F-06"])
def test_students_have_no_map_no_land_and_no_germany(client, start_data, key):
    text = text_of(client.get(page(key)))

    assert "weniger als 50 Gebiete" in text
    assert ">Rheinland-Pfalz<" not in text
    assert ">Deutschland<" not in text
    assert client.get(page(key, "karte.svg")).status_code == 404


def test_signs_of_students_keep_their_meaning(client, start_data):
    assert "keine Studierenden" in text_of(client.get(page("F-06", "?gebiet=07235")))
    assert "unbekannt oder geheim zu halten" in text_of(client.get(page("F-06", "?gebiet=16063")))


def test_a_taken_over_rate_shows_the_count_beside_it_and_no_denominator(client, start_data):
    text = text_of(client.get(page("A-23")))

    assert "betrug die Arbeitslosenquote in Trier 7,4 % (4.591 Arbeitslose). Rheinland-Pfalz: 5,5 %." in text
    assert "übernommene Quote (Nenner nicht geliefert)" in text


def test_growing_and_shrinking_are_named_as_such(client, start_data):
    assert "ist die Bevölkerung in Trier um 356 Menschen gewachsen" in text_of(client.get(page("A-03")))
    shrinking = text_of(client.get(page("A-03", "?gebiet=07235")))
    assert "um 103 Menschen geschrumpft (149.056 waren es am Anfang): minus 6,9 je 10.000." in shrinking


def test_a_series_that_ended_says_so_in_its_first_sentence(client, start_data):
    assert "Die Reihe von INKAR endet 2020" in text_of(client.get(page("C-05")))


def test_a_regional_note_stands_beside_its_area_only(client, start_data):
    note = "Das ist bei der Stadt noch zu erfragen."
    assert note in text_of(client.get(page("A-14")))
    assert note not in text_of(client.get(page("A-14", "?gebiet=07235")))


@pytest.mark.parametrize("key", ["A-23", "A-24", "A-25", "D-17", "D-19"])
def test_a_series_of_another_source_stands_apart(client, start_data, key):
    text = text_of(client.get(page(key)))

    assert "Frühere Jahre aus einer anderen Quelle" in text
    assert "die Reihe wird mit keiner anderen verbunden" in text
    assert "INKAR, © BBSR" in text
    assert client.get(page(key, "reihen.svg")).status_code == 200


def test_an_indicator_without_a_series_behind_has_no_picture_of_it(client, start_data):
    assert "Frühere Jahre aus einer anderen Quelle" not in text_of(client.get(page("A-06")))
    assert client.get(page("A-06", "reihen.svg")).status_code == 404


def test_the_series_behind_is_in_the_csv_with_its_own_kind_and_source(client, start_data):
    response = client.get(page("D-17", "tabelle.csv?gebiet=07211"))
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    behind = [row for row in rows if "INKAR" in row["origin"]]

    assert (behind[0]["period"], behind[-1]["period"], behind[0]["last_period"]) == ("1995", "2022", "2022")
    assert {row["indicator"] for row in rows} == {"D-17"}
    assert {row["source"] for row in behind} == {"INKAR, © BBSR, dl-de/by-2-0"}
    own = next(row for row in rows if row["period"] == "2023")
    assert own["origin"].startswith("berechnet")
    assert "INKAR" not in own["source"]


def test_a_long_series_without_parts_has_one_row_a_year(client, start_data):
    text = text_of(client.get(page("A-14", "?gebiet=07211&amp;gebiet=07235")))
    assert text.count("<td>") < 28 * 6


def test_a_series_is_summed_up_by_its_ends(client, start_data):
    assert "Trier: 1995 7,1 % … 2022 18,1 %" in text_of(client.get(page("A-14")))


def test_age_groups_stand_in_their_order(client, start_data):
    text = text_of(client.get(page("A-04")))
    assert "unter 18 Jahre 15,1 %, 18 bis unter 25 Jahre 9,9 %, 25 bis unter 45 Jahre 30,6 %" in text


def test_areas_together_are_left_out_where_rates_are_taken_over(client, start_data):
    text = text_of(client.get(page("A-23", "?gebiet=07211&gebiet=07235&zusammen=1")))
    assert "beide zusammen" in text
    assert "nicht sinnvoll" not in text.split("Werte als Tabelle")[0]


def test_age_groups_have_counts_beside_shares(client, start_data):
    text = text_of(client.get(page("A-05")))
    assert "2,4 % (2.515)" in text


def test_foreign_pupils_of_a_type_are_set_in_relation_to_all(client, start_data):
    text = text_of(client.get(page("D-21")))
    assert "Verhältnis zu allen" in text
    assert "1,78" in text


def test_the_list_names_kind_and_table_of_each(client, start_data):
    text = text_of(client.get("/trier/kennzahlen/"))

    assert "übernommen aus INKAR" in text
    assert "berechnet aus 12411-02-03-4, gemeindeverzeichnis" in text
    assert "je 10.000" in text
    assert "Es fehlt die Tabelle" not in text


def test_an_office_whose_district_was_not_delivered_reads_which_table_to_fetch(client, start_data):
    office = make_office(key="konstanz", name="Bildungsbüro Konstanz")
    OfficeArea.unscoped.create(office=office, unit=make_unit(key="08335", name="Konstanz"))
    listed = text_of(client.get("/konstanz/kennzahlen/"))
    shown = text_of(client.get("/konstanz/kennzahlen/F-02/"))

    assert listed.count("Es fehlt die Tabelle: 21311-01-01-4-B (Regionaldatenbank Deutschland") == 2
    assert "Sie erscheinen, sobald diese Tabelle für das Gebiet eingelesen ist" in shown
    assert 'href="https://www.regionalstatistik.de/genesis/online"' in shown

"""Own tables of an office on its own pages: real open data of Konstanz, with source and licence."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.guest_tables import load_guest_tables
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.own_tables import OwnTable
from bildungsbuero.apps.portal.own_tables import chart
from bildungsbuero.core.cells import Published, Suppressed
from bildungsbuero.core.figures import Observation
from tests.support.cast import make_office
from tests.support.territory import make_unit

PAGES = "/konstanz/kennzahlen/eigene/"
AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def konstanz(db, data_dir):
    """The guest office with its six tables."""
    office = make_office(key="konstanz", name="Bildungsbüro Konstanz")
    land = make_unit(key="08", name="Baden-Württemberg", parent=make_unit(key="DG", name="Deutschland"))
    district = make_unit(key="08335", name="Konstanz", parent=land)
    make_unit(key="08335043", name="Konstanz", kind="Große Kreisstadt", parent=district)
    load_guest_tables(AT)
    bring_up_to_date()
    return office


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_every_table_stands_on_its_page_with_exact_figures_source_and_licence(client, konstanz):
    listed = text_of(client.get(PAGES))
    expected = {
        "kn-betreuungsquote": ("01.03.2026", "0 bis unter 3 Jahre 33,5 %"),
        "kn-uebergangsquote": ("Schuljahr 2025/26", "Gymnasium 53,6 %"),
        "kn-vhs": ("2025", "Landkreis insgesamt 27.943"),
        "kn-stadtbibliothek": ("2025", "Besuche 147.100"),
        "kn-musikschulen": ("2025", "Jazz- und Rockschule 330"),
        "kn-stadtteile": ("31.12.2025", "Petershausen-West 16.391"),
    }

    for key, words in expected.items():
        text = text_of(client.get(f"{PAGES}{key}/"))
        assert f"{PAGES}{key}/" in listed
        assert all(word in text for word in (*words, "CC0", "Konstanz in Zahlen", "bb-chart__drawing")), key


def test_rows_to_take_home_carry_source_and_licence(client, konstanz):
    text = client.get(f"{PAGES}kn-betreuungsquote/tabelle.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert len(rows) == 100
    assert {row["licence"] for row in rows} == {"CC0"}
    first = next(row for row in rows if row["period"] == "2007-03-01" and row["series"] == "0 bis unter 3 Jahre")
    assert (first["value"], first["unit"], first["area"]) == ("27.1", "percent", "08335043")


def test_what_is_not_published_is_not_found_and_not_listed(client, konstanz):
    Delivery.unscoped.filter(dataset__key="kn-vhs").update(state=Delivery.State.STORED)
    bring_up_to_date()

    assert client.get(f"{PAGES}kn-vhs/").status_code == 404
    assert "kn-vhs" not in text_of(client.get(PAGES))


def test_tables_are_those_of_their_office_alone(client, konstanz):
    make_office(key="trier")

    assert client.get("/trier/kennzahlen/eigene/kn-vhs/").status_code == 404
    assert "keine eigenen Tabellen" in text_of(client.get("/trier/kennzahlen/eigene/"))


@pytest.mark.parametrize("key", ["unbekannt", "%00", "..", "x" * 300])
def test_a_table_that_does_not_exist_is_not_found(client, db, data_dir, key):
    make_office(key="konstanz")
    assert client.get(f"{PAGES}{key}/").status_code == 404


def test_pages_ask_few_questions_and_only_answer(client, konstanz, django_assert_max_num_queries):
    address = f"{PAGES}kn-uebergangsquote/"
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)
    assert client.post(address).status_code == 405
    assert "Own table of the office" in text_of(client.get("/konstanz/en/kennzahlen/eigene/kn-vhs/"))


def test_a_withheld_count_has_a_sign_and_no_bar(db):
    cells = {f"Viertel {number}": Published(value=Decimal(10 + number)) for number in range(7)}
    table = OwnTable(
        dataset=Dataset(key="kinder", title="Kinder", period="calendar_year", measures={"K": {"unit": "persons"}}),
        delivery=Delivery(),
        observations=tuple(
            Observation(area="07211", period="2023", measure="K", dims={"Stadtteil": name}, cell=cell)
            for name, cell in {**cells, "Mitte": Suppressed()}.items()
        ),
    )
    bars = {row["name"]: row["value"] for row in chart(table)["data"]["values"]}
    assert bars["Mitte"] is None
    assert bars["Viertel 3"] == 13

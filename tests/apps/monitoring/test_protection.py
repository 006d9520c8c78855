"""How an office protects its own figures: the decision, the preview, the report, and who may see them."""

import pytest

from bildungsbuero.apps.monitoring.actions import deciding
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.own_tables import get_table
from bildungsbuero.core.cells import Published
from tests.support import samples
from tests.support.cast import editor_of, make_office, make_person, monitor_of
from tests.support.deliveries import bring

HEAD = "merkmal;gebiet;zeitraum;Stadtteil;wert"
ROWS = (
    HEAD,
    "KINDER;07211;2023;Nord;112",
    "KINDER;07211;2023;Mitte;2",
    "KINDER;07211;2023;Süd;109",
    "KINDER;07211;2023;insgesamt;223",
)
PAGE = "/trier/buero/zahlen/datensatz/trier/kinder/geheimhaltung/"
CHOICE = {
    "method": "suppress",
    "min_cases": "3",
    "zeros_are_safe": "on",
    "min_denominator": "10",
    "measure_0": "count",
    "levels_0": "",
}


@pytest.fixture
def trier(units):
    return make_office()


@pytest.fixture
def delivery(trier, tmp_path):
    found = bring(samples.write_long(tmp_path, rows=ROWS), office=trier, dataset="kinder", person=monitor_of(trier))
    Dataset.unscoped.filter(pk=found.dataset.pk).update(period="calendar_year", dash="zero", title="Kinder")
    return found


@pytest.fixture
def monitor(client, trier):
    client.force_login(monitor_of(trier))
    return client


def publish(delivery: Delivery) -> None:
    person = monitor_of(delivery.dataset.office)
    deciding.release(Delivery.unscoped.get(pk=delivery.pk), office=delivery.dataset.office, person=person)


def shown(office) -> dict[str, int | None]:
    cells = get_table(office, "kinder").observations
    return {
        next(iter(item.dims.values())): int(item.cell.value) if isinstance(item.cell, Published) else None
        for item in cells
    }


def test_a_preview_counts_what_would_be_withheld_and_keeps_nothing(monitor, delivery):
    answer = monitor.post(PAGE, CHOICE | {"preview": "1"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Was dieses Profil geheim hielte" in text
    assert not hasattr(Dataset.unscoped.get(pk=delivery.dataset.pk), "protection")


def test_a_decision_lets_the_figures_be_published_without_the_small_one(monitor, delivery, trier):
    assert monitor.post(PAGE, CHOICE | {"save": "1"}).status_code == 302
    publish(delivery)
    assert shown(trier) == {"Nord": 112, "Mitte": None, "Süd": None, "INSGESAMT": 223}


@pytest.mark.parametrize(("method", "is_published"), [("source", True), ("none", False)])
def test_a_data_set_of_which_nothing_was_decided_is_left_to_its_source_or_internal(
    monitor, delivery, method, is_published
):
    assert monitor.post(PAGE, CHOICE | {"method": method, "save": "1"}).status_code == 302
    assert Dataset.unscoped.get(pk=delivery.dataset.pk).protected_at_source is is_published


def test_without_a_decision_nothing_can_be_published(monitor, delivery):
    answer = monitor.post(f"/trier/buero/zahlen/lieferung/{delivery.public_id}/zustand/", {"change": "release"})
    assert answer.status_code == 400
    assert "geschützt" in answer.content.decode()


def test_taking_the_protection_away_takes_the_figures_off_all_pages(monitor, delivery, trier, client):
    monitor.post(PAGE, CHOICE | {"save": "1"})
    publish(delivery)
    assert monitor.post(PAGE, CHOICE | {"method": "none", "save": "1"}).status_code == 302
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.STORED
    assert client.get("/trier/kennzahlen/eigene/kinder/").status_code == 404


def test_the_report_names_cells_and_reasons_but_no_withheld_count(monitor, delivery):
    monitor.post(PAGE, CHOICE | {"save": "1"})
    publish(delivery)
    page = monitor.get(f"{PAGE}1/").content.decode()
    file = monitor.get(f"{PAGE}1/bericht.csv").content.decode("utf-8-sig")

    for text in (page, file):
        assert "Mitte" in text
        assert "Süd" in text
        assert "109" not in text
    rows = [line.split(";") for line in file.splitlines()]
    assert rows[0][:5] == ["period", "measure", "area", "codes", "state"]
    assert "223" not in file


def test_the_report_is_printed_as_an_accessible_pdf_without_a_withheld_count(monitor, delivery):
    monitor.post(PAGE, CHOICE | {"save": "1"})
    publish(delivery)
    answer = monitor.get(f"{PAGE}1/bericht.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert b"pdfuaid" in answer.content


def test_what_could_not_be_protected_is_said_on_the_page_of_the_delivery(monitor, trier, tmp_path):
    rows = [*ROWS[:-1], "KINDER;07211;2023;insgesamt;200"]
    wrong = bring(samples.write_long(tmp_path, rows=rows), office=trier, dataset="kinder", person=monitor_of(trier))
    Dataset.unscoped.filter(pk=wrong.dataset.pk).update(period="calendar_year", dash="zero")
    Delivery.unscoped.filter(pk=wrong.pk).update(state=Delivery.State.RELEASED)
    monitor.post(PAGE, CHOICE | {"save": "1"})
    text = monitor.get(f"/trier/buero/zahlen/lieferung/{wrong.public_id}/").content.decode()
    assert "Nicht veröffentlicht: 2023" in text


@pytest.mark.parametrize("levels", ["Mitte = Nirgends", "Mitte", "Mitte = Mitte", "Mitte = Nord\nNord = Mitte"])
def test_levels_that_make_no_sense_are_refused_kindly(monitor, delivery, levels):
    answer = monitor.post(PAGE, CHOICE | {"levels_0": levels, "save": "1"})
    assert answer.status_code == 400
    assert not hasattr(Dataset.unscoped.get(pk=delivery.dataset.pk), "protection")


@pytest.mark.parametrize(
    "broken", [{"method": "guess"}, {"min_cases": "4"}, {"min_denominator": "-1"}, {"measure_0": "share"}]
)
def test_other_bad_input_is_refused_kindly(monitor, delivery, broken):
    assert monitor.post(PAGE, CHOICE | broken | {"save": "1"}).status_code == 400


def test_reports_are_for_monitoring_and_management_alone(client, trier, monitor, delivery):
    monitor.post(PAGE, CHOICE | {"save": "1"})
    publish(delivery)
    client.force_login(editor_of(trier))
    assert client.get(f"{PAGE}1/").status_code == 403
    client.force_login(make_person(office=trier, roles=("management",), name="Leitung"))
    assert client.get(f"{PAGE}1/").status_code == 200
    assert client.get(PAGE).status_code == 403


def test_pages_ask_the_database_a_bounded_number_of_times(monitor, delivery, django_assert_max_num_queries):
    monitor.post(PAGE, CHOICE | {"save": "1"})
    publish(delivery)
    for address in (PAGE, f"{PAGE}1/"):
        with django_assert_max_num_queries(25):
            assert monitor.get(address).status_code == 200

"""A file becomes a delivery once, wholly or not at all."""

import pytest

from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date, clear_remains
from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.originals import Selection, find_dataset, original_values
from bildungsbuero.apps.operations.models import AuditEntry
from bildungsbuero.core.cells import Meaning
from bildungsbuero.core.errors import Refusal
from tests.support import samples
from tests.support.cast import make_office, monitor_of
from tests.support.deliveries import bring

pytestmark = pytest.mark.django_db


def deliveries():
    return Delivery.objects.shared()


def test_an_official_table_is_stored_checked_and_published(units, tmp_path):
    delivery = bring(samples.write_leavers(tmp_path))

    assert (delivery.dataset.key, delivery.rows, delivery.state) == ("21111-02-06-4", 70, "released")
    assert delivery.footer.startswith('zu "gesamte Tabelle"')
    assert delivery.periods == ["2023"]
    assert {check["result"] for check in delivery.checks} == {"PASS"}
    found = published.answer("D-17", area="07211", period="2023")
    assert found.as_json() | {"sources": None} == {
        "indicator": "D-17",
        "title": "Abgehende ohne Hauptschulabschluss",
        "area": "07211",
        "period": "2023",
        "period_label": "Schuljahr 2022/23",
        "by": {},
        "value": "6.6666666667",
        "display": "6,7\u00a0%",
        "unit": "percent",
        "mark": "",
        "meaning": "value",
        "spoken": "",
        "numerator": 8,
        "denominator": 120,
        "kind": "computed",
        "origin": "berechnet aus den Anzahlen der Quelle: 21111-02-06-4",
        "last_period": "2023",
        "last_period_label": "Schuljahr 2022/23",
        "sources": None,
        "territory": found.territory,
        "conversion": "",
        "version": 1,
        "checked": True,
        "definition_state": "",
    }
    assert found.sources[0].as_source()["attribution"].endswith("Deutschland, 2025, dl-de/by-2-0")


def test_the_same_bytes_again_answer_the_delivery_that_exists(units, tmp_path):
    path = samples.write_leavers(tmp_path)
    first, second = bring(path), bring(path)

    assert first == second
    assert deliveries().count() == 1


def test_what_looks_cut_off_waits_for_a_person(units, tmp_path):
    whole = samples.leavers_text()
    cut = whole[: whole.index("________")]
    delivery = bring(samples.write_leavers(tmp_path, text=cut))

    assert delivery.state == "stored"
    assert {check["name"] for check in delivery.checks if check["result"] != "PASS"} == {"end"}


def test_a_table_that_lost_areas_waits_for_a_person(units, tmp_path):
    bring(samples.write_leavers(tmp_path))
    few = samples.leavers_text(rows=samples.LEAVERS_ROWS[2:4])
    delivery = bring(samples.write_leavers(tmp_path, text=few))

    assert delivery.state == "stored"
    assert [check["message"] for check in delivery.checks if check["name"] == "size"] == [
        "Diese Datei hat 2 Gebiete, die letzte Lieferung hatte 5. Wurde alles heruntergeladen?"
    ]
    assert published.answer("D-17", area="07211", period="2023").sources[0].public_id != delivery.public_id


def test_a_refused_row_keeps_a_table_internal(units, tmp_path):
    broken = [*samples.FLAT_ROWS, samples.FLAT_ROWS[0].replace(";61;", ";viele;")]
    assert bring(samples.write_flat(tmp_path, text=samples.flat_text(broken))).state == "stored"


def test_no_year_is_invented_for_the_attribution(units, tmp_path):
    lines = samples.leavers_text().splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("Stand: "))
    attribution = bring(samples.write_leavers(tmp_path, text=text)).as_source()["attribution"]
    assert attribution == "© Statistische Ämter des Bundes und der Länder, Deutschland, dl-de/by-2-0"


def test_a_table_counts_as_declared_only_when_somebody_has_said_what_it_means(units, tmp_path):
    rows = [row.replace("12411", "99999") for row in samples.FLAT_ROWS]
    first = samples.write_flat(tmp_path, name="99999-01-01-4_de_flat.csv", text=samples.flat_text(rows))
    bring(first)
    second = samples.write_flat(tmp_path, name="99999-01-01-4_de_flat.csv", text=samples.flat_text(rows[:-1]))
    again = bring(second)
    assert {check["name"]: check["result"] for check in again.checks}["declaration"] == "HINT"


def test_new_bytes_of_the_same_table_are_a_new_delivery(units, tmp_path):
    bring(samples.write_leavers(tmp_path))
    changed = samples.leavers_text().replace("120;62;8;3", "120;62;9;3")
    bring(samples.write_leavers(tmp_path, text=changed))

    assert deliveries().count() == 2
    assert published.answer("D-17", area="07211", period="2023").figure.numerator.value == 9


def test_a_dissolved_unit_says_where_it_went(units, tmp_path):
    bring(samples.write_leavers(tmp_path))
    found = published.answer("D-17", area="16056", period="2023")

    assert found.as_json()["value"] is None
    assert found.figure.cell.meaning is Meaning.UNIT_GONE
    assert found.display.startswith("Gebiet besteht nicht mehr")


@pytest.mark.parametrize("content", ["", "a;b\n1;2\n", "gebiet;zeitraum;wert\nXX;2023;5\n"])
def test_what_is_refused_leaves_nothing_behind(units, tmp_path, content):
    path = tmp_path / "12411-01-01-4.csv"
    path.write_text(content)

    with pytest.raises(Refusal):
        bring(path)

    assert deliveries().count() == 0
    assert Dataset.objects.shared().count() == 0
    assert not [path for path in figures_folder().root.rglob("*") if path.is_file() and path.suffix != ".lock"]


def test_a_file_that_names_another_table_is_refused(units, tmp_path):
    with pytest.raises(Refusal) as refused:
        bring(samples.write_leavers(tmp_path), dataset="12411-01-01-4")
    assert refused.value.code == "statistics.other_table"


def test_a_flat_file_without_a_code_asks_for_it(units, tmp_path):
    path = samples.write_flat(tmp_path, name="download.csv")
    with pytest.raises(Refusal) as refused:
        bring(path)
    assert refused.value.code == "statistics.which_table"
    assert bring(path, dataset="12411-01-01-4").rows == 5


@pytest.mark.parametrize("key", ["../x", "a b", ".x", "x" * 81])
def test_the_code_of_a_data_set_never_becomes_a_path(units, tmp_path, key):
    path = samples.write_long(tmp_path)
    with pytest.raises(Refusal) as refused:
        bring(path, dataset=key)
    assert refused.value.code == "statistics.bad_key"


def test_an_undeclared_table_stays_internal_and_asks_what_it_means(units, tmp_path):
    rows = [row.replace("16056", "07235").replace("Insgesamt;-", "Insgesamt;-") for row in samples.FLAT_ROWS]
    delivery = bring(samples.write_flat(tmp_path, name="99999-01-01-4.csv", text=samples.flat_text(rows)))
    checks = {check["name"]: check for check in delivery.checks}

    assert delivery.state == Delivery.State.STORED
    assert checks["declaration"]["result"] == "HINT"
    assert checks["dash"]["result"] == "HINT"
    assert "07235" in checks["dash"]["message"]


def test_a_table_that_is_not_published_for_a_unit_shows_no_zero(units, tmp_path):
    bring(samples.write_survey(tmp_path))
    rows = original_values(find_dataset("12211-Z-11", office=None), Selection(area="07211"), office=None, person=None)

    assert [(row.cell.meaning, row.cell.mark) for row in rows] == [(Meaning.NOT_PUBLISHED, "-")]
    assert AuditEntry.unscoped.filter(action="values.read").count() == 1


def test_numbers_of_a_unit_that_did_not_exist_are_pointed_out(units, tmp_path):
    text = samples.leavers_text().replace("Eisenach, kreisfreie Stadt;-;-", "Eisenach, kreisfreie Stadt;5;-")
    delivery = bring(samples.write_leavers(tmp_path, text=text))

    found = next(check for check in delivery.checks if check["name"] == "territory")
    assert found["result"] == "HINT"
    assert "16056 (2023)" in found["message"]


def test_an_office_reads_its_own_data_set_and_another_office_does_not(units, tmp_path):
    trier, konz = make_office(), make_office(key="konz")
    delivery = bring(samples.write_long(tmp_path), office=trier, dataset="eigene-zahlen", person=monitor_of(trier))

    assert Delivery.objects.of(trier).get() == delivery
    assert Delivery.objects.readable_by(konz).count() == 0
    assert delivery.state == Delivery.State.STORED
    with pytest.raises(Refusal):
        find_dataset("eigene-zahlen", office=konz)


def test_names_of_dimensions_may_be_written_as_people_do(units, tmp_path):
    bring(samples.write_leavers(tmp_path))
    dataset = find_dataset("21111-02-06-4", office=None)
    wanted = Selection(
        area="07211", period="2022/23", where=(("Abschluss", "ohne Hauptschulabschluss"), ("ges", "TOTAL"))
    )

    rows = original_values(dataset, wanted, office=None, person=None)

    assert [row.cell.value for row in rows] == [8]


def test_an_unknown_condition_names_what_is_known(units, tmp_path):
    bring(samples.write_leavers(tmp_path))
    dataset = find_dataset("21111-02-06-4", office=None)
    for where, code in (
        ((("Farbe", "rot"),), "statistics.unknown_dimension"),
        ((("GES", "rot"),), "statistics.unknown_code"),
    ):
        with pytest.raises(Refusal) as refused:
            original_values(dataset, Selection(where=where), office=None, person=None)
        assert refused.value.code == code


def test_figures_are_built_again_after_a_kill_between_storing_and_building(units, tmp_path):
    bring(samples.write_leavers(tmp_path))
    for pointer in figures_folder().built.glob("*.json"):
        pointer.unlink()

    assert bring_up_to_date()
    assert not bring_up_to_date()
    assert published.answer("D-17", area="07211", period="2023").figure.numerator.value == 8


def test_remains_are_cleared_and_deliveries_stay(units, tmp_path):
    bring(samples.write_leavers(tmp_path))
    orphan = figures_folder().deliveries / "shared" / "waise.parquet"
    orphan.write_bytes(b"x")

    assert clear_remains() == 1
    assert len(list(figures_folder().deliveries.rglob("*.parquet"))) == 1


def test_an_official_table_brought_in_by_the_browser_is_shared(units, tmp_path):
    trier = make_office()
    delivery = bring(samples.write_leavers(tmp_path), office=trier, person=monitor_of(trier))

    assert delivery.dataset.office is None


def test_where_several_offices_share_tables_only_the_administrator_brings_them_in(units, tmp_path):
    trier, _konz = make_office(), make_office(key="konz")
    person = monitor_of(trier)

    with pytest.raises(Refusal) as refused:
        bring(samples.write_leavers(tmp_path), office=trier, person=person)
    assert refused.value.code == "dataset.official"

    person.administers_installation = True
    assert bring(samples.write_leavers(tmp_path), office=trier, person=person).dataset.office is None

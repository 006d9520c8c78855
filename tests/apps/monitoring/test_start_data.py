"""The official start data: loaded in one step, repeatable, for all offices."""

from datetime import date

import pytest

from bildungsbuero.apps.monitoring.actions import start_data
from tests.support import samples
from tests.support.deliveries import AT, bring
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_tables(monkeypatch, tmp_path, units):
    """Two small tables in place of the real ones, which are brought in by the tests of the demo."""
    samples.write_leavers(tmp_path)
    entry = {"source": "s", "licence": "dl-de/by-2-0", "attribution": "©", "as_of": "2025", "notes": "notes.txt"}
    (tmp_path / "notes.txt").write_text("Hinweise der Quelle\n", "utf-8")
    lines = [f"  {name}: {value}" for name, value in entry.items()]
    text = "\n".join(["- dataset: 21111-02-06-4", "  file: 21111-02-06-4.csv", *lines])
    (tmp_path / "manifest.yaml").write_text(text.replace("as_of: 2025", 'as_of: "2025"'), "utf-8")
    monkeypatch.setattr(start_data, "FOLDER", tmp_path)


def test_start_data_are_loaded_and_published_in_one_step(small_tables):
    assert not start_data.is_official_start_data_loaded()
    steps = []
    (delivery,) = start_data.load_official_start_data(at=AT, report=lambda *step: steps.append(step))

    assert delivery.dataset.office is None
    assert delivery.state == "released"
    assert start_data.is_official_start_data_loaded()
    assert steps == [(0, 2, "21111-02-06-4"), (1, 2, ""), (2, 2, "")]


def test_loading_again_keeps_what_is_there(small_tables):
    first = start_data.load_official_start_data(at=AT)
    again = start_data.load_official_start_data(at=AT)
    assert [item.pk for item in first] == [item.pk for item in again]


def test_every_table_of_the_product_names_its_source_and_licence():
    tables = start_data.official_start_data()
    assert len({table.dataset for table in tables}) == len(tables) >= 3
    for table in tables:
        assert (start_data.FOLDER / table.file).is_file()
        assert all((table.source, table.licence, table.attribution, table.as_of))


def test_a_source_that_puts_all_years_on_one_territory_is_not_suspected_of_wrong_years(units, tmp_path):
    make_unit(key="03159", name="Göttingen", valid_from=date(2016, 11, 1))
    path = tmp_path / "INKAR.csv"
    path.write_text("measure;area;period;value\na_ausl_bev;03159;1995;4.5\na_ausl_bev;07211;1995;7.13\n", "utf-8")
    delivery = bring(path, dataset="INKAR")

    found = {check["name"]: check["result"] for check in delivery.checks}
    assert found["territory"] == "PASS"

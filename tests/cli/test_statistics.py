"""`bildungsbuero statistics` and `indicators`: the contract that scripts rely on."""

import json
from datetime import date

import pytest

from tests.support import samples
from tests.support.cast import make_office
from tests.support.command import runner
from tests.support.shared import SHARED, needs_shared
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def command(capsys, monkeypatch, data_dir, db):
    nation = make_unit(key="DG", name="Deutschland")
    land = make_unit(key="07", name="Rheinland-Pfalz", parent=nation)
    make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=land)
    make_unit(key="07235", name="Trier-Saarburg", parent=land)
    make_unit(key="16056", name="Eisenach", kind="kreisfreie Stadt", parent=nation, valid_to=date(2021, 7, 1))
    return runner(capsys, monkeypatch)


def test_inspect_says_what_a_file_holds_and_stores_nothing(command, tmp_path, data_dir):
    found = command("statistics", "inspect", str(samples.write_leavers(tmp_path)), "--json").document

    assert (found["format"], found["table"], found["rows"], found["areas"]) == (
        "genesis-classic",
        "21111-02-06-4",
        70,
        5,
    )
    assert found["periods"] == ["2023"]
    assert found["marks"] == {"-": 20, "x": 2, ".": 2}
    assert [dimension["code"] for dimension in found["dimensions"]] == ["BILAG2", "GES"]
    assert found["dimensions"][0]["values"][0] == {"code": "BILABS11", "label": "ohne Hauptschulabschluss"}
    assert found["measures"] == [{"code": "BILABG", "label": "Absolvierende und Abgehende", "unit": "persons"}]
    assert not (data_dir / "warehouse").exists()


def test_import_answers_the_delivery_and_the_same_bytes_answer_it_again(command, tmp_path):
    path = samples.write_leavers(tmp_path)
    first = command("statistics", "import", str(path), "--office", "shared", "--json")
    again = command("statistics", "import", str(path), "--office", "shared", "--json")

    assert first.code == 0
    assert first.document["rows"] == 70
    assert first.document["refused"] == []
    assert "FAIL" not in {check["result"] for check in first.document["checks"]}
    assert again.document["delivery"] == first.document["delivery"]


def test_an_import_that_takes_a_part_ends_well_and_lists_the_rest(command, tmp_path):
    rows = [*samples.FLAT_ROWS, samples.FLAT_ROWS[0].replace(";61;", ";viele;")]
    path = samples.write_flat(tmp_path, text=samples.flat_text(rows))
    found = command("statistics", "import", str(path), "--office", "shared", "--json")

    assert found.code == 0
    assert found.document["refused"] == [
        {"row": 7, "reason": "„viele“ ist weder eine Zahl noch ein bekanntes Zeichen."}
    ]


def test_values_are_unrounded_texts_with_their_marks(command, tmp_path):
    command("statistics", "import", str(samples.write_survey(tmp_path)), "--office", "shared", "--json")
    rows = command("statistics", "values", "12211-Z-11", "--json").document

    assert rows[1] == {
        "area": "05554",
        "period": "2019",
        "measure": "LBFMZ01",
        "dims": {"LBFORM01": "FAMILIEN"},
        "value": "4500",
        "mark": "()",
        "unit": "number",
    }
    assert [(row["value"], row["mark"]) for row in rows if row["area"] == "07211"] == [(None, "-")]


def test_values_can_be_narrowed(command, tmp_path):
    command("statistics", "import", str(samples.write_leavers(tmp_path)), "--office", "shared")
    rows = command(
        *("statistics", "values", "21111-02-06-4", "--area", "07211", "--period", "2022/23"),
        *("--where", "BILAG2=BILABS11", "--where", "Geschlecht=weiblich", "--json"),
    ).document
    assert [row["value"] for row in rows] == ["3"]


def test_an_indicator_has_value_display_period_and_source(command, tmp_path):
    command("statistics", "import", str(samples.write_leavers(tmp_path)), "--office", "shared")
    found = command("indicators", "value", "D-17", "--area", "07211", "--period", "2023", "--json").document

    assert found["value"] == "6.6666666667"
    assert found["display"] == "6,7\u00a0%"
    assert found["period_label"] == "Schuljahr 2022/23"
    assert (found["numerator"], found["denominator"]) == (8, 120)
    assert found["sources"][0]["dataset"] == "21111-02-06-4"
    assert found["territory"] == "Trier, Gebietsstand 31.07.2023"


def test_an_area_that_is_gone_has_no_value(command, tmp_path):
    command("statistics", "import", str(samples.write_leavers(tmp_path)), "--office", "shared")
    found = command("indicators", "value", "D-17", "--area", "16056", "--period", "2023", "--json").document

    assert found["value"] is None
    assert found["display"].startswith("Gebiet besteht nicht mehr")


def test_an_import_is_undone_as_a_whole(command, tmp_path):
    delivery = command(
        "statistics", "import", str(samples.write_leavers(tmp_path)), "--office", "shared", "--json"
    ).document["delivery"]

    assert command("statistics", "withdraw", delivery).code == 0
    assert command("statistics", "values", "21111-02-06-4", "--json").document == []
    assert command("statistics", "withdraw", "gibtesnicht").code == 1


def test_the_list_of_indicators_and_data_sets(command, tmp_path):
    command("statistics", "import", str(samples.write_leavers(tmp_path)), "--office", "shared")
    assert len(command("indicators", "list", "--json").document) >= 8
    assert command("statistics", "datasets", "--json").document[0]["dataset"] == "21111-02-06-4"
    assert command("statistics", "build").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("statistics", "import", "FILE", "--office", "unbekannt"),
        ("statistics", "import", "/nicht/da.csv", "--office", "shared"),
        ("statistics", "inspect", "/nicht/da.csv"),
        ("statistics", "values", "99999"),
        ("statistics", "values", "21111-02-06-4", "--where", "ohne Gleichheitszeichen"),
        ("indicators", "value", "X-99", "--area", "07211", "--period", "2023"),
        ("indicators", "value", "D-17", "--area", "99999", "--period", "2023"),
        ("indicators", "value", "D-17", "--area", "07211", "--period", "1848"),
        ("indicators", "value", "D-17", "--area", "07211", "--period", "2023", "--by", "FARBE=rot"),
    ],
)
def test_a_refusal_is_one_document_or_one_sentence_and_exit_code_1(command, tmp_path, arguments):
    path = samples.write_leavers(tmp_path)
    command("statistics", "import", str(path), "--office", "shared")
    arguments = [str(path) if part == "FILE" else part for part in arguments]

    as_document = command(*arguments, "--json")
    as_sentence = command(*arguments)

    assert (as_document.code, as_sentence.code) == (1, 1)
    assert set(as_document.document["error"]) == {"code", "message", "place", "remedy"}
    assert as_sentence.printed == ""
    assert "Traceback" not in as_sentence.errors
    assert as_sentence.errors.strip()


def test_wrong_use_ends_with_2(command):
    assert command("statistics", "import").code == 2


def test_the_office_shared_exists_without_being_made(command, tmp_path):
    make_office()
    path = samples.write_long(tmp_path)
    found = command("statistics", "import", str(path), "--office", "trier", "--dataset", "eigene", "--json").document
    assert found["state"] == "stored"
    assert json.dumps(found)


@needs_shared
@pytest.mark.parametrize("folder", ["derived_tidy", "inkar", "genesis_catalogue", "genesis_api_json", "genesis_ml_xml"])
def test_other_real_files_get_one_kind_sentence(command, folder):
    for path in sorted((SHARED / "statistics" / folder).iterdir()):
        found = command("statistics", "import", str(path), "--office", "shared", "--json")
        assert found.code == 1, path
        assert found.document["error"]["message"], path

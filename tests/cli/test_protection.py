"""`bildungsbuero protect`: the contract, and every table that cannot be taken."""

import pytest

from tests.support.command import runner

TABLE = """school,sex,value
A,m,12
A,f,2
A,TOTAL,14
B,m,9
B,f,20
B,TOTAL,29
TOTAL,m,21
TOTAL,f,22
TOTAL,TOTAL,43
"""


@pytest.fixture
def command(capsys, monkeypatch):
    return runner(capsys, monkeypatch)


def written(folder, text: str, *, encoding: str = "utf-8") -> str:
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def test_each_cell_has_a_state_and_the_audit_its_narrowest_interval(command, tmp_path):
    found = command("protect", written(tmp_path, TABLE), "--min-cases", "3", "--json")

    assert found.code == 0
    states = {tuple(cell["dims"].values()): cell["state"] for cell in found.document["cells"]}
    assert states[("A", "f")] == "primary"
    assert {codes for codes, state in states.items() if state == "secondary"} == {("A", "m"), ("B", "m"), ("B", "f")}
    assert found.document["cells"][0] == {"dims": {"school": "A", "sex": "m"}, "state": "secondary", "value": None}
    assert found.document["cells"][2] == {"dims": {"school": "A", "sex": "TOTAL"}, "state": "published", "value": 14}
    assert found.document["audit"]["narrowest_interval"] >= 3
    assert "HiGHS" in found.document["audit"]["method"]


def test_people_see_a_table_and_what_it_proves(command, tmp_path):
    found = command("protect", written(tmp_path, TABLE.replace(",", ";"), encoding="utf-8-sig"))
    assert found.code == 0
    assert "geheim zum Schutz anderer" in found.printed
    assert "Jede geheime Zahl bleibt auf mindestens 14 Fälle unbestimmt." in found.printed


def test_a_table_without_small_counts_is_shown_whole(command, tmp_path):
    found = command("protect", written(tmp_path, "school,value\nA,12\nB,9\nTOTAL,21\n"), "--json")
    assert {cell["state"] for cell in found.document["cells"]} == {"published"}
    assert found.document["audit"]["narrowest_interval"] is None


def test_a_zero_is_withheld_only_where_zeros_give_something_away(command, tmp_path):
    path = written(tmp_path, "school,value\nA,12\nB,-\nC,9\nTOTAL,21\n")
    assert command("protect", path, "--json").document["cells"][1] == {
        "dims": {"school": "B"},
        "state": "published",
        "value": 0,
    }
    assert command("protect", path, "--unsafe-zeros", "--json").document["cells"][1]["state"] == "primary"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Diese Datei ist leer"),
        ("school,count\nA,1\n", "Die erste Zeile muss je Merkmal eine Spalte nennen"),
        ("school,school,value\nA,B,1\n", "Die erste Zeile muss je Merkmal eine Spalte nennen"),
        ("school,value\n", "Diese Tabelle enthält keine Zahlen"),
        ("school,value\nA,1,2\n", "Diese Zeile hat nicht 2 gefüllte Spalten."),
        ("school,value\nA,1\nA,2\n", "Das Feld A steht zweimal in der Tabelle."),
        ("school,value\nA,1.5\n", "„1.5“ ist keine Fallzahl."),
        ("school,value\nA,-4\n", "„-4“ ist keine Fallzahl."),
        ("school,value\nA,1\nB,2\nTOTAL,4\n", "Die Summe TOTAL ist 4, ihre Teile ergeben aber 3."),
    ],
)
def test_what_cannot_be_taken_is_answered_with_a_sentence(command, tmp_path, text, sentence):
    found = command("protect", written(tmp_path, text))
    assert found.code == 1
    assert sentence in found.errors
    assert found.printed == ""


def test_a_file_that_is_not_there_and_a_bad_option_are_answered(command, tmp_path):
    assert command("protect", str(tmp_path / "none.csv")).code == 1
    assert command("protect", written(tmp_path, TABLE), "--min-cases", "1").code == 2

"""`bildungsbuero access`: the contract, and every table that cannot be taken."""

import csv

import pytest

from tests.support.command import runner

SUPPLY = "id,x_m,y_m,capacity\nA,0,3000,20\nB,3000,4000,30\n"
DEMAND = "id,x_m,y_m,population\nwest,0,0,10\nmiddle,3000,0,40\neast,20000,0,5\n"


@pytest.fixture
def command(capsys, monkeypatch):
    return runner(capsys, monkeypatch)


@pytest.fixture
def ask(command, tmp_path):
    def asked(*options, supply=SUPPLY, demand=DEMAND):
        (tmp_path / "supply.csv").write_text(supply)
        (tmp_path / "demand.csv").write_text(demand)
        out = tmp_path / "out.csv"
        found = command("access", str(tmp_path / "supply.csv"), str(tmp_path / "demand.csv"), *options, "-o", str(out))
        return found, list(csv.DictReader(out.read_text().splitlines())) if out.is_file() else None

    return asked


def test_capacity_for_each_person_within_reach(ask):
    found, rows = ask("--method", "2sfca", "--catchment-km", "5")
    assert found.code == 0
    assert rows == [
        {"id": "west", "access": "1"},
        {"id": "middle", "access": "1"},
        {"id": "east", "access": "0"},
    ]
    assert "3 Zeilen, davon 2 mit etwas in Reichweite" in " ".join(found.printed.split())


def test_zones_have_weights_and_people_choose(ask):
    """West reaches A in the inner zone and B in the outer one, the middle both in the outer zone."""
    _found, rows = ask("--method", "e2sfca", "--catchment-km", "6", "--weights", "1,0.5")
    first, second = 20 / (10 + 40 * 0.5), 30 / ((10 + 40) * 0.5)
    assert [float(row["access"]) for row in rows[:2]] == pytest.approx([first + second / 2, first / 2 + second / 2])

    _found, rows = ask("--method", "3sfca", "--catchment-km", "6", "--weights", "1,0.5")
    assert sum(float(row["access"]) * people for row, people in zip(rows, (10, 40, 5), strict=True)) == (
        pytest.approx(50)
    )


def test_the_compiled_grid_answers_alike_and_its_absence_is_said(ask, monkeypatch):
    pytest.importorskip("numba")
    options = ("--method", "3sfca", "--catchment-km", "6")
    _found, slow = ask(*options)
    found, fast = ask(*options, "--fast")
    assert (found.code, fast) == (0, slow)

    monkeypatch.setattr("bildungsbuero.core.access.find_grid", lambda: None)
    found, without = ask(*options, "--fast")
    assert (found.code, without) == (0, slow)
    assert "ist nicht installiert" in " ".join(found.printed.split())


def test_the_nearest_place_in_metres_also_from_degrees(ask):
    _found, rows = ask("--method", "nearest")
    assert [row["access"] for row in rows] == ["3000", "4000", "17464.2492"]

    _found, rows = ask(
        "--method",
        "nearest",
        supply="id;lon;lat;capacity\nKonz;6.5755;49.7020;1\n",
        demand="id;lon;lat;population\nTrier;6.6414;49.7566;1\n",
    )
    assert float(rows[0]["access"]) == pytest.approx(7700.39, abs=0.01)


@pytest.mark.parametrize(
    ("options", "tables", "said"),
    [
        ((), {"supply": "id,x_m,y_m\nA,0,0\n"}, "id, x_m, y_m, capacity"),
        ((), {"supply": "id,x_m,y_m,capacity\nA,0,viel,3\n"}, "„viel“"),
        ((), {"supply": "id,x_m,y_m,capacity\nA,0,1,-3\n"}, "„-3“"),
        ((), {"supply": "id,x_m,y_m,capacity\nA,0,1,nan\n"}, "„nan“"),
        ((), {"supply": "id,x_m,y_m,capacity\nA,0,1\n"}, "Zeile 2"),
        ((), {"supply": "id,x_m,y_m,capacity\nA,0,1,3\nA,0,1,3\n"}, "Zeile 3"),
        ((), {"supply": "id,lon,lat,capacity\nA,6.6,49.7,3\n"}, "Meter"),
        ((), {"supply": "id,lon,lat,capacity\nA,6.6,149.7,3\n"}, "„149.7“"),
        ((), {"demand": "id,x_m,y_m,population\n"}, "demand.csv"),
        ((), {"demand": ""}, "leer"),
        ((), {"demand": 'id,x_m,y_m,population\n"a' + "x" * 2_000_000}, "Anführungszeichen"),
        (("--catchment-km", "-1"), {}, "Kilometer"),
        (("--catchment-km", "0"), {}, "Kilometer"),
        (("--catchment-km", "nan"), {}, "Kilometer"),
        (("--method", "e2sfca", "--weights", "1,viel"), {}, "Gewichte"),
        (("--method", "e2sfca", "--weights", "0,0"), {}, "Gewichte"),
        (("--method", "2sfca", "--weights", "1,0.5"), {}, "2sfca"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_written(ask, options, tables, said):
    found, rows = ask(*options, **tables)
    assert found.code == 1
    assert said in found.errors + found.printed
    assert rows is None


def test_an_old_answer_stays_where_the_new_one_cannot_be_written(command, tmp_path):
    (tmp_path / "supply.csv").write_text(SUPPLY)
    (tmp_path / "demand.csv").write_text(DEMAND)
    found = command(
        "access", str(tmp_path / "supply.csv"), str(tmp_path / "demand.csv"), "-o", str(tmp_path / "no" / "out.csv")
    )
    assert found.code == 1
    assert "konnte nicht geschrieben werden" in found.errors + found.printed

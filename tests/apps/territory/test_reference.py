"""The shipped reference files."""

from datetime import date
from importlib.resources import files

import pytest

from bildungsbuero.apps.territory.actions import get_unit, load_reference
from bildungsbuero.apps.territory.models import Change, OfficeArea, Unit
from bildungsbuero.apps.territory.reference_files import read_changes, read_units
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.territory import Level, district_of, faulty_shares, level_of, state_of
from bildungsbuero.web.slots import INITIALISERS
from tests.support.cast import make_office
from tests.support.territory import give_area, make_unit

REFERENCE = files("bildungsbuero.apps.territory") / "reference"
TODAY = date(2024, 6, 30)


@pytest.fixture(scope="module")
def units() -> dict[str, Unit]:
    return {unit.key: unit for unit in read_units()}


@pytest.fixture(scope="module")
def changes() -> list[Change]:
    return list(read_changes())


def standing(units, level: Level, on: date = TODAY) -> list[Unit]:
    return [unit for unit in units.values() if unit.level == level and unit.standing_on(on)]


def test_all_of_germany_ships(units):
    counts = {level: len(standing(units, level)) for level in Level}
    assert counts[Level.NATION] == 1
    assert counts[Level.STATE] == 16
    assert counts[Level.DISTRICT] == 400
    assert counts[Level.BOROUGH] == 12
    # With unincorporated areas and three entries for shared and coastal waters, as the register of 30.06.2024.
    assert counts[Level.MUNICIPALITY] == 10_959


def test_every_key_says_its_level_and_every_parent_ships(units):
    assert [key for key, unit in units.items() if level_of(key) != unit.level] == []
    assert [key for key, unit in units.items() if unit.parent_id not in units and key != "DG"] == []
    assert [
        key for key, unit in units.items() if unit.parent_id and state_of(unit.parent_id) not in (None, key[:2])
    ] == []


def test_a_district_that_is_gone_ended_on_a_day_when_it_gave_everything_away(units, changes):
    given = {(change.from_key, change.on) for change in changes}
    gone = [unit for unit in units.values() if unit.level == Level.DISTRICT and unit.valid_to]
    assert len(gone) == 76
    assert [unit.key for unit in gone if (unit.key, unit.valid_to) not in given] == []


def test_shares_of_every_unit_add_up_to_one(changes):
    assert faulty_shares(change.as_value() for change in changes) == []


def test_every_change_names_units_that_stand_before_and_after(units, changes):
    for change in changes:
        before, after = units[change.from_key], units[change.to_key]
        assert before.valid_from is None or before.valid_from < change.on, change
        assert before.valid_to is None or before.valid_to >= change.on, change
        assert after.standing_on(change.on), change


def test_a_unit_that_receives_and_stood_before_is_named_with_what_it_keeps(units, changes):
    by_day: dict[tuple[str, date], set[str]] = {}
    for change in changes:
        by_day.setdefault((change.to_key, change.on), set()).add(change.from_key)
    for (receiver, on), givers in by_day.items():
        stood_before = units[receiver].valid_from is None or units[receiver].valid_from < on
        assert stood_before == (receiver in givers), (receiver, on)


def test_known_facts_of_eisenach_and_the_wartburgkreis(units):
    eisenach, district, town = units["16056"], units["16063"], units["16063105"]
    assert (eisenach.valid_from, eisenach.valid_to) == (date(1998, 1, 1), date(2021, 7, 1))
    assert district.genitive == "des Wartburgkreises"
    assert district.nuts == "DEG0P"
    assert (town.name, town.kind, town.parent_id, town.valid_from) == ("Eisenach", "Stadt", "16063", date(2021, 7, 1))
    assert units["07232218"].name == "Eisenach"


def test_no_population_ships():
    header = (REFERENCE / "units.csv").read_text("utf-8").splitlines()[0]
    assert "bev" not in header
    assert "people" not in header
    assert "population" not in header


def test_the_files_stay_small():
    sizes = {path.name: len(path.read_bytes()) for path in REFERENCE.iterdir() if path.is_file()}
    assert max(sizes.values()) <= 1_500_000
    assert sum(sizes.values()) <= 2_500_000
    assert sizes["municipalities_demo.topojson"] <= 100_000


def test_the_municipalities_of_the_demo_lie_in_their_districts(units):
    counts = dict.fromkeys(("07211", "07235", "07312", "09762", "09777", "16063"), 0)
    for unit in standing(units, Level.MUNICIPALITY):
        if district_of(unit.key) in counts:
            counts[district_of(unit.key)] += 1
    assert counts == {"07211": 1, "07235": 104, "07312": 1, "09762": 1, "09777": 45, "16063": 30}


@pytest.mark.django_db
def test_the_files_are_loaded_into_the_database_and_again_without_change():
    first = load_reference()
    area = give_area(make_office(), get_unit("7211"))
    Unit.objects.filter(key="07211").update(name="Treviris")

    assert load_reference() == first
    assert Unit.objects.count() == 12_726
    assert OfficeArea.objects.across_offices(because="test").get(pk=area.pk).unit.name == "Trier"
    assert Unit.objects.get(key="16056").gone_note(TODAY) == (
        "Gebiet besteht nicht mehr (seit 01.07.2021 Teil des Wartburgkreises)"
    )
    assert Change.objects.count() == 174


@pytest.mark.django_db
def test_an_unknown_key_is_refused():
    make_unit(key="07211", name="Trier")
    for key in ("07999", "Trier", "Trier 7", "", "07211; DROP TABLE"):
        with pytest.raises(Refusal) as caught:
            get_unit(key)
        assert caught.value.code == "territory.unknown_key"


@pytest.mark.django_db
def test_a_municipality_is_found_by_its_ars_and_a_district_by_a_key_without_zero():
    make_unit(key="07235", name="Trier-Saarburg")
    make_unit(key="07235005", ars="072355001005", name="Bescheid")
    assert [get_unit(key).key for key in ("072355001005", "72355001005", "7235", "7235000")] == [
        "07235005",
        "07235005",
        "07235",
        "07235",
    ]


def test_init_loads_the_reference():
    assert load_reference in INITIALISERS.fillers()

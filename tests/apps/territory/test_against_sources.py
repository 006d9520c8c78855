"""The shipped units, changes and shapes agree with the official files that they were made from."""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from bildungsbuero.apps.territory.reference_files import read_changes, read_units
from bildungsbuero.core.territory import Level, ValueKind, Weight, convert, level_of
from tests.support.shared import SHARED, needs_shared

pytestmark = needs_shared

TERRITORY = SHARED / "territory"
REGISTER_2024 = date(2024, 6, 30)
# Area moves only with borders. People move within them as well: a share is that of the year before the change.
TOLERANCES = {Weight.AREA: Decimal("0.002"), Weight.PEOPLE: Decimal("0.02")}


@pytest.fixture(scope="module")
def units():
    return {unit.key: unit for unit in read_units()}


@pytest.fixture(scope="module")
def changes():
    return [change.as_value() for change in read_changes()]


@pytest.fixture(scope="module")
def register():
    with (TERRITORY / "gemeindeverzeichnis_2024-06-30.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def old_register() -> dict[str, int]:
    """Return the people of the Gemeinden in the register of 30.09.2018, read off the fixed columns."""
    lines = (TERRITORY / "GV100AD_300918.ASC").read_text("latin-1").splitlines()
    return {line[10:18]: int(line[139:150]) for line in lines if line.startswith("60")}


def test_the_register_of_2024_is_whole(units, register):
    standing = {key for key, unit in units.items() if unit.standing_on(REGISTER_2024)}
    for record, level in (("40", Level.DISTRICT), ("60", Level.MUNICIPALITY)):
        expected = {row["ags"] for row in register if row["satzart"] == record}
        assert {key for key in standing if units[key].level == level} == expected


def test_areas_of_districts_are_the_sums_of_their_municipalities(units, register):
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in register:
        if row["satzart"] == "60" and row["flaeche_km2"]:
            sums[row["ags"][:5]] += Decimal(row["flaeche_km2"])
    shipped = {key: unit.area_km2 for key, unit in units.items() if key in sums and unit.level == Level.DISTRICT}
    assert shipped == {key: area for key, area in sums.items() if key in shipped}
    assert len(shipped) == 400


def test_every_key_of_the_tables_is_a_unit_at_its_level(units):
    listed: dict[str, str] = {}
    for path in (SHARED / "statistics/genesis_classic_csv").glob("*.csv"):
        for line in path.read_text("cp1252").splitlines():
            cells = line.split(";")
            if len(cells) > 3 and level_of(cells[1]):
                listed[cells[1]] = cells[2].strip()
    assert len(listed) > 500
    assert sorted(set(listed) - set(units)) == []
    gone = [key for key in listed if level_of(key) is Level.DISTRICT and not units[key].standing_on(REGISTER_2024)]
    assert "16056" in gone


def crosswalk() -> dict[int, dict[str, dict[str, dict[Weight, Decimal]]]]:
    """Return the lists of the BBSR: year, key, key of 2020, share by people and by area."""
    lists: dict[int, dict[str, dict[str, dict[Weight, Decimal]]]] = defaultdict(lambda: defaultdict(dict))
    with (TERRITORY / "bbsr_umrechnung_kreise_1990-2019_auf_2020.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            shares = {Weight.PEOPLE: Decimal(row["pop_conv"]), Weight.AREA: Decimal(row["size_conv"])}
            lists[int(row["year_xw"])][row["ags_xw"]][row["ags20"]] = shares
    return lists


def test_the_districts_of_each_yearly_list_stand_at_its_day(units):
    # Eisenach stands in the list of 1997 although it became a Kreis on 1 January 1998.
    for year, listed in crosswalk().items():
        if year >= 1998:
            at = date(year, 12, 31)
            standing = {key for key, unit in units.items() if unit.level == Level.DISTRICT and unit.standing_on(at)}
            assert set(listed) == standing, year


@pytest.mark.parametrize("weight", Weight)
def test_converting_each_yearly_list_onto_2020_gives_the_shares_of_the_bbsr(changes, weight):
    lists, onto = crosswalk(), date(2020, 12, 31)
    for year in range(1998, 2020):
        at = date(year, 12, 31)
        for key, goals in lists[year].items():
            values = {other: Decimal(other == key) for other in lists[year]}
            onto_2020 = convert(values, changes, at=at, onto=onto, kind=ValueKind.COUNT, weight=weight)
            for goal, shares in goals.items():
                assert abs(onto_2020[goal] - shares[weight]) < TOLERANCES[weight], (year, key, goal)


def test_the_partial_move_of_the_wartburgkreis_is_that_of_its_municipality(changes):
    people = old_register()
    district = sum(count for key, count in people.items() if key.startswith("16063"))
    share = next(change.share_of_people for change in changes if (change.from_key, change.to_key) == ("16063", "16066"))

    assert (district, people["16056000"]) == (124_729, 42_588)
    # Kaltennordheim had 3,363 people; the share of the BBSR gives 3,345 for the end of the year.
    assert abs(share * district - people["16063102"]) < 20


def test_the_register_of_2024_and_the_update_of_the_same_year_stand_on_two_censuses(register):
    people_2024 = sum(float(row["bev"]) for row in register if row["ags"].startswith("16063") and row["bev"])
    with (SHARED / "statistics/genesis_ffcsv/12411-01-01-4_de.csv").open(encoding="utf-8-sig") as file:
        (total,) = (
            row["value"]
            for row in csv.DictReader(file, delimiter=";")
            if row["1_variable_attribute_code"] == "16063" and not row["2_variable_attribute_code"]
        )
    assert (round(people_2024), int(total)) == (159_355, 154_957)


def test_municipalities_of_the_demo_that_went_since_2018_ship_as_gone(units):
    demo = ("07211", "07235", "07312", "09762", "09777", "16063", "16056")
    with (TERRITORY / "gebietsstand_diff_2018-09-30_2024-06-30.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["ags"][:5] in demo and row["ebene"] == "gemeinde"]
    gone = {row["ags"] for row in rows if row["art"] == "weggefallen"}
    new = {row["ags"] for row in rows if row["art"] == "neu"}
    assert len(gone) == 19
    assert all(not units[key].standing_on(REGISTER_2024) and units[key].valid_to for key in gone)
    assert all(units[key].valid_from and units[key].standing_on(REGISTER_2024) for key in new)

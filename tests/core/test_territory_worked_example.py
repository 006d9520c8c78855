"""The worked example of docs/explanation/gebietsstand.md: Eisenach and the Wartburgkreis, with the shipped changes."""

import csv
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from bildungsbuero.core.territory import (
    CENSUS_2011,
    CENSUS_2022,
    Change,
    Footing,
    ValueKind,
    breaks_between,
    chain,
    convert,
    noted,
    visible,
)

REGISTER_2018, REFORM, REGISTER_2024 = date(2018, 9, 30), date(2021, 7, 1), date(2024, 6, 30)
PEOPLE_2018 = {"16056": Decimal(42_588), "16063": Decimal(124_729), "16066": None}


def _share(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.fixture(scope="module")
def changes() -> list[Change]:
    path = files("bildungsbuero.apps.territory") / "reference" / "changes.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        Change(
            from_key=row["from_key"],
            to_key=row["to_key"],
            on=date.fromisoformat(row["on"]),
            share_of_people=_share(row["share_of_people"]),
            share_of_area=_share(row["share_of_area"]),
        )
        for row in rows
    ]


def test_eisenach_and_the_wartburgkreis_on_the_territory_of_july_2021(changes):
    converted = convert(PEOPLE_2018, changes, at=REGISTER_2018, onto=REFORM, kind=ValueKind.COUNT)

    stayed = Decimal(124_729) * Decimal("0.97318431")
    assert round(stayed, 2) == Decimal("121384.31")
    assert converted["16063"] == stayed + 42_588
    assert round(converted["16063"]) == 163_972
    assert "16056" not in converted
    assert converted["16066"] is None


def test_adding_the_two_districts_alone_would_be_wrong(changes):
    assert round(sum(value for value in PEOPLE_2018.values() if value)) == 167_317


def test_both_reforms_can_be_read_as_one_step(changes):
    direct = {(step.from_key, step.to_key): step for step in chain(changes, at=REGISTER_2018, onto=REFORM)}
    assert direct["16063", "16063"].share_of_people == Decimal("0.97318431")
    assert direct["16056", "16063"].share_of_people == 1


def test_two_breaks_are_drawn_between_2018_and_the_end_of_2024(changes):
    earlier = Footing(on=REGISTER_2018, census=CENSUS_2011)
    later = Footing(on=date(2024, 12, 31), census=CENSUS_2022)
    found = breaks_between("16063", changes, earlier=earlier, later=later)

    assert [drawn.on for drawn in visible(found)] == [REFORM, CENSUS_2022]
    assert [(small.on, small.lost_to) for small in noted(found)] == [
        (date(2019, 1, 1), ("16066",)),
        (date(2024, 1, 1), ("16064",)),
    ]


def test_the_register_of_2024_still_continues_the_old_census(changes):
    earlier = Footing(on=REGISTER_2018, census=CENSUS_2011)
    later = Footing(on=REGISTER_2024, census=CENSUS_2011)
    assert [drawn.on for drawn in visible(breaks_between("16063", changes, earlier=earlier, later=later))] == [REFORM]


def test_across_a_move_of_unpublished_size_there_is_no_value(changes):
    people = {"16061": Decimal(1), "16063": Decimal(1), "16064": Decimal(1)}
    converted = convert(people, changes, at=REFORM, onto=REGISTER_2024, kind=ValueKind.COUNT)
    assert converted == {"16061": None, "16063": Decimal("0.99885112"), "16064": None}

"""Visible breaks of a series."""

from datetime import date
from decimal import Decimal

from bildungsbuero.core.territory import (
    CENSUS_2011,
    CENSUS_2022,
    BreakKind,
    Change,
    Footing,
    Level,
    Unit,
    breaks_between,
    noted,
    visible,
)

REFORM = date(2021, 7, 1)


def move(from_key: str, to_key: str, *, on: date = REFORM, share: str | None = "1") -> Change:
    people = None if share is None else Decimal(share)
    return Change(from_key=from_key, to_key=to_key, on=on, share_of_people=people, share_of_area=people)


def breaks(key, changes, *, since=date(2018, 9, 30), until=date(2024, 12, 31), census=(None, None)):
    earlier, later = Footing(on=since, census=census[0]), Footing(on=until, census=census[1])
    return breaks_between(key, changes, earlier=earlier, later=later)


def test_a_unit_that_gains_another_breaks():
    (found,) = breaks("B", [move("A", "B"), move("B", "B")])
    assert (found.kind, found.on, found.gained_from, found.lost_to) == (BreakKind.REFORM, REFORM, ("A",), ())
    assert not found.is_minor


def test_a_small_partial_move_is_noted_and_not_drawn():
    found = breaks("A", [move("A", "A", share="0.97"), move("A", "B", share="0.03")])
    assert visible(found) == ()
    assert [(minor.lost_to, minor.largest_share) for minor in noted(found)] == [(("B",), Decimal("0.03"))]


def test_a_move_of_unknown_size_is_drawn():
    found = breaks("A", [move("A", "A", share=None), move("A", "B", share=None)])
    assert visible(found) == found != ()


def test_a_new_census_breaks_a_figure_of_people():
    (found,) = breaks("A", [], census=(CENSUS_2011, CENSUS_2022))
    assert (found.kind, found.on) == (BreakKind.CENSUS, CENSUS_2022)
    assert visible([found]) == (found,)


def test_the_same_census_and_other_units_do_not_break():
    assert breaks("C", [move("A", "B")], census=(CENSUS_2022, CENSUS_2022)) == ()


def test_changes_outside_the_two_days_do_not_break():
    assert breaks("B", [move("A", "B")], until=date(2021, 6, 30)) == ()
    assert breaks("B", [move("A", "B")], since=REFORM) == ()


def test_breaks_come_in_the_order_of_their_days():
    changes = [move("A", "B", on=date(2023, 1, 1)), move("C", "B", on=date(2019, 1, 1))]
    found = breaks("B", changes, census=(CENSUS_2011, CENSUS_2022))
    assert [one.on.year for one in found] == [2019, 2022, 2023]


def test_a_unit_stands_from_its_first_day_to_before_its_last():
    unit = Unit(key="16056", level=Level.DISTRICT, name="Eisenach", valid_from=date(1998, 1, 1), valid_to=REFORM)
    days = (date(1997, 12, 31), date(1998, 1, 1), date(2021, 6, 30), REFORM)
    assert [unit.stands_on(day) for day in days] == [False, True, True, False]

"""Public holidays are computed for each Land; Easter is compared with the calculation of another library."""

from datetime import date

import pytest
from dateutil.easter import easter as known_easter
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.holidays import PUBLIC, SCHOOL, Calendar, Span, easter, public_holidays


@given(st.integers(1900, 2199))
def test_easter_is_where_everybody_else_finds_it(year):
    assert easter(year) == known_easter(year)


@pytest.mark.parametrize(
    ("land", "names"),
    [
        ("07", {"Fronleichnam", "Allerheiligen"}),
        ("08", {"Heilige Drei Könige", "Fronleichnam", "Allerheiligen"}),
        ("09", {"Heilige Drei Könige", "Fronleichnam", "Allerheiligen"}),
        ("16", {"Weltkindertag", "Reformationstag"}),
        ("14", {"Buß- und Bettag", "Reformationstag"}),
        ("03", {"Reformationstag"}),
        ("10", {"Fronleichnam", "Allerheiligen", "Mariä Himmelfahrt"}),
        ("", set()),
    ],
)
def test_each_land_has_its_own_days_beside_the_nine_of_all(land, names):
    everywhere = set(public_holidays(2026, "").values())
    assert len(everywhere) == 9
    assert set(public_holidays(2026, land).values()) - everywhere == names


def test_movable_days_of_a_year():
    days = {name: day for day, name in public_holidays(2027, "14").items()}
    assert days["Karfreitag"] == date(2027, 3, 26)
    assert days["Pfingstmontag"] == date(2027, 5, 17)
    assert days["Buß- und Bettag"] == date(2027, 11, 17)
    assert date(2017, 10, 31) not in public_holidays(2017, "03")


def test_a_calendar_says_where_it_does_not_know():
    autumn = Span(first=date(2026, 10, 5), last=date(2026, 10, 16))
    calendar = Calendar(land="07", school=(autumn,))
    assert calendar.is_school_holiday(date(2026, 10, 16)) is True
    assert calendar.is_school_holiday(date(2026, 10, 17)) is None
    assert Calendar().is_school_holiday(date(2026, 10, 16)) is None
    assert calendar.is_pause(date(2026, 11, 1), [PUBLIC])
    assert not calendar.is_pause(date(2026, 11, 1), [SCHOOL])

"""Opening hours as people write them, as they are stored, and whether it is open at a moment."""

from datetime import datetime, time

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.opening_hours import (
    Day,
    OpeningHours,
    Slot,
    Standing,
    as_json,
    at_moment,
    from_json,
    next_opening,
    read_day,
)

MORNING = Slot(opens=time(9), closes=time(12))
AFTERNOON = Slot(opens=time(14), closes=time(17, 30))
WEEK = OpeningHours(
    days={"mo": Day(slots=(MORNING, AFTERNOON)), "tu": Day(), "we": Day(by_appointment=True)}, in_school_holidays=False
)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (datetime(2026, 11, 23 + n, 10, 0) for n in range(4))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("9–12, 14–17:30", Day(slots=(MORNING, AFTERNOON))),
        ("14.00 - 17.30 Uhr und 9:00 bis 12:00 Uhr", Day(slots=(MORNING, AFTERNOON))),
        ("geschlossen", Day()),
        ("Nach Vereinbarung", Day(by_appointment=True)),
        ("9-12 und nach Vereinbarung", Day(slots=(MORNING,), by_appointment=True)),
        ("0-24", Day(slots=(Slot(opens=time(0), closes=time(23, 59, 59)),))),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: Day | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["12–9", "9–13, 12–14", "vormittags", "25–26", "9–", "8-9,9-10,10-11,11-12,12-13"])
def test_what_cannot_be_right_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_day(text)
    assert refused.value.code == "offers.bad_hours"


def test_hours_come_back_as_they_were_stored() -> None:
    assert from_json(as_json(WEEK)) == WEEK
    assert from_json({}) is None
    assert as_json(OpeningHours()) == {}


def test_it_is_open_between_the_times_and_says_until_when() -> None:
    assert at_moment(WEEK, MONDAY).until == time(12)
    assert at_moment(WEEK, MONDAY.replace(hour=12)).standing is Standing.CLOSED
    assert at_moment(WEEK, TUESDAY).standing is Standing.CLOSED
    assert at_moment(WEEK, WEDNESDAY).standing is Standing.BY_APPOINTMENT
    assert at_moment(WEEK, THURSDAY).standing is Standing.NOT_SAID


def test_in_the_holidays_only_what_was_said_counts() -> None:
    assert at_moment(WEEK, MONDAY, is_school_holiday=True).standing is Standing.CLOSED
    assert at_moment(WEEK, MONDAY, is_school_holiday=None).standing is Standing.NOT_SAID
    always = OpeningHours(days=WEEK.days, in_school_holidays=True)
    assert at_moment(always, MONDAY, is_school_holiday=True).standing is Standing.OPEN


def test_the_next_opening_is_found_also_on_the_same_weekday_a_week_later() -> None:
    assert next_opening(WEEK, MONDAY) == MONDAY.replace(hour=14)
    assert next_opening(WEEK, MONDAY.replace(hour=18)) == MONDAY.replace(day=30, hour=9)
    assert next_opening(OpeningHours(), MONDAY) is None

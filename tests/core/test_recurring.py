"""What takes place again and again, compared with the days that a library counts from the rule."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.opening_hours import WEEKDAYS
from bildungsbuero.core.recurring import (
    FORTNIGHTLY,
    MONTHLY_DAY,
    MONTHLY_LAST,
    MONTHLY_WEEKDAY,
    MOST_TIMES,
    REPEATS,
    WEEKLY,
    Repetition,
    plan,
    read_back,
)

MONDAY = date(2026, 9, 7)


def counted(rule: str, first: date) -> list[date]:
    return [moment.date() for moment in rrulestr(rule, dtstart=datetime.combine(first, datetime.min.time()))]


@given(
    repeats=st.sampled_from(REPEATS),
    starts_on=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    weekdays=st.sets(st.sampled_from(WEEKDAYS)).map(lambda keys: tuple(sorted(keys, key=WEEKDAYS.index))),
    length=st.integers(0, 300),
    pause=st.tuples(st.integers(0, 300), st.integers(0, 40)),
)
def test_the_days_are_those_that_the_rule_has_without_its_exceptions(repeats, starts_on, weekdays, length, pause):
    begin = starts_on + timedelta(days=pause[0])
    end = begin + timedelta(days=pause[1])
    wanted = Repetition(
        repeats=repeats, starts_on=starts_on, weekdays=weekdays, until=starts_on + timedelta(days=length)
    )
    try:
        made = plan(wanted, is_pause=lambda day: begin <= day <= end)
    except Refusal as refusal:
        if refusal.code in {"runs.no_date_left", "runs.too_many"}:
            return
        raise
    days = counted(made.rule, made.days[0])
    assert [day for day in days if day not in made.exceptions] == list(made.days)
    assert all(begin <= day <= end for day in made.exceptions)
    assert not any(begin <= day <= end for day in made.days)
    is_fifth = repeats == MONTHLY_WEEKDAY and starts_on.day > 28
    assert read_back(made.rule) == (MONTHLY_LAST if is_fifth else repeats)


@given(st.sampled_from(REPEATS), st.integers(1, 30), st.lists(st.integers(0, 400), max_size=5))
def test_a_number_of_times_means_those_that_take_place(repeats, times, left_out):
    not_on = tuple(MONDAY + timedelta(days=days) for days in left_out)
    made = plan(Repetition(repeats=repeats, starts_on=MONDAY, times=times, not_on=not_on))
    assert len(made.days) == times
    assert len(counted(made.rule, made.days[0])) == times + len(made.exceptions)


def test_each_monday_except_in_the_autumn_holidays():
    made = plan(
        Repetition(repeats=WEEKLY, starts_on=MONDAY, until=date(2026, 10, 26)),
        is_pause=lambda day: date(2026, 10, 5) <= day <= date(2026, 10, 16),
    )
    assert made.rule == "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261026"
    assert made.exceptions == (date(2026, 10, 5), date(2026, 10, 12))
    assert len(made.days) == 6


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({}, "runs.endless"),
        ({"until": date(2026, 9, 1)}, "runs.end_before_start"),
        ({"until": date(2999, 1, 1)}, "runs.too_far"),
        ({"starts_on": date(9999, 12, 31), "times": 2}, "runs.too_far"),
        ({"starts_on": date(9997, 1, 31), "repeats": MONTHLY_DAY, "times": 200}, "runs.too_far"),
        ({"times": 10**9}, "runs.too_many"),
        ({"times": MOST_TIMES, "repeats": MONTHLY_DAY}, "runs.too_far"),
        ({"until": date(2028, 9, 1), "weekdays": WEEKDAYS}, "runs.too_many"),
        ({"until": MONDAY, "not_on": (MONDAY,)}, "runs.no_date_left"),
    ],
)
def test_what_nobody_can_hold_is_refused_with_a_sentence(wanted, code):
    with pytest.raises(Refusal) as refused:
        plan(Repetition(**{"repeats": WEEKLY, "starts_on": MONDAY, **wanted}))
    assert refused.value.code == code


def test_rules_of_others_that_the_form_cannot_say_are_left_to_them():
    assert read_back("FREQ=YEARLY") == read_back("FREQ=WEEKLY;INTERVAL=3") == read_back("FREQ=MONTHLY;BYDAY=MO") == ""
    assert read_back("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU") == FORTNIGHTLY

"""Rules of recurrence from outside: what would never end, never fits or breaks when counted is refused at once."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats import recurrence

FIRST = date(2026, 1, 1)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=99999999999999999999",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=²",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;UNTIL=99991231;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYSETPOS=31;BYDAY=MO",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYDAY=99MO",
        "FREQ=WEEKLY;UNTIL=20261399",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20260301",
    ],
)
def test_a_rule_that_leads_nowhere_is_refused(rule):
    with pytest.raises(Refusal, match=r"offers\.bad_recurrence"):
        recurrence.checked_rule(rule, Place())


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=2", [date(2026, 1, 13), date(2026, 2, 10)]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", [date(2026, 1, 31), date(2026, 2, 28)]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=1", [date(2026, 1, 30)]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1", [date(2028, 2, 29)]),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=1", [date(2026, 12, 28)]),
        ("FREQ=DAILY;INTERVAL=14;COUNT=2", [date(2026, 1, 1), date(2026, 1, 15)]),
    ],
)
def test_a_rule_that_people_use_is_counted_out(rule, expected):
    checked = recurrence.checked_rule(rule, Place())

    assert list(recurrence.days(checked, FIRST)) == expected


def test_a_step_that_never_meets_its_weekday_is_no_day_at_all():
    # Every seventh day from a Thursday on is a Thursday.
    assert list(recurrence.days("FREQ=DAILY;INTERVAL=7;BYDAY=TU", FIRST)) == []
    assert recurrence.last_day("FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=3", FIRST) == FIRST
    assert list(recurrence.days("FREQ=WEEKLY;BYDAY=TU;COUNT=1", date(9999, 12, 30))) == []


PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(recurrence.FREQUENCIES)},
    optional={
        "INTERVAL": st.integers(-1, 1100).map(str),
        "COUNT": st.integers(-1, 30).map(str),
        "UNTIL": st.sampled_from(["20260301", "99991231", "kein"]),
        "BYDAY": st.sampled_from(["MO", "1MO,-1FR", "53SU", "MO,TU", "0MO", ""]),
        "BYMONTHDAY": st.sampled_from(["31", "-31", "30,31", "32", "0"]),
        "BYMONTH": st.sampled_from(["2", "2,4", "13", "0"]),
        "BYSETPOS": st.sampled_from(["1", "-1", "5", "366", "0"]),
        "BYWEEKNO": st.sampled_from(["1", "53", "-53", "54"]),
        "BYYEARDAY": st.sampled_from(["366", "-366", "1", "400"]),
    },
)


@given(PARTS)
@settings(max_examples=60, deadline=None)
def test_whatever_a_rule_says_it_is_refused_or_counted_out_soon(parts):
    try:
        rule = recurrence.checked_rule(";".join(f"{name}={value}" for name, value in parts.items()), Place())
    except Refusal:
        return
    found = list(recurrence.days(rule, FIRST))

    assert found == sorted(found)
    assert len(found) <= recurrence.MOST_OCCURRENCES

"""Where an entry stands on a day, and what it still has to say."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.completeness import NEEDS, missing
from bildungsbuero.core.freshness import due_on, standing
from bildungsbuero.core.offers import ContactRecord, RunRecord, fingerprint, last_day
from bildungsbuero.core.vocabulary import Kind, ProfileField
from tests.support.records import KONZ, TODAY, make_record


@pytest.mark.parametrize(
    ("state", "confirmed", "until", "expected"),
    [
        ("draft", None, None, "draft"),
        ("archived", TODAY, None, "archived"),
        ("published", TODAY, None, "published"),
        ("published", None, None, "unconfirmed"),
        ("published", TODAY - timedelta(days=170), None, "due"),
        ("published", TODAY - timedelta(days=184), None, "unconfirmed"),
        ("published", TODAY, TODAY, "published"),
        ("published", TODAY, TODAY - timedelta(days=1), "expired"),
        ("closed", None, None, "closed"),
        ("cancelled", None, TODAY - timedelta(days=1), "expired"),
    ],
)
def test_the_calendar_adds_to_what_people_decided(state, confirmed, until, expected):
    assert standing(state, confirmed_on=confirmed, confirm_days=183, visible_until=until, on=TODAY) == expected


def test_what_is_good_until_its_end_is_never_due():
    old = TODAY - timedelta(days=5000)

    assert standing("published", confirmed_on=old, confirm_days=None, visible_until=None, on=TODAY) == "published"
    assert due_on(old, None) is None
    assert due_on(TODAY, 14) == TODAY + timedelta(days=14)


@given(age=st.integers(0, 2000), days=st.integers(1, 800))
def test_an_entry_grows_from_good_over_due_to_unconfirmed_and_never_back(age, days):
    order = ["published", "due", "unconfirmed"]

    def at(age_days: int) -> int:
        confirmed = TODAY - timedelta(days=age_days)
        return order.index(
            standing("published", confirmed_on=confirmed, confirm_days=days, visible_until=None, on=TODAY)
        )

    assert at(age) <= at(age + 1)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((), None),
        ((RunRecord(starts_on=date(2027, 1, 1)),), date(2027, 1, 1)),
        (
            (RunRecord(starts_on=date(2027, 1, 1), ends_on=date(2027, 2, 1)), RunRecord(starts_on=date(2027, 1, 9))),
            date(2027, 2, 1),
        ),
        ((RunRecord(starts_on=date(2027, 1, 1)), RunRecord(rolling_entry=True)), None),
        ((RunRecord(schedule="montags"),), None),
    ],
)
def test_the_last_day_is_open_as_soon_as_one_run_is(runs, expected):
    assert last_day(runs) == expected


def test_equal_records_have_equal_fingerprints_and_any_change_another():
    record = make_record(public_id="a", runs=(RunRecord(starts_on=TODAY),), place=KONZ)

    assert fingerprint(record) == fingerprint(replace(record))
    assert fingerprint(record) != fingerprint(replace(record, runs=(RunRecord(starts_on=TODAY, seats=3),)))
    assert fingerprint(record) != fingerprint(replace(record, place=replace(KONZ, stop="Bahnhof")))


def test_what_is_missing_is_named_in_the_order_of_the_form():
    kind = Kind(
        key="daycare",
        labels={"de": "Kita"},
        learning_form="informal",
        needs=("runs", "topics"),
        fields=(
            ProfileField(name="type", labels={"de": "Art"}, type="text", required=True),
            ProfileField(name="age", labels={"de": "Alter"}, type="number", required_if={"type": "daycare"}),
        ),
    )

    assert missing(make_record(), kind) == [
        "summary",
        "topic_or_life_phase",
        "place",
        "contact",
        "runs",
        "topics",
        "type",
    ]
    full = make_record(
        summary="Text.",
        topics=("stem",),
        place=KONZ,
        contact=ContactRecord(phone="030 23125 100"),
        runs=(RunRecord(rolling_entry=True),),
        profile={"type": "daycare"},
    )
    assert missing(full, kind) == ["age"]


def test_every_need_of_the_shipped_kinds_can_be_checked():
    from bildungsbuero.apps.catalogue.vocabulary import kinds

    for kind in kinds().values():
        assert set(kind.needs) <= set(NEEDS)

"""Whether an offer fits what somebody said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.fitting import LEVELS, Fit, Situation, answer_for
from bildungsbuero.core.offers import ConditionRecord
from tests.support.records import make_record

LEVEL = st.none() | st.sampled_from(LEVELS)
SITUATIONS = st.builds(
    Situation,
    age=st.none() | st.integers(0, 120),
    class_level=st.none() | st.integers(1, 13),
    german_level=LEVEL,
    entitlement=st.none() | st.booleans(),
    benefits=st.none() | st.booleans(),
)
CONDITIONS = st.lists(
    st.builds(
        ConditionRecord,
        condition=st.sampled_from(
            ["age", "class_level", "german_level", "entitlement", "benefit", "gender", "documents", "neu", ""]
        ),
        value_from=st.sampled_from(["", "6", "16", "A1", "B2", "²", "viele"]),
        value_to=st.sampled_from(["", "10", "99", "A2", "C2", "-1"]),
    ),
    max_size=4,
)


def fit(condition: str, first: str = "", last: str = "", **said) -> Fit:
    record = make_record(conditions=(ConditionRecord(condition=condition, value_from=first, value_to=last),))
    return answer_for(record, Situation(**said)).fit


@pytest.mark.parametrize(
    ("condition", "first", "last", "said", "expected"),
    [
        ("age", "6", "10", {"age": 8}, Fit.FITS),
        ("age", "6", "10", {"age": 6}, Fit.FITS),
        ("age", "6", "10", {"age": 11}, Fit.DOES_NOT_FIT),
        ("age", "16", "", {"age": 80}, Fit.FITS),
        ("age", "6", "10", {}, Fit.MAY_FIT),
        ("age", "ab der Einschulung", "", {"age": 8}, Fit.MAY_FIT),
        ("class_level", "8", "10", {"class_level": 9}, Fit.FITS),
        ("class_level", "8", "10", {"class_level": 5}, Fit.DOES_NOT_FIT),
        ("german_level", "B1", "", {"german_level": "B2"}, Fit.FITS),
        ("german_level", "B1", "", {"german_level": "A2"}, Fit.DOES_NOT_FIT),
        ("german_level", "", "A2", {"german_level": "B1"}, Fit.DOES_NOT_FIT),
        ("entitlement", "", "", {"entitlement": True}, Fit.MAY_FIT),
        ("entitlement", "", "", {"entitlement": False}, Fit.DOES_NOT_FIT),
        ("entitlement", "", "", {"age": 30}, Fit.MAY_FIT),
        ("benefit", "", "", {"benefits": True}, Fit.FITS),
        ("benefit", "", "", {"benefits": False}, Fit.DOES_NOT_FIT),
        ("gender", "w", "", {"age": 30}, Fit.MAY_FIT),
        ("documents", "", "", {"age": 30}, Fit.FITS),
    ],
)
def test_each_condition_has_its_rule(condition, first, last, said, expected):
    assert fit(condition, first, last, **said) is expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [("A0", Fit.DOES_NOT_FIT), ("A1", Fit.FITS), ("A2", Fit.FITS), ("B1", Fit.MAY_FIT), ("B2", Fit.DOES_NOT_FIT)],
)
def test_a_course_of_german_is_for_who_stands_before_its_end(own, expected):
    course = make_record(kind="language_course", language_taught="de", level_from="A2", level_to="B1")

    assert answer_for(course, Situation(german_level=own)).fit is expected


def test_an_offer_without_conditions_fits_everybody():
    assert answer_for(make_record(), Situation(age=3)).fit is Fit.FITS


@given(CONDITIONS, SITUATIONS)
def test_who_says_nothing_is_never_told_that_something_does_not_fit(conditions, situation):
    record = make_record(conditions=tuple(conditions))

    assert answer_for(record, Situation()).fit is not Fit.DOES_NOT_FIT
    answer = answer_for(record, situation)
    assert bool(answer.because) is (answer.fit is not Fit.FITS)


@given(CONDITIONS, SITUATIONS)
def test_a_further_condition_never_makes_an_answer_more_certain(conditions, situation):
    order = list(Fit)
    fewer, all_of_them = (
        answer_for(make_record(conditions=tuple(some)), situation).fit for some in (conditions[:-1], conditions)
    )

    assert order.index(all_of_them) >= order.index(fewer)

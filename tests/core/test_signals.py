"""Signals in clusters, and the attack: what two statements of different days tell about few."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bildungsbuero.core.signals import (
    FEWEST,
    STEPS,
    SignalCount,
    Told,
    clusters,
    first_week,
    monday_of,
    parts_of,
    step_below,
    told,
)

MONDAY = date(2026, 11, 16)


def count(*, topic="stem", area="", group="", weeks_ago=0, number=1, source="adviser"):
    week = MONDAY - timedelta(weeks=weeks_ago)
    return SignalCount(source=source, topic=topic, area=area, target_group=group, week=week, number=number)


def test_signals_are_put_together_by_topic_place_and_group_and_the_largest_comes_first():
    found = clusters(
        [count(), count(weeks_ago=1, source="wish"), count(area="07235068"), count(topic="arts_culture", number=7)]
    )

    assert [(one.key, one.number, one.weeks) for one in found] == [
        ("arts_culture..", 7, 1),
        ("stem..", 2, 2),
        ("stem.07235068.", 1, 1),
    ]
    assert found[1].by_source == {"adviser": 1, "wish": 1}
    assert parts_of("stem.07235068.refugees") == ("stem", "07235068", "refugees")
    assert parts_of("stem") is None
    assert parts_of("..") is None


def test_a_cluster_may_be_told_from_five_signals_of_two_weeks_on_and_no_rule_goes_below():
    one_week, two_weeks = clusters([count(number=9)])[0], clusters([count(number=4), count(weeks_ago=1)])[0]

    assert not one_week.may_be_told(FEWEST)
    assert two_weeks.may_be_told(FEWEST)
    assert two_weeks.may_be_told(1)
    assert not two_weeks.may_be_told(6)
    assert not clusters([count(number=3), count(weeks_ago=1)])[0].may_be_told(1)


def test_the_week_of_a_day_is_the_last_of_the_weeks_that_are_counted():
    assert monday_of(date(2026, 11, 22)) == MONDAY
    assert first_week(date(2026, 11, 22), weeks=4) == date(2026, 10, 26)


def test_a_number_is_told_as_the_step_below_it():
    told_as = {number: step_below(number, minimum=5) for number in (0, 4, 5, 10, 11, 20, 21, 51, 120)}

    assert told_as == {0: None, 4: None, 5: None, 10: None, 11: 10, 20: 10, 21: 20, 51: 50, 120: 100}
    assert step_below(15, minimum=12) is None


# The attack. Whoever compares all statements of two days knows only steps. Every pair of true numbers that would have
# led to the same statements is possible for them; they have learned something about few if all of these pairs agree
# on a number, or on a difference, that is smaller than the minimum and not nought.

MOST = 101


@given(
    minimum=st.integers(0, 25), first=st.integers(0, MOST - 1), change=st.integers(-MOST, MOST), weeks=st.integers(0, 9)
)
@settings(max_examples=300)
def test_two_statements_that_differ_rest_on_numbers_that_differ_by_at_least_the_minimum(minimum, first, change, weeks):
    second = max(first + change, 0)
    before = told(first, weeks=weeks, minimum=minimum)
    after = told(second, weeks=weeks, minimum=minimum, before=before)

    fewest = max(minimum, FEWEST)
    if after != before:
        assert abs(after.number - before.number) >= fewest
    if abs(second - first) < fewest:
        assert after == before
    for statement in (before, after):
        assert statement.step is None or statement.number > statement.step >= fewest


@given(minimum=st.integers(0, 12), numbers=st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_a_long_row_of_releases_never_tells_of_a_step_by_few(minimum, numbers):
    said: list[Told] = []
    for number in numbers:
        said.append(told(number, weeks=2, minimum=minimum, before=said[-1] if said else None))

    for earlier, later in pairwise(said):
        assert earlier == later or abs(earlier.number - later.number) >= max(minimum, FEWEST)


def test_nobody_learns_of_few_from_the_statements_of_two_days():
    """All pairs of numbers and minimums: what is possible behind two statements never lies below the minimum alone."""
    for minimum in (5, 7, 12):
        behind: dict[tuple[int | None, int | None], set[tuple[int, int]]] = {}
        for first in range(MOST):
            before = told(first, weeks=2, minimum=minimum)
            for second in range(MOST):
                after = told(second, weeks=2, minimum=minimum, before=before)
                behind.setdefault((before.step, after.step), set()).add((first, second))
        for pairs in behind.values():
            differences = {abs(second - first) for first, second in pairs}
            assert 0 in differences or max(differences) >= minimum, "a difference of few would be known"
            for position in (0, 1):
                possible = {pair[position] for pair in pairs}
                assert max(possible) >= minimum, "a number of few would be known"
                assert len(possible) >= minimum, "a number would be known almost exactly"


@given(st.integers(0, 100_000), st.integers(0, 100))
def test_behind_each_step_stand_at_least_as_many_numbers_as_the_minimum(number, minimum):
    step = step_below(number, minimum=minimum)

    if step is not None and step < STEPS[-1]:
        following = STEPS[STEPS.index(step) + 1]
        assert step < number <= following
        assert following - step >= max(minimum, FEWEST)

"""Progress is derived, weights are normalised, and a state follows from rules that can be read."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.derived import Reach
from bildungsbuero.core.indicators import Direction
from bildungsbuero.core.progress import (
    FigureFacts,
    GoalFacts,
    MeasureFacts,
    Part,
    Reason,
    Standing,
    Step,
    concluded_percent,
    expected_percent,
    goal_verdict,
    is_overdue,
    measure_percent,
    measure_verdict,
    part_of_goal,
    progress,
    way,
)

TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
WEIGHTS = st.none() | st.floats(0, 1e6) | st.just(5e-324)
PARTS = st.builds(Part, percent=st.floats(0, 100), weight=WEIGHTS, is_cancelled=st.booleans())


def parts(*pairs):
    return [Part(percent=percent, weight=weight) for percent, weight in pairs]


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        (parts((50, 0.4), (100, 0.6)), 80),
        (parts((50, None), (100, None)), 75),
        (parts((50, 1), (100, 0.5)), 66.666667),
        (parts((50, 0.5)), 50),
        (parts((50, 2), (100, 3)), 80),
    ],
)
def test_progress_is_the_weighted_mean_of_the_children(children, expected):
    assert progress(children) == pytest.approx(expected, abs=5e-7)


def test_progress_is_not_rounded():
    assert progress(parts((50, 1), (100, 0.5))) == pytest.approx(200 / 3, rel=1e-15)


def test_an_empty_weight_is_one():
    assert progress(parts((0, None), (100, 1), (100, 2))) == 75


def test_cancelled_children_do_not_count():
    assert progress([Part(percent=100), Part(percent=0, weight=9, is_cancelled=True)]) == 100


@pytest.mark.parametrize("children", [[], [Part(percent=40, is_cancelled=True)], parts((40, 0))])
def test_without_anything_that_counts_there_is_no_progress(children):
    assert progress(children) is None


@pytest.mark.parametrize("child", [Part(percent=101), Part(percent=-1), Part(percent=5, weight=-1)])
def test_what_is_no_progress_is_refused(child):
    with pytest.raises(ValueError, match="no progress"):
        progress([child])


@given(st.lists(PARTS, max_size=12))
def test_progress_lies_between_its_children(children):
    counting = [one.percent for one in children if not one.is_cancelled and one.weight != 0]
    found = progress(children)
    assert (found is None) == (not counting)
    assert found is None or 0 <= min(counting) <= found <= max(counting) <= 100


@given(st.lists(PARTS, min_size=1, max_size=8), st.floats(0.01, 100))
def test_only_the_proportion_of_weights_matters(children, factor):
    scaled = [Part(percent=one.percent, weight=2.0, is_cancelled=one.is_cancelled) for one in children]
    other = [Part(percent=one.percent, weight=2.0 * factor, is_cancelled=one.is_cancelled) for one in children]
    assert progress(scaled) == pytest.approx(progress(other))


@given(st.lists(PARTS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_children_does_not_matter(children, random):
    mixed = random.sample(children, len(children))
    assert progress(mixed) == pytest.approx(progress(children))


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Step(due_on=YESTERDAY), True),
        (Step(due_on=TODAY), False),
        (Step(due_on=TOMORROW), False),
        (Step(due_on=YESTERDAY, is_completed=True), False),
        (Step(due_on=YESTERDAY, is_cancelled=True), False),
    ],
)
def test_overdue_is_what_should_have_been_done_before_today(step, expected):
    assert is_overdue(step, TODAY) is expected


@pytest.mark.parametrize(
    ("baseline", "actual", "target", "direction", "left", "percent", "is_reached"),
    [
        ("20", "25", "40", Direction.MORE_IS_BETTER, "15", 25.0, False),
        ("20", "40", "40", Direction.MORE_IS_BETTER, "0", 100.0, True),
        ("20", "45", "40", Direction.MORE_IS_BETTER, "0", 125.0, True),
        ("20", "15", "40", Direction.MORE_IS_BETTER, "25", -25.0, False),
        ("8", "6", "4", Direction.LESS_IS_BETTER, "2", 50.0, False),
        ("8", "3", "4", Direction.LESS_IS_BETTER, "0", 125.0, True),
        (None, "6", "4", Direction.LESS_IS_BETTER, "2", None, False),
        ("4", "6", "4", Direction.LESS_IS_BETTER, "2", None, False),
        ("3", "6", "4", Direction.LESS_IS_BETTER, "2", None, False),
    ],
)
def test_the_way_to_a_target_knows_which_side_is_better(baseline, actual, target, direction, left, percent, is_reached):
    start = None if baseline is None else Decimal(baseline)
    found = way(baseline=start, actual=Decimal(actual), target=Decimal(target), direction=direction)
    assert (found.left, found.percent, found.is_reached) == (Decimal(left), percent, is_reached)


def test_an_even_way_is_expected():
    assert expected_percent(start=2020, end=2030, now=2024) == 40
    assert expected_percent(start=2020, end=2030, now=2035) == 100
    assert expected_percent(start=2020, end=2030, now=2019) == 0
    assert expected_percent(start=2030, end=2030, now=2030) is None


def measure(said="running", *, steps=(), has_next_step=False, starts_on=None, ends_on=None):
    return MeasureFacts(said=said, steps=steps, has_next_step=has_next_step, starts_on=starts_on, ends_on=ends_on)


@pytest.mark.parametrize(
    ("facts", "standing", "reason"),
    [
        (measure("cancelled", ends_on=YESTERDAY), Standing.CANCELLED, Reason.SAID_SO),
        (measure("done", ends_on=YESTERDAY), Standing.CONCLUDED, Reason.SAID_SO),
        (measure("paused", steps=(Step(due_on=YESTERDAY),)), Standing.PAUSED, Reason.SAID_SO),
        (measure(steps=(Step(due_on=YESTERDAY),)), Standing.LATE, Reason.MILESTONE_OVERDUE),
        (measure(ends_on=YESTERDAY), Standing.LATE, Reason.END_PASSED),
        (measure("planned", starts_on=YESTERDAY), Standing.LATE, Reason.NOT_BEGUN),
        (measure("planned", starts_on=TODAY), Standing.PLANNED, Reason.SAID_SO),
        (measure(), Standing.STUCK, Reason.NOTHING_NEXT),
        (measure(steps=(Step(due_on=YESTERDAY, is_completed=True),)), Standing.STUCK, Reason.NOTHING_NEXT),
        (measure(has_next_step=True), Standing.NOT_MEASURABLE, Reason.NO_MILESTONE),
        (measure(steps=(Step(due_on=TOMORROW),)), Standing.ON_TRACK, Reason.STEPS_ON_TIME),
    ],
)
def test_the_state_of_a_measure_follows_from_the_first_rule_that_holds(facts, standing, reason):
    found = measure_verdict(facts, TODAY)
    assert (found.standing, found.reason) == (standing, reason)


def test_a_completed_measure_without_milestones_is_done():
    assert measure_percent(measure("done")) == 100
    assert measure_percent(measure("running")) is None
    assert measure_percent(measure(steps=(Step(due_on=TODAY, is_completed=True), Step(due_on=TODAY)))) == 50


def goal(said="active", *, measures=(Standing.ON_TRACK,), figure=None, target_year=2030):
    return GoalFacts(said=said, measures=measures, figure=figure, target_year=target_year)


def figure(reach, *, way_percent=None, figure_year=2025, baseline_year=2020):
    return FigureFacts(reach=reach, way_percent=way_percent, figure_year=figure_year, baseline_year=baseline_year)


@pytest.mark.parametrize(
    ("facts", "standing", "reason"),
    [
        (goal("draft"), Standing.DRAFT, Reason.SAID_SO),
        (goal("done"), Standing.CONCLUDED, Reason.SAID_SO),
        (goal("cancelled"), Standing.CANCELLED, Reason.SAID_SO),
        (goal(figure=figure(Reach.REACHED)), Standing.REACHED, Reason.TARGET_REACHED),
        (goal(figure=figure(Reach.EXACT), measures=()), Standing.REACHED, Reason.TARGET_REACHED),
        (goal(target_year=2025), Standing.LATE, Reason.TARGET_YEAR_PASSED),
        (goal(target_year=2026), Standing.ON_TRACK, Reason.MEASURES_ON_TIME),
        (
            goal(target_year=2025, figure=figure(Reach.NOT_MEASURABLE)),
            Standing.NOT_MEASURABLE,
            Reason.TOO_FEW_CASES,
        ),
        (goal(measures=()), Standing.STUCK, Reason.NO_MEASURE),
        (goal(measures=(Standing.CONCLUDED,)), Standing.STUCK, Reason.NO_MEASURE),
        (goal(measures=(Standing.ON_TRACK, Standing.LATE)), Standing.LATE, Reason.MEASURE_LATE),
        (goal(measures=(Standing.STUCK, Standing.PAUSED)), Standing.STUCK, Reason.ALL_STUCK),
        (goal(measures=(Standing.STUCK, Standing.PLANNED)), Standing.ON_TRACK, Reason.MEASURES_ON_TIME),
        (goal(figure=figure(None)), Standing.NOT_MEASURABLE, Reason.NO_FIGURE),
        (goal(figure=figure(Reach.NOT_MEASURABLE)), Standing.NOT_MEASURABLE, Reason.TOO_FEW_CASES),
        (goal(figure=figure(Reach.MISSED, way_percent=39.9)), Standing.LATE, Reason.BEHIND_THE_WAY),
        (goal(figure=figure(Reach.MISSED, way_percent=40.0)), Standing.ON_TRACK, Reason.MEASURES_ON_TIME),
        (goal(figure=figure(Reach.MISSED)), Standing.ON_TRACK, Reason.MEASURES_ON_TIME),
    ],
)
def test_the_state_of_a_goal_follows_from_the_first_rule_that_holds(facts, standing, reason):
    found = goal_verdict(facts, TODAY)
    assert (found.standing, found.reason) == (standing, reason)


def test_a_goal_that_was_concluded_without_measures_is_done_and_no_reason_for_zero():
    assert concluded_percent(None, said="done") == 100
    assert concluded_percent(None, said="active") is None
    assert concluded_percent(40.0, said="done") == 40
    assert progress([part_of_goal(concluded_percent(None, said="done"), said="done")]) == 100

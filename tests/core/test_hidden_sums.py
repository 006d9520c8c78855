"""Sums that nobody declared are found, and held to be known to everybody."""

from bildungsbuero.core.protection.hidden_sums import hidden_sums
from bildungsbuero.core.protection.periods import Surroundings, release_period
from bildungsbuero.core.protection.profile import Measured, Profile, Role
from bildungsbuero.core.protection.suppression import State

DIMENSIONS = ("measure", "area")


def test_a_column_that_is_all_others_together_is_found_in_a_single_row():
    cells = {("boys", "07211"): 12, ("girls", "07211"): 2, ("children", "07211"): 14}
    assert hidden_sums([cells], DIMENSIONS, total="T") == {"measure": {"children": ("boys", "girls")}}


def test_a_sum_of_some_columns_is_believed_when_two_rows_agree():
    first = {("a", "07"): 12, ("b", "07"): 2, ("ab", "07"): 14, ("other", "07"): 7}
    second = {(measure, area): 3 * count + 1 for (measure, area), count in first.items()} | {("ab", "07"): 44}
    assert hidden_sums([first], DIMENSIONS, total="T") == {}
    assert hidden_sums([first, second], DIMENSIONS, total="T")["measure"]["ab"] == ("a", "b")


def test_a_relation_that_one_row_contradicts_is_none():
    first = {("a", "07"): 12, ("b", "07"): 2, ("ab", "07"): 14}
    assert hidden_sums([first, first | {("ab", "07"): 15}], DIMENSIONS, total="T") == {}


def test_a_small_count_in_a_column_is_not_left_to_a_subtraction():
    """Boys, girls and children as three measures: with two of them shown, the third is known."""
    values = {("boys", "07211"): 12.0, ("girls", "07211"): 2.0, ("children", "07211"): 14.0}
    profile = Profile(measures=dict.fromkeys(("boys", "girls", "children"), Measured(role=Role.COUNT)))
    further = hidden_sums([{key: int(count) for key, count in values.items()}], DIMENSIONS, total="T")
    around = Surroundings(dimensions=(), parents_of_areas={}, further=further)
    found = release_period(values, profile, around)
    assert found.states["girls", "07211"] is State.PRIMARY
    assert State.SECONDARY in found.states.values()

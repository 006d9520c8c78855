"""Classes of maps: at most five, with limits that can be said aloud, holding every value."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.documents.classes import MOST, MapClass, class_of, classes

VALUES = st.lists(st.floats(-1e6, 1e9, allow_nan=False, allow_infinity=False), min_size=1, max_size=60)


@given(values=VALUES, count=st.integers(1, 8), method=st.sampled_from(["quantiles", "equal intervals"]))
def test_every_value_lies_in_exactly_one_class(values: list[float], count: int, method: str) -> None:
    made = classes(values, count, method=method)  # type: ignore[arg-type]

    assert 1 <= len(made) <= MOST
    for before, after in pairwise(made):
        assert before.upper == after.lower
    for value in values:
        found = made[class_of(value, made)]
        slack = 1e-9 * max(1.0, abs(value))
        assert found.lower - slack <= value <= found.upper + slack


def test_limits_are_round() -> None:
    values = [2.1, 3.4, 5.2, 6.5, 7.7, 8.1, 8.9, 9.3, 10.4, 11.9]

    limits = [known.lower for known in classes(values, 5)]

    assert all(limit * 5 == round(limit * 5, 6) for limit in limits)
    assert limits[0] <= 2.1


def test_equal_intervals_are_about_as_wide_as_each_other() -> None:
    widths = [known.upper - known.lower for known in classes(range(101), 5, method="equal intervals")]

    assert widths == pytest.approx([20] * 5)


def test_quantiles_hold_about_as_many_values_each() -> None:
    values = [float(number**2) for number in range(1, 101)]
    made = classes(values, 4)

    counts = [sum(class_of(value, made) == index for value in values) for index in range(len(made))]

    assert all(20 <= count <= 30 for count in counts)


def test_equal_values_make_one_class() -> None:
    assert len(classes([5.0, 5.0, 5.0])) == 1


def test_no_values_make_no_classes() -> None:
    assert classes([]) == ()
    with pytest.raises(ValueError, match="no classes"):
        class_of(1.0, ())


def test_upper_limit_belongs_to_the_next_class_but_the_last_to_its_own() -> None:
    made = (MapClass(lower=0, upper=5), MapClass(lower=5, upper=10))

    assert class_of(5, made) == 1
    assert class_of(10, made) == 1
    assert class_of(4.99, made) == 0

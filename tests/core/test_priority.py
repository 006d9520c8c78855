"""The priority of needs: a sum only once all is weighed, ranks in which equals stay equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.priority import Criterion, ranks, shared, total

ALL = dict.fromkeys(map(str, Criterion), 2)


def test_the_sum_stands_once_every_criterion_is_weighed():
    assert total(ALL) == 10
    assert total({**ALL, "duty": 0}) == 8
    assert total({key: points for key, points in ALL.items() if key != "duty"}) is None
    assert total({}) is None


@pytest.mark.parametrize("points", [-1, 4])
def test_points_lie_between_nought_and_three(points):
    with pytest.raises(ValueError, match="between 0 and 3"):
        total({**ALL, "size": points})


def test_equal_sums_share_a_rank_and_what_was_not_weighed_has_none():
    placed = ranks({"a": 9, "b": 12, "c": 9, "d": 3, "e": None})

    assert placed == {"b": 1, "a": 2, "c": 2, "d": 4}
    assert shared(placed) == {2}


@given(st.dictionaries(st.integers(), st.none() | st.integers(0, 15), max_size=30))
def test_a_rank_is_one_more_than_the_number_of_those_with_more_points(totals):
    placed = ranks(totals)

    for key, value in totals.items():
        better = [other for other in totals.values() if other is not None and value is not None and other > value]
        assert placed.get(key) == (None if value is None else len(better) + 1)

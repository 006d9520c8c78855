"""How evenly something is spread, against published and hand-made values, and what must hold for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.equity import Group, concentration_index, gini, mismatch, palma_ratio, people_left_out


def groups(*found):
    """Return groups of (people, value, rank)."""
    return [Group(people=people, value=value, rank_by=rank) for people, value, rank in found]


def plain(*found):
    """Return groups of (people, value)."""
    return [Group(people=people, value=value) for people, value in found]


def test_gini_by_hand():
    # Differences of all pairs of 1, 2, 3, 4 sum to 20: 20 / (2 · 16 · 2.5).
    assert gini(plain((1, 1.0), (1, 2.0), (1, 3.0), (1, 4.0))) == pytest.approx(0.25)
    assert gini(plain((3, 5.0), (7, 5.0))) == pytest.approx(0)
    # Everything with one of ten: 1 − 1/10.
    assert gini(plain((9, 0.0), (1, 4.0))) == pytest.approx(0.9)


def test_concentration_by_hand():
    # Ranks ⅛, ⅜, ⅝, ⅞; values fall as the rank grows, so the poor have more.
    falling = groups((1, 4.0, 1), (1, 3.0, 2), (1, 2.0, 3), (1, 1.0, 4))
    assert concentration_index(falling) == pytest.approx(-0.25)
    assert concentration_index(groups((1, 2.0, 1), (5, 2.0, 2), (2, 2.0, 3))) == pytest.approx(0)
    # Equal ranks share their middle, whatever order they stand in.
    assert concentration_index(groups((1, 4.0, 1), (1, 1.0, 1))) == pytest.approx(0)


def test_palma_by_hand():
    # Ten people: the upper one has 8, the lower four 2 each.
    assert palma_ratio(groups((4, 2.0, 1), (5, 3.0, 2), (1, 8.0, 3))) == pytest.approx(4)
    # The upper tenth of twenty are two: one of the group of 8, one of the group of 3.
    assert palma_ratio(groups((8, 2.0, 1), (11, 3.0, 2), (1, 8.0, 3))) == pytest.approx(5.5 / 2)
    # Of equal ranks none comes first: all ten rank alike, so both tenths have the mean.
    assert palma_ratio(groups((5, 1.0, 1), (5, 9.0, 1))) == pytest.approx(1)
    # Without a rank the value itself ranks.
    assert palma_ratio(plain((4, 2.0), (6, 2.0))) == pytest.approx(1)


def test_mismatch_by_hand():
    assert mismatch([50, 50], [100, 0]) == pytest.approx(0.5)
    assert mismatch([50, 50], [7, 7]) == 0
    assert mismatch([10, 0], [0, 3]) == 1
    assert mismatch([50, None, 50], [1, 900, 1]) == 0


def test_what_is_not_known_is_left_out_and_counted():
    found = groups((10, None, 1), (5, 1.0, None), (20, 1.0, 1), (20, 3.0, 2))
    assert concentration_index(found) == pytest.approx(concentration_index(found[2:]))
    assert people_left_out(found) == 10
    assert people_left_out(found, ranked=True) == 15
    nothing = groups((10, None, 1), (0, 4.0, 2), (5, 0.0, 3))
    assert [measure(nothing) for measure in (concentration_index, gini, palma_ratio)] == [None, None, None]
    assert [measure([]) for measure in (concentration_index, gini, palma_ratio)] == [None, None, None]
    assert mismatch([], []) is mismatch([0], [3]) is mismatch([None], [3]) is None


many = st.lists(
    st.tuples(st.integers(1, 50), st.integers(0, 90).map(float), st.integers(0, 5).map(float)), min_size=1, max_size=12
).map(lambda found: groups(*found))


@given(many, st.integers(2, 5))
def test_measures_count_people_and_not_groups(found, parts):
    split = [
        Group(people=group.people / parts, value=group.value, rank_by=group.rank_by)
        for group in found
        for _part in range(parts)
    ]
    for measure in (gini, concentration_index, palma_ratio):
        assert measure(split) == pytest.approx(measure(found)) if measure(found) is not None else measure(split) is None


@given(many)
def test_gini_is_what_all_pairs_say(found):
    people = sum(group.people for group in found)
    mean = sum(group.people * group.value for group in found) / people
    apart = sum(one.people * two.people * abs(one.value - two.value) for one in found for two in found)
    assert (gini(found) or 0) == pytest.approx(apart / (2 * people**2 * mean) if mean else 0, abs=1e-12)
    assert abs(concentration_index(found) or 0) <= (gini(found) or 0) + 1e-9

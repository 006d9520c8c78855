"""Rounding and the cell key method against the published answers of the field (monitoring.md 12.4, T4 to T6)."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.protection import TOTAL, Rule, State
from bildungsbuero.core.protection.cell_key import CHANCES, cell_key, perturbed
from bildungsbuero.core.protection.periods import Surroundings, release_period
from bildungsbuero.core.protection.profile import Measured, Method, Profile, Role
from bildungsbuero.core.protection.rounding import rounded_count
from bildungsbuero.core.protection.small_counts import with_small_counts_rounded
from tests.support.count_tables import with_margins

SECRET = b"ein Geheimnis"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        *((count, 0) for count in (0, 1, 2)),
        *((count, 5) for count in (3, 4, 5, 6, 7)),
        *((count, 10) for count in range(8, 13)),
        *((count, 1000) for count in (1000, 1001, 1002)),
        (1003, 1005),
    ],
)
def test_counts_are_rounded_to_five_as_in_north_rhine_westphalia(count, expected):
    """T6: IT.NRW, Rundung als Geheimhaltungsverfahren, 28.08.2019 (fragdenstaat.de, request 442679)."""
    assert rounded_count(count) == expected


@given(st.integers(min_value=0, max_value=10**9))
def test_rounding_never_moves_a_count_by_more_than_two(count):
    assert rounded_count(count) % 5 == 0
    assert abs(rounded_count(count) - count) <= 2


@pytest.mark.parametrize(
    ("counts", "share", "always", "shown"),
    [
        ((3702, 6003), 61.66916542, False, (3700, 6005, 61.7)),
        ((37, 52), 71.15384615, False, (35, 50, None)),
        ((37, 52), 71.15384615, True, (35, 50, 71.2)),
        ((2, 52), 3.84615384, True, (0, 50, None)),
    ],
)
def test_shares_of_rounded_counts_come_from_the_true_ones_or_are_withheld(counts, share, always, shown):
    """T6: ratios use the input before rounding; 71.2 % of a number from 48 to 52 would tell that it is 37 of 52."""
    said = Measured(role=Role.SHARE, numerator="A", denominator="B")
    measures = {"A": Measured(role=Role.COUNT), "B": Measured(role=Role.COUNT), "S": said}
    profile = Profile(method=Method.ROUND_TO_5, measures=measures, shares_from_true_counts=always)
    cells = [("A", "07211"), ("B", "07211"), ("S", "07211")]
    values = dict(zip(cells, (*map(float, counts), share), strict=True))
    found = release_period(values, profile, Surroundings(dimensions=(), parents_of_areas={}))
    assert found.shown == dict(zip(cells, shown, strict=True))


@pytest.mark.parametrize(("numerator", "denominator"), [(2, 52), (50, 52), (4, 8)])
def test_shares_that_give_a_small_count_away_are_withheld_with_every_method(numerator, denominator):
    share = Measured(role=Role.SHARE, numerator="A", denominator="B")
    measures = {"A": Measured(role=Role.COUNT), "B": Measured(role=Role.COUNT), "S": share}
    values = {("A", "07"): float(numerator), ("B", "07"): float(denominator), ("S", "07"): numerator / denominator}
    for method in Method:
        profile = Profile(method=method, measures=measures, rule=Rule(min_cases=3), min_denominator=10)
        found = release_period(values, profile, Surroundings(dimensions=(), parents_of_areas={}, secret=SECRET))
        assert found.states["S", "07"] is State.WITHHELD
        assert found.shown["S", "07"] is None


def test_the_chances_of_the_cell_key_method_are_those_of_the_published_matrix():
    """T5: perturbation matrix with D = 2 and js = 0 (olangsrud/experimentalRpackage)."""
    assert CHANCES == ((1, 1, 1, 1, 1), (0.37, 0.73, 0.90, 1, 1), (0.2, 0.4, 0.6, 0.8, 1))
    keys = [(number + 0.5) / 1000 for number in range(1000)]
    assert {perturbed(0, key) for key in keys} == {0}
    assert Counter(perturbed(1, key) for key in keys) == {0: 370, 1: 360, 2: 170, 3: 100}
    assert Counter(perturbed(2, key) for key in keys) == dict.fromkeys(range(5), 200)
    assert Counter(perturbed(70, key) for key in keys) == dict.fromkeys(range(68, 73), 200)


def test_the_same_cell_with_the_same_cases_gets_the_same_noise_in_every_table():
    """T5: the consistency test."""
    cell = ("trier/kinder", "2023", "KINDER", "07211", "Nord")
    assert cell_key(SECRET, cell, 12) == cell_key(SECRET, cell, 12)
    assert cell_key(SECRET, cell, 12) != cell_key(SECRET, cell, 13)
    assert cell_key(SECRET, cell, 12) != cell_key(b"ein anderes", cell, 12)
    assert len({cell_key(SECRET, (*cell[:-1], f"Viertel {number}"), 12) for number in range(500)}) == 500


def test_cell_keys_are_spread_evenly():
    keys = [cell_key(SECRET, (str(number),), 5) for number in range(5000)]
    assert all(0 <= key < 1 for key in keys)
    parts = Counter(int(key * 5) for key in keys)
    assert all(abs(count - 1000) < 150 for count in parts.values())


# T4: SmallCountRounding, example exPSD of the package's vignette (CRAN).
EX_PSD = {
    ("row1", "c1"): 6,
    ("row1", "c2"): 0,
    ("row1", "c3"): 1,
    ("row1", "c4"): 3,
    ("row1", "c5"): 4,
    ("row2", "c1"): 1,
    ("row2", "c2"): 2,
    ("row2", "c3"): 3,
    ("row2", "c4"): 1,
    ("row2", "c5"): 2,
    ("row3", "c1"): 0,
    ("row3", "c2"): 1,
    ("row3", "c3"): 1,
    ("row3", "c4"): 0,
    ("row3", "c5"): 2,
}


def test_small_counts_are_rounded_so_that_margins_add_up_as_in_the_published_example():
    """T4: the example's own numbers come from a heuristic, so its invariants are what must hold."""
    found = with_small_counts_rounded(EX_PSD)
    assert found["row1", "c1"] == 6
    assert not {1, 2, 3, 4} & set(found.values())
    assert all(found[cell] == 0 for cell, count in EX_PSD.items() if count == 0)
    assert _far(EX_PSD, found, {TOTAL}) <= 2.5
    assert _far(EX_PSD, found, {"row1", "row2", "row3"}) <= 5


@given(st.dictionaries(st.tuples(st.sampled_from("abcde"), st.sampled_from("vwxyz")), st.integers(0, 9), min_size=1))
def test_rounded_small_counts_keep_the_total_near_and_every_margin_additive(inner):
    found = with_small_counts_rounded(inner)
    assert {cell: count for cell, count in found.items() if inner[cell] >= 5} == {
        cell: count for cell, count in inner.items() if count >= 5
    }
    assert all(count in {0, 5} for cell, count in found.items() if inner[cell] < 5)
    margins = with_margins(("row", "column"), found).counts
    assert not {1, 2, 3, 4} & set(margins.values())


def _far(before: dict, after: dict, wanted: set[str]) -> int:
    """The largest distance of the margins that begin with these codes."""
    old, new = (with_margins(("row", "column"), inner).counts for inner in (before, after))
    return max(abs(old[codes] - new[codes]) for codes in old if codes[0] in wanted and codes[1] == TOTAL)

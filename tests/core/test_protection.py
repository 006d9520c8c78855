"""Small counts: the published answers of the field, an attacker with another solver, and the fewest cells withheld."""

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.protection import TOTAL, Budget, CountTable, Rule, State, protect, suppression
from tests.support.auditor import fewest_withheld, widths
from tests.support.count_tables import random_table, two_way, with_margins, with_some_margins


def withheld(table: CountTable, rule: Rule) -> dict[str, set[tuple[str, ...]]]:
    found = protect(table, rule)
    cells = zip(table.counts, found.states, strict=True)
    by_state: dict[str, set[tuple[str, ...]]] = {}
    for codes, state in cells:
        by_state.setdefault(str(state), set()).add(codes)
    return by_state


def test_the_answer_of_gauss_suppression_for_its_small_data_set():
    """monitoring.md 12.4, T1: GaussSuppression, `dataset_a`, maxN = 1: four inner cells go; Spain and totals stay."""
    young = {"Spain": 5, "Iceland": 2, "Portugal": 0}
    old = {"Spain": 6, "Iceland": 3, "Portugal": 4}
    found = withheld(two_way({"young": young, "old": old}), Rule(min_cases=2, zeros_are_safe=False))

    assert found["primary"] == {("young", "Portugal")}
    assert found["secondary"] == {("young", "Iceland"), ("old", "Iceland"), ("old", "Portugal")}


def test_the_answer_of_tau_argus_for_region_by_gender():
    """monitoring.md 12.4, T2: tau-argus example 1 (sdcTools), optimal: A male, C male and C female go with A female."""
    inner = {
        "A": {"male": 895, "female": 137},
        "B": {"male": 753, "female": 973},
        "C": {"male": 569, "female": 486},
        "D": {"male": 540, "female": 793},
    }
    found = withheld(two_way(inner), Rule(min_cases=138))

    assert found["primary"] == {("A", "female")}
    assert found["secondary"] == {("A", "male"), ("C", "male"), ("C", "female")}


def test_the_total_stays_and_the_smallest_other_cell_goes():
    """Acceptance example: cells 12, 2 and 9 with the total 23."""
    table = with_margins(("quarter",), {("North",): 12, ("Middle",): 2, ("South",): 9})
    assert withheld(table, Rule(min_cases=3)) == {
        "published": {("North",), (TOTAL,)},
        "primary": {("Middle",)},
        "secondary": {("South",)},
    }


def test_a_grand_total_gives_away_what_no_other_margin_does():
    """12 + 2 + 9 + 20 = 43: with three of the four and the total, the fourth is known without the margins between."""
    counts = {("A", "m"): 12, ("A", "f"): 2, ("B", "m"): 9, ("B", "f"): 20, (TOTAL, TOTAL): 43}
    found = withheld(CountTable(dimensions=("school", "sex"), counts=counts), Rule(min_cases=3))
    assert found["secondary"] == {("B", "m")}


def test_what_one_part_does_not_break_down_links_the_rest_all_the_same():
    """School A is not split by sex, but its total still leads from the grand total to the girls of school B."""
    counts = {("A", TOTAL): 10, ("B", "m"): 9, ("B", "f"): 2, (TOTAL, TOTAL): 21}
    found = protect(CountTable(dimensions=("school", "sex"), counts=counts), Rule(min_cases=3))
    assert found.states == (State.PUBLISHED, State.SECONDARY, State.PRIMARY, State.PUBLISHED)


def test_without_a_sum_nothing_more_has_to_go():
    table = CountTable(dimensions=("quarter",), counts={("North",): 12, ("Middle",): 2})
    found = protect(table, Rule(min_cases=3))
    assert found.states == (State.PUBLISHED, State.PRIMARY)
    assert found.narrowest_interval is None


def test_two_unsafe_cells_alone_in_a_row_are_not_enough():
    """1 + 1 = 2: both would be bounded to two cases, although neither stands there."""
    table = with_margins(("quarter",), {("North",): 1, ("Middle",): 1, ("South",): 40})
    found = protect(table, Rule(min_cases=3))
    assert found.narrowest_interval == 42
    assert found.states[2] is State.SECONDARY


def test_a_count_that_its_source_kept_back_helps_and_stays_unknown():
    counts = {("North",): 12, ("Middle",): 2, ("South",): None, (TOTAL,): 23}
    found = protect(CountTable(dimensions=("quarter",), counts=counts), Rule(min_cases=3))
    assert found.states == (State.PUBLISHED, State.PRIMARY, State.UNKNOWN, State.PUBLISHED)
    assert found.narrowest_interval == 11


@pytest.mark.parametrize(
    "counts",
    [
        {("North",): 12, ("South",): 2, (TOTAL,): 15},
        {("North",): 12, ("South",): None, (TOTAL,): 11},
    ],
)
def test_a_table_that_does_not_add_up_is_refused(counts):
    with pytest.raises(Refusal) as refusal:
        protect(CountTable(dimensions=("quarter",), counts=counts), Rule())
    assert refusal.value.code in {"protection.does_not_add_up", "protection.no_numbers_fit"}


def test_the_same_table_is_protected_in_the_same_way_each_time():
    assert protect(random_table(11), Rule()) == protect(random_table(11), Rule())


def check(seeds: range) -> None:
    for seed in seeds:
        table, rule = random_table(seed), Rule(min_cases=(3, 5, 10)[seed % 3])
        if seed % 2:
            table = with_some_margins(table, seed)
        found = protect(table, rule)
        unsafe = rule.unsafe(table.values)
        assert {cell for cell, state in enumerate(found.states) if state is State.PRIMARY} == unsafe
        assert min(widths(table, found), default=rule.min_cases) >= rule.min_cases - 1e-6, seed


@pytest.mark.parametrize("block", range(8))
def test_nobody_bounds_an_unsafe_cell_of_two_hundred_random_tables(block):
    check(range(block * 25, block * 25 + 25))


@pytest.mark.prove
@pytest.mark.parametrize("block", range(8))
def test_nobody_bounds_an_unsafe_cell_of_two_thousand_random_tables(block):
    check(range(200 + block * 225, 425 + block * 225))


def compared(seeds: range) -> tuple[int, int]:
    ours = best = 0
    for seed in seeds:
        table, rule = random_table(seed, most_cells=40), Rule(min_cases=3)
        ours += sum(state is not State.PUBLISHED for state in protect(table, rule).states)
        best += fewest_withheld(table, unsafe=rule.unsafe(table.values), width=rule.min_cases)
    return ours, best


def test_hardly_more_cells_go_than_must_in_a_hundred_small_tables():
    ours, best = compared(range(1000, 1100))
    assert best <= ours <= 1.15 * best


@pytest.mark.parametrize("seed", [3, 4, 9, 16, 27, 31])
def test_nobody_bounds_an_unsafe_cell_of_a_table_protected_as_a_large_one(seed, monkeypatch):
    """Boxes and the proofs that they carry, held against the same attacker as everything else."""
    monkeypatch.setattr(suppression, "LARGEST_PROPOSED_FOR", 0)
    check(range(seed, seed + 1))


def test_a_table_that_goes_beyond_its_budget_is_refused():
    with pytest.raises(Refusal) as refusal:
        protect(random_table(11), Rule(), budget=Budget(3))
    assert refusal.value.code == "protection.over_budget"


def test_a_rest_that_nobody_lists_is_protected_like_a_cell():
    """38 boys of 40 children leave two girls, though no cell says so."""
    counts = {("m",): 38, (TOTAL,): 40}
    found = protect(CountTable(dimensions=("sex",), counts=counts, is_complete=False), Rule(min_cases=3))
    assert State.SECONDARY in found.states


def test_codes_that_overlap_are_each_a_part_of_their_total():
    """One person may speak several languages: 12 and 11 of 20; 19 of 20 would leave one who does not."""
    counts = {("French",): 12, ("Turkish",): 19, (TOTAL,): 20}
    table = CountTable(dimensions=("language",), counts=counts, overlapping=frozenset({"language"}), is_complete=False)
    found = protect(table, Rule(min_cases=3))
    assert found.states[0] is State.PUBLISHED
    assert State.SECONDARY in found.states[1:]

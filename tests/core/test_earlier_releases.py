"""Tables that are published again: nobody who keeps all releases bounds a cell that any of them withheld."""

import pytest

from bildungsbuero.core.protection import TOTAL, CountTable, Earlier, Rule, State, protect, protect_again
from tests.support.auditor import widths_over_releases
from tests.support.count_tables import corrected, random_table, with_margins

THREE = Rule(min_cases=3)


def check(seeds: range) -> None:
    for seed in seeds:
        rule = Rule(min_cases=(3, 5, 10)[seed % 3])
        tables = [random_table(seed, most_cells=120)]
        earlier = [Earlier(table=tables[0], states=protect(tables[0], rule).states)]
        for release in (1, 2):
            table = corrected(tables[-1], 10 * seed + release)
            found = protect_again(table, rule, earlier)
            before = [(one.table, one.states) for one in earlier]
            narrowest = min(widths_over_releases([*before, (table, found.states)]), default=99)
            if narrowest < rule.min_cases - 1e-6:
                # What is public already may leave less; then nobody could leave more, even by showing nothing new.
                assert narrowest >= min(widths_over_releases([*before, (table, nothing_new(table, rule, earlier))]))
            tables.append(table)
            earlier.append(Earlier(table=table, states=found.states))


def nothing_new(table: CountTable, rule: Rule, earlier: list[Earlier]) -> list[State]:
    """The states of a table of which only that is shown which was public before."""
    known = {
        cell
        for one in earlier
        for cell, state in zip(one.table.counts.items(), one.states, strict=True)
        if state is State.PUBLISHED
    }
    small = rule.unsafe(table.values)
    return [
        State.PUBLISHED if cell in known else State.PRIMARY if place in small else State.SECONDARY
        for place, cell in enumerate(table.counts.items())
    ]


@pytest.mark.parametrize("block", range(2))
def test_nobody_bounds_a_cell_of_any_release_of_a_random_table(block):
    check(range(block * 10, block * 10 + 10))


@pytest.mark.prove
@pytest.mark.parametrize("block", range(4))
def test_nobody_bounds_a_cell_of_any_release_of_many_random_tables(block):
    check(range(100 + block * 50, 150 + block * 50))


def released(inner: dict[str, int]) -> CountTable:
    return with_margins(("quarter",), {(code,): count for code, count in inner.items()})


def test_the_difference_of_two_totals_gives_no_small_count_away():
    """Acceptance example 5: next year's correction adds one quarter, and the total rises by its two children."""
    first = CountTable(dimensions=("quarter",), counts={("North",): 12, ("Middle",): 9, (TOTAL,): 21})
    second = CountTable(dimensions=("quarter",), counts={("North",): 12, ("Middle",): 9, ("South",): 2, (TOTAL,): 23})
    found = protect_again(second, THREE, [Earlier(table=first, states=protect(first, THREE).states)])

    assert dict(zip(second.counts, found.states, strict=True)) == {
        ("North",): State.PUBLISHED,
        ("Middle",): State.PUBLISHED,
        ("South",): State.PRIMARY,
        (TOTAL,): State.SECONDARY,
    }


def test_the_same_table_again_shows_the_same_cells():
    table = released({"North": 12, "Middle": 2, "South": 9})
    first = protect(table, THREE)
    again = protect_again(table, THREE, [Earlier(table=table, states=first.states)])
    assert again.states == first.states


def test_a_cell_that_was_withheld_beside_another_stays_withheld_when_it_would_give_the_other_away():
    first = released({"North": 12, "Middle": 2, "South": 9})
    states = (State.SECONDARY, State.PRIMARY, State.PUBLISHED, State.PUBLISHED)
    found = protect_again(first, THREE, [Earlier(table=first, states=states)])
    assert found.states == states


def test_a_stricter_rule_names_what_is_public_already():
    table = released({"North": 12, "Middle": 4, "South": 9})
    first = protect(table, THREE)
    again = protect_again(table, Rule(min_cases=5), [Earlier(table=table, states=first.states)])
    assert first.states == (State.PUBLISHED,) * 4
    assert again.already_public == frozenset({1})


def test_an_older_withheld_count_stays_protected_when_it_is_no_longer_small():
    """Two children became five: five may be shown, but not so that the two of before can be worked out."""
    first = released({"North": 12, "Middle": 2, "South": 9})
    before = Earlier(table=first, states=protect(first, THREE).states)
    second = released({"North": 12, "Middle": 5, "South": 9})
    found = protect_again(second, THREE, [before])

    assert min(widths_over_releases([(first, before.states), (second, found.states)])) >= 3
    assert found.states[2] is State.SECONDARY

"""Counts of one territory brought onto a later one."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.territory import Change, ValueKind, Weight, chain, convert, faulty_shares

START = date(2018, 9, 30)
FIRST, SECOND = date(2019, 1, 1), date(2021, 7, 1)
END = date(2024, 12, 31)


def change(from_key: str, to_key: str, *, on: date = FIRST, share: str | None = "1", area: str | None = None) -> Change:
    people = None if share is None else Decimal(share)
    return Change(
        from_key=from_key,
        to_key=to_key,
        on=on,
        share_of_people=people,
        share_of_area=people if area is None else Decimal(area),
    )


def converted(values, changes, *, at=START, onto=END, kind=ValueKind.COUNT, weight=Weight.PEOPLE):
    return convert(values, changes, at=at, onto=onto, kind=kind, weight=weight)


MERGER = [change("A", "B", on=SECOND), change("B", "B", on=SECOND)]
SPLIT = [change("A", "X", share="0.4", area="0.1"), change("A", "Y", share="0.6", area="0.9")]


def test_a_merger_adds_its_parts():
    assert converted({"A": Decimal(3), "B": Decimal(4)}, MERGER) == {"B": Decimal(7)}


def test_a_split_divides_by_people_or_by_area():
    assert converted({"A": Decimal(10)}, SPLIT) == {"X": Decimal(4), "Y": Decimal(6)}
    assert converted({"A": Decimal(10)}, SPLIT, weight=Weight.AREA) == {"X": Decimal(1), "Y": Decimal(9)}


def test_units_that_no_change_names_go_on_as_they_are():
    values = {"DG": Decimal(9), "C": None, "A": Decimal(1), "B": Decimal(2)}
    assert converted(values, MERGER) == {"DG": Decimal(9), "C": None, "B": Decimal(3)}


def test_a_missing_part_makes_the_sum_missing():
    assert converted({"A": None, "B": Decimal(4)}, MERGER) == {"B": None}
    assert converted({"B": Decimal(4)}, MERGER) == {"B": None}


def test_a_share_that_nobody_published_gives_no_value():
    changes = [change("A", "A", share=None), change("A", "B", share=None), change("B", "B")]
    assert converted({"A": Decimal(1), "B": Decimal(2)}, changes) == {"A": None, "B": None}


def test_changes_elsewhere_add_no_units():
    assert converted({"C": Decimal(1)}, MERGER + SPLIT) == {"C": Decimal(1)}


def test_only_changes_after_the_first_day_and_up_to_the_last_count():
    values = {"A": Decimal(3), "B": Decimal(4)}
    assert converted(values, MERGER, at=SECOND) == values
    assert converted(values, MERGER, onto=SECOND - timedelta(days=1)) == values
    assert converted(values, MERGER, onto=SECOND) == {"B": Decimal(7)}


def test_rates_are_refused():
    with pytest.raises(Refusal) as caught:
        converted({"A": Decimal(3)}, [], kind=ValueKind.RATE)
    assert caught.value.code == "territory.rates_are_not_converted"


def test_nothing_is_converted_backwards():
    with pytest.raises(Refusal) as caught:
        converted({}, [], at=END, onto=START)
    assert caught.value.code == "territory.backwards"


def test_a_value_of_a_unit_that_does_not_exist_yet_is_refused():
    with pytest.raises(Refusal) as caught:
        converted({"A": Decimal(1), "X": Decimal(1)}, SPLIT)
    assert caught.value.code == "territory.not_yet_standing"
    assert caught.value.facts["key"] == "X"


def test_several_reforms_become_one():
    changes = [
        change("A", "A", share="0.75"),
        change("A", "C", share="0.25"),
        change("C", "C"),
        *MERGER,
    ]
    direct = {(step.from_key, step.to_key): step.share_of_people for step in chain(changes, at=START, onto=END)}
    assert direct == {
        ("A", "B"): Decimal("0.75"),
        ("A", "C"): Decimal("0.25"),
        ("B", "B"): Decimal(1),
        ("C", "C"): Decimal(1),
    }
    assert all(step.on == END for step in chain(changes, at=START, onto=END))


def test_shares_that_do_not_add_up_are_named():
    assert faulty_shares([change("A", "X", share="0.5"), change("A", "Y", share="0.4"), *MERGER]) == [("A", FIRST)]
    assert faulty_shares([change("A", "X", share=None), change("A", "Y", share=None)]) == []


KEYS = ("A", "B", "C", "D", "E")
DAYS = (FIRST, SECOND, date(2023, 1, 1))


@st.composite
def _reforms(draw) -> list[Change]:
    """Return reforms in which every unit is divided among the same five keys, its shares adding up to 1."""
    changes = []
    for on in draw(st.lists(st.sampled_from(DAYS), unique=True)):
        for giver in KEYS:
            cuts = sorted(draw(st.lists(st.integers(0, 1000), min_size=4, max_size=4)))
            parts = [after - before for before, after in zip([0, *cuts], [*cuts, 1000], strict=True)]
            for receiver, part in zip(KEYS, parts, strict=True):
                changes.append(change(giver, receiver, on=on, share=str(Decimal(part) / 1000)))
    return changes


_counts = st.fixed_dictionaries({key: st.integers(0, 10**7).map(Decimal) for key in KEYS})


@given(_counts, _reforms())
def test_totals_are_kept(values, changes):
    assert faulty_shares(changes) == []
    assert sum(converted(values, changes).values()) == sum(values.values())


@given(_counts, _reforms(), st.dates(date(2015, 1, 1), date(2026, 1, 1)))
def test_conversion_onto_its_own_day_changes_nothing(values, changes, on):
    assert converted(values, changes, at=on, onto=on) == values


@given(_counts, _reforms(), st.dates(START, END))
def test_two_conversions_are_one(values, changes, halfway):
    in_two = converted(converted(values, changes, onto=halfway), changes, at=halfway)
    assert in_two == converted(values, changes)


@given(_counts, _reforms())
def test_the_chain_of_reforms_gives_what_the_reforms_give(values, changes):
    assert converted(values, chain(changes, at=START, onto=END)) == converted(values, changes)


@given(_counts, _reforms(), st.sampled_from(KEYS))
def test_a_missing_value_never_becomes_a_number(values, changes, gap):
    with_gap = converted({**values, gap: None}, changes)
    without = converted(values, changes)
    touched = {step.to_key for step in chain(changes, at=START, onto=END) if step.from_key == gap} or {gap}
    assert {key for key, value in with_gap.items() if value is None} == touched
    assert all(with_gap[key] == without[key] for key in set(without) - touched)

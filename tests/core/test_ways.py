"""Ways through stations: what follows when, which ways there are, where none leads on."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.ways import (
    CHECK_EVERY,
    ENDS,
    OLD,
    OVER,
    UNCHECKED,
    Station,
    Transition,
    Validity,
    Ways,
    why_due,
)

ON = date(2026, 11, 22)
KEYS = "abcdefg"


def ways_of(*steps: str, **options) -> Ways:
    """Return the graph of steps such as "ab"."""
    stations = [Station(key=key) for key in sorted({key for step in steps for key in step})]
    return Ways.of(stations, [transition(step, **options) for step in steps])


def transition(step: str, **options) -> Transition:
    """Return the transition of a step such as "ab"."""
    return Transition(key=step, source=step[0], target=step[1], **options)


def words(paths) -> list[str]:
    """Return paths as the letters that they come to."""
    return [path[0].source + "".join(one.target for one in path) for path in paths]


graphs = st.sets(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).map("".join), max_size=14).map(
    lambda steps: ways_of(*sorted(steps))
)


def test_the_shortest_way_comes_first_and_none_goes_in_circles():
    ways = ways_of("ab", "bc", "cd", "bd", "cb", "da")
    assert words(ways.paths("a", "d")) == ["abd", "abcd"]
    assert ways.paths("d", "d") == []
    assert ways.paths("a", "z") == []


def test_what_is_not_valid_on_a_day_leads_nowhere():
    until = Validity(until=ON)
    ways = ways_of("ab", validity=until)
    assert ways.standing_on(ON).onward("a")
    assert not ways.standing_on(ON + timedelta(days=1)).onward("a")
    ended = Ways.of([Station(key="a"), Station(key="b", validity=Validity(since=ON))], [transition("ab")])
    assert not ended.standing_on(ON - timedelta(days=1)).transitions


def test_the_public_relies_on_what_is_checked_only():
    stations = [Station(key="a"), Station(key="b", is_checked=False), Station(key="c")]
    ways = Ways.of(stations, [transition("ab"), transition("bc"), transition("ac", is_checked=False)])
    assert ways.checked().transitions == ()
    assert set(ways.checked().stations) == {"a", "c"}


def test_a_transition_without_its_ends_is_no_part_of_the_graph():
    assert Ways.of([Station(key="a")], [transition("ab")]).transitions == ()


def test_dead_ends_are_those_that_are_no_goal():
    stations = [Station(key="a"), Station(key="b", kind="certificate"), Station(key="c", kind="work")]
    ways = Ways.of(stations, [transition("ab")])
    assert ways.dead_ends({"work"}) == ("b",)


def test_schools_that_one_changes_between_are_a_circle():
    assert ways_of("ab", "ba", "bc").circles() == (frozenset("ab"),)
    assert ways_of("ab", "bc").circles() == ()


def test_what_is_due_says_why():
    fresh = {"checked_on": ON}
    assert why_due(transition("ab", **fresh), ON) == ""
    assert why_due(transition("ab", is_checked=False), ON) == UNCHECKED
    assert why_due(transition("ab"), ON) == UNCHECKED
    assert why_due(transition("ab", checked_on=ON - CHECK_EVERY - timedelta(days=1)), ON) == OLD
    assert why_due(transition("ab", validity=Validity(until=ON - timedelta(days=1)), **fresh), ON) == OVER
    assert why_due(transition("ab", validity=Validity(until=ON + timedelta(days=30)), **fresh), ON) == ENDS


@given(graphs, st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_every_path_is_one_step_after_another_and_comes_to_no_station_twice(ways, source, target):
    for path in ways.paths(source, target):
        been = [path[0].source, *(one.target for one in path)]
        assert (been[0], been[-1]) == (source, target)
        assert len(set(been)) == len(been)
        assert all(one.target == after.source for one, after in pairwise(path))


@given(graphs, st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_there_is_a_path_exactly_where_the_target_can_be_reached(ways, source, target):
    if source != target:
        assert bool(ways.paths(source, target)) == (target in ways.reachable([source]))


@given(graphs, st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_paths_come_in_the_order_of_their_length(ways, source, target):
    lengths = [len(path) for path in ways.paths(source, target)]
    assert lengths == sorted(lengths)


@given(graphs)
def test_circles_do_not_overlap_and_lead_back(ways):
    circles = ways.circles()
    assert sum(len(circle) for circle in circles) == len(frozenset().union(*circles))
    assert all(key in ways.reachable([key]) for circle in circles for key in circle)


@given(graphs, st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_a_day_takes_away_and_adds_nothing(ways, on):
    standing = ways.standing_on(on)
    assert set(standing.transitions) <= set(ways.transitions)
    assert standing.standing_on(on) == standing

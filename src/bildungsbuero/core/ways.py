"""Ways through schools, training and study: stations, transitions between them, and what follows from these.

Everything is asked for a day: what is not valid on it does not lead anywhere.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

# Nobody reads a way with more steps, nor more ways than these.
LONGEST_PATH = 8
MOST_PATHS = 12
# Paths that are begun before the search gives up; dense graphs have very many.
MOST_BEGUN = 20_000
# What was looked at longer ago is looked at again; what ends within this time, too.
CHECK_EVERY = timedelta(days=365)
ENDS_SOON = timedelta(days=90)

UNCHECKED = "unchecked"
OVER = "over"
ENDS = "ends"
OLD = "old"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """From which day until which day (included) something holds; None where no bound is known."""

    since: date | None = None
    until: date | None = None

    def holds_on(self, on: date) -> bool:
        """Whether it holds on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


ALWAYS = Validity()


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A school, a certificate, a procedure or a situation of life; `stage` orders stations from early to late."""

    key: str
    kind: str = ""
    stage: int = 0
    is_checked: bool = True
    validity: Validity = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One step from a station to another; `is_checked` says that somebody has looked at its source."""

    key: str
    source: str
    target: str
    is_checked: bool = True
    checked_on: date | None = None
    validity: Validity = ALWAYS


Path = tuple[Transition, ...]


@dataclass(frozen=True, kw_only=True)
class Ways:
    """The graph; a transition whose ends are no stations of it leads nowhere and is not part of it."""

    stations: Mapping[str, Station]
    transitions: tuple[Transition, ...]

    @classmethod
    def of(cls, stations: Iterable[Station], transitions: Iterable[Transition]) -> "Ways":
        """Return the graph of these stations and of the transitions between them."""
        known = {station.key: station for station in stations}
        joined = tuple(one for one in transitions if one.source in known and one.target in known)
        return cls(stations=known, transitions=joined)

    def standing_on(self, on: date) -> "Ways":
        """Return what holds on a day."""
        return Ways.of(
            (one for one in self.stations.values() if one.validity.holds_on(on)),
            (one for one in self.transitions if one.validity.holds_on(on)),
        )

    def checked(self) -> "Ways":
        """Return what somebody has checked: what the public may rely on."""
        return Ways.of(
            (one for one in self.stations.values() if one.is_checked),
            (one for one in self.transitions if one.is_checked),
        )

    def within(self, keys: Collection[str]) -> "Ways":
        """Return the part of the graph between some stations."""
        return Ways.of((one for one in self.stations.values() if one.key in keys), self.transitions)

    def onward(self, key: str) -> tuple[Transition, ...]:
        """Return the transitions that lead away from a station."""
        return tuple(self._onward.get(key, ()))

    def inward(self, key: str) -> tuple[Transition, ...]:
        """Return the transitions that lead to a station."""
        return tuple(one for one in self.transitions if one.target == key)

    def reachable(self, keys: Iterable[str]) -> frozenset[str]:
        """Return every station that can be come to from these, themselves left out unless a way leads back."""
        begun = [key for key in keys if key in self.stations]
        found: set[str] = set()
        open_ends = deque(begun)
        while open_ends:
            for one in self._onward.get(open_ends.popleft(), ()):
                if one.target not in found:
                    found.add(one.target)
                    open_ends.append(one.target)
        return frozenset(found)

    def paths(self, source: str, target: str, *, longest: int = LONGEST_PATH, most: int = MOST_PATHS) -> list[Path]:
        """Return ways from a station to another that come to no station twice, those with the fewest steps first."""
        found: list[Path] = []
        # Only what can still come to the target is followed.
        useful = self._leading_to(target)
        first = () if source == target else self._onward.get(source, ())
        begun: deque[Path] = deque((one,) for one in first if one.target != source)
        for _ in range(MOST_BEGUN):
            if not begun or len(found) >= most:
                break
            path = begun.popleft()
            last = path[-1].target
            if last == target:
                found.append(path)
            elif len(path) < longest and last in useful:
                been = {source, *(one.target for one in path)}
                begun.extend((*path, one) for one in self._onward.get(last, ()) if one.target not in been)
        return found

    def dead_ends(self, goals: Collection[str]) -> tuple[str, ...]:
        """Return stations from which nothing leads on although their kind is not among the goals."""
        return tuple(key for key, one in self.stations.items() if key not in self._onward and one.kind not in goals)

    def circles(self) -> tuple[frozenset[str], ...]:
        """Return groups of stations between which one can go round, such as schools that pupils change between."""
        around: dict[frozenset[str], None] = {}
        reach = {key: self.reachable([key]) for key in self.stations}
        for key in self.stations:
            if key in reach[key]:
                around[frozenset(other for other in reach[key] if key in reach[other])] = None
        return tuple(around)

    @cached_property
    def _onward(self) -> dict[str, list[Transition]]:
        found: dict[str, list[Transition]] = defaultdict(list)
        for one in self.transitions:
            found[one.source].append(one)
        return dict(found)

    def _leading_to(self, target: str) -> frozenset[str]:
        sources: dict[str, list[str]] = defaultdict(list)
        for one in self.transitions:
            sources[one.target].append(one.source)
        found, open_ends = {target}, deque([target])
        while open_ends:
            for key in sources.get(open_ends.popleft(), ()):
                if key not in found:
                    found.add(key)
                    open_ends.append(key)
        return frozenset(found)


def why_due(transition: Transition, on: date) -> str:
    """Return why somebody should look at a transition again: unchecked, over, ends, old; empty where nobody need."""
    until = transition.validity.until
    if not transition.is_checked or transition.checked_on is None:
        return UNCHECKED
    if until is not None and until < on:
        return OVER
    if until is not None and until - ENDS_SOON <= on:
        return ENDS
    return OLD if transition.checked_on + CHECK_EVERY < on else ""

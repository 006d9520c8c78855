"""The chain through a record: what led to it, what came of it, and what shows whether it worked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.operations.links import Bond, End, Shown

# A chain goes on as far as from a signal to an indicator; what has more records than this is cut and says so.
FARTHEST = 6
MOST_RECORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record of the chain."""

    kind: str
    public_id: str
    shown: Shown
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The records of one kind; `kind` is the word in addresses and styles, `title` the one for people."""

    kind: str
    title: Any
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The steps of a chain in their order; `is_cut` where there would be more."""

    steps: tuple[Step, ...]
    is_cut: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether nothing leads to the record or away from it."""
        return sum(len(step.records) for step in self.steps) <= 1


def chain_of(kind: str, public_id: str, office: Office, roles: frozenset[str]) -> Chain:
    """Return the chain through a record, as far as these roles may see it.

    It holds all that leads to the record, all that it leads to, and what each of these leads to directly.
    """
    here = (kind, public_id)
    nearest = links.bonds([here], office)
    if not nearest:
        return Chain(steps=())
    before = _walked(here, nearest, office, backwards=True)
    after = _walked(here, nearest, office, backwards=False)
    beside = [target for _start, _relation, target in links.bonds(before, office) if _is_last(target)]
    ends = list(dict.fromkeys([here, *before, *after, *beside]))
    records = links.shown(ends[:MOST_RECORDS], office, roles)
    return Chain(steps=tuple(_steps(records, here)), is_cut=len(ends) > MOST_RECORDS)


def _walked(here: End, nearest: list[Bond], office: Office, *, backwards: bool) -> list[End]:
    """Every record from which one comes here, or to which one comes from here, the nearest first."""
    found: dict[End, None] = {}
    edge, bonds = [here], nearest
    for _distance in range(FARTHEST):
        edge = [end for end in _next(bonds, edge, backwards=backwards) if end not in found]
        edge = [end for end in dict.fromkeys(edge) if end != here]
        if not edge or len(found) > MOST_RECORDS:
            break
        found |= dict.fromkeys(edge)
        bonds = links.bonds(edge, office)
    return list(found)


def _next(bonds: Iterable[Bond], edge: list[End], *, backwards: bool) -> Iterable[End]:
    standing = set(edge)
    for start, _relation, target in bonds:
        if backwards and target in standing:
            yield start
        if not backwards and start in standing:
            yield target


def _is_last(end: End) -> bool:
    """Whether records of this kind end the chain: what they say belongs to all before them."""
    last = max((kind.step for kind in links.kinds()), default=0)
    return any(kind.name == end[0] and kind.step == last for kind in links.kinds())


def _steps(records: dict[End, Shown], here: End) -> Iterable[Step]:
    for kind in links.kinds():
        own = tuple(
            Record(kind=end[0], public_id=end[1], shown=record, is_here=end == here)
            for end, record in records.items()
            if end[0] == kind.name
        )
        if own:
            yield Step(kind=kind.name, title=kind.title, records=own)

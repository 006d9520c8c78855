"""The chain from record to record. Each app registers how its kinds are named, what of them somebody may see, and
which of its records belong together without a link, such as a goal and its measures."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations.models import Link

# Kind and public id.
End = tuple[str, str]
# From, relation, to.
Bond = tuple[End, str, End]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a record appears in the chain."""

    title: str
    address: str = ""
    note: Any = ""


Showing = Callable[[Collection[str], Office, frozenset[str]], Mapping[str, Shown]]
Holding = Callable[[Collection[str], Office], Iterable[Bond]]
Listing = Callable[[Office], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How records of one kind appear in the chain; `step` is their place in it."""

    name: str
    title: Any
    step: int
    shown: Showing
    holds: Holding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The other end of a link, as somebody may see it."""

    kind: str
    public_id: str
    relation: str
    is_forward: bool
    title: str
    address: str


_kinds: dict[str, Kind] = {}
_listings: dict[str, Listing] = {}
_relations: dict[str, tuple[Any, Any]] = {}


def register_kind(kind: str, *, title: Any, step: int, shown: Showing, holds: Holding | None = None) -> None:
    """Let records of a kind take part in the chain.

    `title` names the kind in the plural; `shown` answers for public ids, of those that these roles may see; `holds`
    answers with the bonds of records that need no link, because one of them knows the other.
    """
    _kinds[kind] = Kind(name=kind, title=title, step=step, shown=shown, holds=holds)


def kinds() -> list[Kind]:
    """Return the kinds that take part in the chain, in its order."""
    return sorted(_kinds.values(), key=lambda kind: (kind.step, kind.name))


def register_listing(kind: str, listing: Listing) -> None:
    """Let others choose among the records of a kind: `listing` answers with the public ids of those of an office."""
    _listings[kind] = listing


def listed(kind: str, office: Office, roles: frozenset[str]) -> dict[str, Shown]:
    """Return the records of a kind that one can be linked to, by title; none where their app registered no listing."""
    ends = [(kind, public_id) for public_id in _listings[kind](office)] if kind in _listings else []
    found = {public_id: record for (_kind, public_id), record in shown(ends, office, roles).items()}
    return dict(sorted(found.items(), key=lambda item: (item[1].title.casefold(), item[0])))


def register_relation(relation: str, *, forwards: Any, backwards: Any) -> None:
    """Give a relation its words, seen from either end: “is met by” and “meets”."""
    _relations[relation] = (forwards, backwards)


def relation_title(relation: str, *, is_forward: bool) -> str:
    """Return the words for a relation from one of its ends."""
    forwards, backwards = _relations.get(relation, (relation, relation))
    return str(forwards if is_forward else backwards)


def link(  # noqa: PLR0913 - the two ends of a link are two words each
    from_kind: str, from_id: str, relation: str, to_kind: str, to_id: str, *, office: Office, person: Person | None
) -> Link:
    """Return the link between two records, made if there was none."""
    found, _made = Link.objects.of(office).get_or_create(
        office=office,
        from_kind=from_kind,
        from_id=from_id,
        relation=relation,
        to_kind=to_kind,
        to_id=to_id,
        defaults={"role": _first_role(person, office)},
    )
    return found


def unlink(from_kind: str, from_id: str, relation: str, to_kind: str, to_id: str, *, office: Office) -> bool:
    """Take a link away; False where there was none."""
    links = Link.objects.of(office).filter(
        from_kind=from_kind, from_id=from_id, relation=relation, to_kind=to_kind, to_id=to_id
    )
    return bool(links.delete()[0])


def forget_record(kind: str, public_id: str, *, office: Office) -> None:
    """Take away all links of a record that no longer exists."""
    Link.objects.of(office).touching(kind, public_id).delete()


def bonds(ends: Collection[End], office: Office) -> list[Bond]:
    """Return what binds these records to others: links in the order of linking, and what their apps know."""
    found: list[Bond] = []
    by_kind: dict[str, list[str]] = {}
    for kind, public_id in ends:
        by_kind.setdefault(kind, []).append(public_id)
    for kind, ids in by_kind.items():
        for one in Link.objects.of(office).touching(kind, *ids):
            found.append(((one.from_kind, one.from_id), one.relation, (one.to_kind, one.to_id)))
        holds = _kinds[kind].holds if kind in _kinds else None
        found.extend(holds(ids, office) if holds is not None else ())
    return list(dict.fromkeys(found))


def shown(ends: Collection[End], office: Office, roles: frozenset[str]) -> dict[End, Shown]:
    """Return how these records appear to somebody with these roles, without those that they may not see."""
    by_kind: dict[str, list[str]] = {}
    for kind, public_id in ends:
        by_kind.setdefault(kind, []).append(public_id)
    return {
        (kind, public_id): record
        for kind, ids in by_kind.items()
        if kind in _kinds
        for public_id, record in _kinds[kind].shown(ids, office, roles).items()
    }


def neighbours(kind: str, public_id: str, office: Office, roles: frozenset[str]) -> list[Neighbour]:
    """Return the records bound to one, in the order of linking, as far as these roles may see them."""
    here = (kind, public_id)
    others = [
        (end, relation, start == here)
        for start, relation, target in bonds([here], office)
        for end in (start, target)
        if end != here
    ]
    records = shown([end for end, _relation, _is_forward in others], office, roles)
    return [
        Neighbour(
            kind=end[0],
            public_id=end[1],
            relation=relation_title(relation, is_forward=is_forward),
            is_forward=is_forward,
            title=records[end].title,
            address=records[end].address,
        )
        for end, relation, is_forward in others
        if end in records
    ]


def _first_role(person: Person | None, office: Office) -> str:
    return min(person.roles_in(office), default="") if person is not None else ""

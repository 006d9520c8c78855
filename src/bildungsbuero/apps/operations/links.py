"""The chain from record to record. Each app registers how its kinds are titled, addressed and who may see them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations.models import Link

Title = Callable[[str, Office], str | None]
Address = Callable[[str, Office], str | None]
Visibility = Callable[[str, Office, frozenset[str]], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How records of one kind appear at the other end of a link."""

    name: str
    title: Title
    address: Address
    may_see: Visibility


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
_relations: dict[str, tuple[Any, Any]] = {}


def register_kind(kind: str, *, title: Title, address: Address, may_see: Visibility) -> None:
    """Let records of a kind take part in the chain."""
    _kinds[kind] = Kind(name=kind, title=title, address=address, may_see=may_see)


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


def neighbours(kind: str, public_id: str, office: Office, person_roles: frozenset[str]) -> list[Neighbour]:
    """Return the records linked to one, in the order of linking, as far as these roles may see them."""
    ends = [_other_end(one, kind, public_id) for one in Link.objects.of(office).touching(kind, public_id)]
    seen = (_seen(end, office, person_roles) for end in ends)
    return [neighbour for neighbour in seen if neighbour is not None]


def _other_end(one: Link, kind: str, public_id: str) -> tuple[str, str, str, bool]:
    if (one.from_kind, one.from_id) == (kind, public_id):
        return one.to_kind, one.to_id, one.relation, True
    return one.from_kind, one.from_id, one.relation, False


def _seen(end: tuple[str, str, str, bool], office: Office, roles: frozenset[str]) -> Neighbour | None:
    kind_name, public_id, relation, is_forward = end
    kind = _kinds.get(kind_name)
    if kind is None or not kind.may_see(public_id, office, roles):
        return None
    title = kind.title(public_id, office)
    if title is None:
        return None
    return Neighbour(
        kind=kind_name,
        public_id=public_id,
        relation=relation_title(relation, is_forward=is_forward),
        is_forward=is_forward,
        title=title,
        address=kind.address(public_id, office) or "",
    )


def _first_role(person: Person | None, office: Office) -> str:
    return min(person.roles_in(office), default="") if person is not None else ""

"""Where a new record comes from: `?from=need:PUBLICID` in the address of its form becomes a link once it is saved.

A form posts to its own address, so the question mark stays; who may make what from what is registered by the apps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import links

FROM = "from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A record that a new one is made from, and the relation that will bind them."""

    kind: str
    public_id: str
    relation: str
    to_kind: str
    title: str
    address: str

    @property
    def query(self) -> str:
        """What an address carries on: "?from=need:abc"."""
        return f"?{urlencode({FROM: f'{self.kind}:{self.public_id}'}, safe=':')}"


_makes: dict[tuple[str, str], str] = {}


def register_making(from_kind: str, relation: str, to_kind: str) -> None:
    """Let records of a kind be made from records of another."""
    _makes[from_kind, to_kind] = relation


def read_origin(query: Mapping[str, str], to_kind: str, *, office: Office, person: Person) -> Origin | None:
    """Return the record that an address names as the origin of a new one; None where it names none that counts."""
    kind, _colon, public_id = query.get(FROM, "")[:100].partition(":")
    relation = _makes.get((kind, to_kind))
    if relation is None:
        return None
    found = links.shown([(kind, public_id)], office, person.roles_in(office)).get((kind, public_id))
    if found is None:
        return None
    return Origin(
        kind=kind,
        public_id=public_id,
        relation=relation,
        to_kind=to_kind,
        title=found.title,
        address=found.address,
    )


def link_origin(origin: Origin | None, public_id: str, *, office: Office, person: Person) -> None:
    """Bind a new record to the one that it was made from, if there was one."""
    if origin is not None:
        ends = (origin.kind, origin.public_id, origin.relation, origin.to_kind, public_id)
        links.link(*ends, office=office, person=person)

"""What is compared: plain facts of an organisation, a place or an offer, and the same made ready once for all pairs."""

from dataclasses import dataclass
from enum import StrEnum

from bildungsbuero.core.matching.addresses import read_street
from bildungsbuero.core.matching.folding import folded
from bildungsbuero.core.matching.names import Name, read_name
from bildungsbuero.core.matching.reaching import mailbox, phone_digits, web_address


class Kind(StrEnum):
    """What sort of thing an entry is; only things of one sort are compared."""

    ORGANISATION = "organisation"
    PLACE = "place"
    OFFER = "offer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An entry with what is known of it; empty means not known. `key` is what the caller knows it by."""

    key: str
    name: str
    kind: Kind = Kind.ORGANISATION
    provider: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    email: str = ""
    website: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    levels: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    sort: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A subject made ready to be compared."""

    key: str
    kind: Kind
    name: Name
    provider: Name | None
    street: str
    house: str
    postcode: str
    town: str
    point: tuple[float, float] | None
    phone: str
    mailbox: str
    mail_domain: str
    host: str
    page: str
    identifiers: tuple[tuple[str, str], ...]
    levels: frozenset[str]
    days: frozenset[str]
    sort: str


def profile_of(subject: Subject) -> Profile:
    """Return the subject made ready to be compared."""
    name = read_name(subject.name, subject.town, is_title=subject.kind == Kind.OFFER)
    street, house = read_street(subject.street) if subject.street else ("", "")
    whole, domain = mailbox(subject.email) if subject.email else ("", "")
    host, page = web_address(subject.website) if subject.website else ("", "")
    has_point = subject.latitude is not None and subject.longitude is not None
    return Profile(
        key=subject.key,
        kind=subject.kind,
        name=name,
        provider=read_name(subject.provider, subject.town) if subject.provider else None,
        street=street,
        house=house,
        postcode=subject.postcode.strip().upper(),
        town=folded(subject.town),
        point=(subject.latitude, subject.longitude) if has_point else None,  # type: ignore[arg-type]
        phone=phone_digits(subject.phone) if subject.phone else "",
        mailbox=whole,
        mail_domain=domain,
        host=host,
        page=page,
        identifiers=subject.identifiers,
        levels=name.marks.level or frozenset(level.casefold() for level in subject.levels if level),
        days=frozenset(subject.days),
        sort=subject.sort,
    )

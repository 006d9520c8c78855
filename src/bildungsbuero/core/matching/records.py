"""An offer of a list as what is compared."""

from bildungsbuero.core.matching.subjects import Kind, Subject
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.places import EXACT, STREET


def subject_of(record: OfferRecord, key: str) -> Subject:
    """Return what of an offer is compared, known by `key`."""
    place, contact = record.place, record.contact
    is_precise = place is not None and place.precision in (EXACT, STREET)
    return Subject(
        key=key,
        kind=Kind.OFFER,
        name=record.title,
        sort=record.kind,
        provider=record.provider.name,
        street=place.street if place else "",
        postcode=place.postcode if place else "",
        town=place.town if place else "",
        latitude=place.latitude if place and is_precise else None,
        longitude=place.longitude if place and is_precise else None,
        phone=contact.phone if contact else "",
        email=contact.email if contact else "",
        website=record.website,
        levels=tuple(level for level in (record.level_from, record.level_to) if level),
        days=tuple(run.starts_on.isoformat() for run in record.runs if run.starts_on),
    )

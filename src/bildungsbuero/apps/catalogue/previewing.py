"""An offer as the public would see it, before anything of it is kept."""

from datetime import date
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.catalogue.actions import write_offer
from bildungsbuero.apps.catalogue.facts import facts, runs
from bildungsbuero.apps.catalogue.locating import located
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.core.offers import OfferRecord


def preview(kind: str, record: OfferRecord, *, person: Person, office: Any, on: date) -> dict[str, Any]:
    """Return what the public page would show of a record; it is written and taken back in one go."""
    with transaction.atomic():
        offer = write_offer(Offer(office=office, kind=kind), located(record), person=person)
        shown = public_record_of(offer)
        said = {
            "title": shown.title,
            "summary": shown.summary,
            "description": shown.description,
            "provider": shown.provider.name,
            "facts": facts(offer, shown),
            "runs": runs(shown, on),
            "contact": [part for part in _contact(shown) if part],
        }
        transaction.set_rollback(True)
    return said


def _contact(record: OfferRecord) -> tuple[str, ...]:
    contact = record.contact
    return (contact.function, contact.phone, contact.email, record.website) if contact else (record.website,)

"""Offers as their provider looks through them: enough of each to say at a glance whether it is still right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.in_words import cost_in_words, next_date_in_words
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.presenters import where
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.core import freshness
from bildungsbuero.web.wording import day


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedThrough:
    """One offer with what stands in it in a few lines."""

    public_id: str
    title: str
    lines: list[str]
    state: str
    note: str


def present_offers(offers: Iterable[Offer], on: date) -> list[LookedThrough]:
    """Return the offers with kind, dates, place, cost and contact."""
    return [_present(offer, on) for offer in offers]


def _present(offer: Offer, on: date) -> LookedThrough:
    record = record_of(offer)
    contact = record.contact
    lines = [
        label("kind", offer.kind),
        next_date_in_words(record, on),
        where(offer),
        cost_in_words(record),
        ", ".join(filter(None, (contact.phone, contact.email))) if contact else "",
    ]
    confirmed = offer.confirmed_on
    return LookedThrough(
        public_id=offer.public_id,
        title=offer.title,
        lines=[line for line in lines if line],
        state=label("state", offer.state) if offer.state in (freshness.CLOSED, freshness.CANCELLED) else "",
        note=_("Confirmed on %(day)s.") % {"day": day(confirmed)} if confirmed else _("Not confirmed yet."),
    )

"""What the catalogue writes into the handover folder: drafts, what waits, and offers that nobody has confirmed."""

from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet
from bildungsbuero.web.handover import Chapter

MOST_LINES = 200


def chapters(office: Office, on: date) -> list[Chapter]:
    """Return the offers that need a hand, with how the provider is reached."""
    offers = Offer.objects.of(office).select_related("provider").order_by("provider__name", "title")
    return [
        Chapter(title=_("Offers: drafts, and what waits for the office"), lines=_lines(offers.drafts())),
        Chapter(title=_("Offers to be confirmed, with contact"), lines=_lines(offers.public_on(on).unconfirmed_on(on))),
    ]


def _lines(offers: OfferQuerySet) -> tuple[str, ...]:
    return tuple(
        ", ".join(
            part for part in (offer.provider.name, offer.title, offer.provider.phone, offer.provider.email) if part
        )
        for offer in offers[:MOST_LINES]
    )

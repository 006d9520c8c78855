"""An offer that somebody from outside suggests: it waits for the office and is on no public page until then."""

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue import actions
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.core.offer_states import ANYBODY, PROPOSE
from bildungsbuero.core.offers import OfferRecord

# What stands as the source of such an offer, in the data as on the pages.
SOURCE = "Vorschlag"
# More than this wait at once only while somebody floods the form; then it is closed for the time being.
MOST_WAITING = 200


def is_open(office: Office) -> bool:
    """Whether there is room for a further suggestion."""
    return Offer.objects.of(office).submitted().filter(source=SOURCE).count() < MOST_WAITING


@transaction.atomic
def suggest(office: Office, record: OfferRecord) -> Offer:
    """Return the suggested offer, which waits for somebody of the office."""
    return actions.write_offer(Offer(office=office), record, person=None, by=ANYBODY, action=PROPOSE)

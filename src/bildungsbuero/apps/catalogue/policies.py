"""Who may do what with offers, and what an offer needs first; every rule is one sentence that raises."""

from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.apps.catalogue.wording import missing_in_words
from bildungsbuero.core.completeness import missing
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import OfferRecord


def check_may_publish(offer: Offer, record: OfferRecord) -> None:
    """An offer is published when it says what its kind must say."""
    check_is_not_archived(offer)
    lacking = missing(record, offer.kind_profile)
    if lacking:
        words = ", ".join(missing_in_words(lacking, offer.kind_profile))
        raise Refusal("offers.incomplete", place=Place(field=lacking[0]), missing=words)


def check_is_not_archived(offer: Offer) -> None:
    """What was put away is brought back before it is changed."""
    if offer.state == State.ARCHIVED:
        raise Refusal("offers.is_archived")


def check_is_archived(offer: Offer) -> None:
    """Only what was put away can be brought back."""
    if offer.state != State.ARCHIVED:
        raise Refusal("offers.is_not_archived")

"""What an offer needs before it is public, and whose eyes; what may happen in which state, `transitions` says."""

from bildungsbuero.apps.accounts.models import Person, Role
from bildungsbuero.apps.catalogue.models import Offer, State, WrittenBy
from bildungsbuero.apps.catalogue.rules import rules_of
from bildungsbuero.apps.catalogue.wording import missing_in_words
from bildungsbuero.core.completeness import missing
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import OfferRecord

# Who decides what the office asks of offers beyond what every office asks.
STEERING = (Role.MANAGEMENT, Role.ADMINISTRATOR)
STEERING_KEYS = frozenset(str(role) for role in STEERING)


def check_may_publish(offer: Offer, record: OfferRecord) -> None:
    """An offer is published when it says what its kind must say."""
    check_is_not_archived(offer)
    lacking = missing(record, offer.kind_profile)
    if lacking:
        words = ", ".join(missing_in_words(lacking, offer.kind_profile))
        raise Refusal("offers.incomplete", place=Place(field=lacking[0]), missing=words)


def check_four_eyes(offer: Offer, person: Person | None) -> None:
    """Where the office wants four eyes, nobody publishes the version that they wrote."""
    if person is None or not rules_of(offer.office).four_eyes:
        return
    if WrittenBy.objects.of(offer.office).filter(offer=offer, changed_by=person).exists():
        raise Refusal("offers.four_eyes")


def check_is_not_archived(offer: Offer) -> None:
    """What was put away is brought back before it is changed."""
    if offer.state == State.ARCHIVED:
        raise Refusal("offers.is_archived")

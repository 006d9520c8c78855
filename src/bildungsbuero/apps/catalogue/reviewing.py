"""What of a list that nobody looks at before waits for the office: all that is new, or only new kinds of offers."""

from dataclasses import replace
from datetime import date
from functools import cached_property

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.apps.catalogue.waiting import write_beside
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.freshness import PUBLIC_STATES
from bildungsbuero.core.offer_states import PROVIDER
from bildungsbuero.core.offers import OfferRecord

# Everything waits; or only kinds of offers that the list never brought; without either nothing does.
ALL = "all"
NEW_KINDS = "new_kinds"


class Waiting:
    """Which offers of a list wait, and how a change waits beside its public offer."""

    def __init__(self, office: Office, list_name: str, *, review: str, origin: str) -> None:
        self.office = office
        self.list_name = list_name
        self.review = review
        self.origin = origin

    @property
    def is_sampled(self) -> bool:
        """Whether the list is trusted: what it changes is public at once, and some of it is looked at afterwards."""
        return self.review == NEW_KINDS

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of offers that the list has brought before; none as long as it brought nothing."""
        mine = Offer.objects.of(self.office).filter(list_name=self.list_name, state__in=PUBLIC_STATES)
        return frozenset(mine.order_by().values_list("kind", flat=True).distinct())

    def with_origin(self, record: OfferRecord) -> OfferRecord:
        """Return the record with who gives it out, where it does not say so itself."""
        if not self.origin or record.source not in ("", "HSDS"):
            return record
        return replace(record, source=self.origin)

    def state_of_new(self, record: OfferRecord) -> str:
        """Return the state in which a new offer begins."""
        is_new_kind = bool(self.kinds) and record.kind not in self.kinds if self.review == NEW_KINDS else False
        waits = record.state in PUBLIC_STATES and (self.review == ALL or is_new_kind)
        return str(State.SUBMITTED) if waits else record.state

    def is_for(self, offer: Offer) -> bool:
        """Whether changes of this offer wait, except what may go live at once."""
        return self.review == ALL and offer.is_public_state

    def propose(self, offer: Offer, record: OfferRecord, said: str, *, on: date, reason: str = "") -> None:
        """Let dates, prices and seats go live and the rest wait; the same file once more proposes nothing new."""
        write_beside(offer, record, person=None, by=PROVIDER, on=on, reason=reason)
        Offer.objects.of(offer.office).filter(pk=offer.pk).update(fingerprint=said)


def check_follows(last: int | None, number: int | None) -> None:
    """An update follows right upon the one before it; raises Refusal for one that leaves a gap or was taken already."""
    if last is None or number is None or number == last + 1:
        return
    if number <= last:
        raise Refusal("offers.update_taken", number=number, last=last)
    raise Refusal("offers.update_gap", number=number, last=last)

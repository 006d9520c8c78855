"""Offers as another office reads them that they were released to."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.releasable import MOST_FOUND, ReleasableKind, Shown
from bildungsbuero.apps.catalogue.facts import facts, source_note
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.staff import standing_in_words


def find(office: Office, text: str) -> list[tuple[str, str]]:
    """Return the offers in use whose title holds the text, by public id and title."""
    offers = Offer.objects.of(office).in_use().filter(title__icontains=text).order_by("title")
    return list(offers.values_list("public_id", "title")[:MOST_FOUND])


def show(office: Office, public_id: str) -> Shown | None:
    """Return an offer, drafts too; of its place no more than the public may see."""
    offer = Offer.objects.of(office).with_provider_and_place().filter(public_id=public_id).first()
    if offer is None:
        return None
    record = record_of(offer)
    own = (
        (_("State"), standing_in_words(offer.standing_on(timezone.localdate()))),
        (_("Provider"), offer.provider.name),
        (_("Summary"), offer.summary),
        (_("Description"), offer.description),
    )
    return Shown(title=offer.title, facts=(*own, *facts(offer, record), (_("Source"), source_note(record))))


OFFERS = ReleasableKind(key=OFFER, title=gettext_lazy("Offer"), find=find, show=show)

"""Archived offers are deleted for good when the office's time is over, with history, notes and enquiries."""

from datetime import datetime, timedelta

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue import successors, suggestions, transitions
from bildungsbuero.apps.catalogue.indexing import OFFER, ORGANISATION
from bildungsbuero.apps.catalogue.models import BulkChange, Offer, Run, Translation
from bildungsbuero.apps.catalogue.pictures.keeping import forget, picture_of
from bildungsbuero.apps.catalogue.rules import rules_of
from bildungsbuero.apps.operations import audit, changes
from bildungsbuero.core.offer_states import NIGHT, PURGE

# A night deletes no more than this, so that it never holds the database for long.
MOST_A_NIGHT = 2_000
BULK_KEPT = timedelta(days=30)


def purge_all(at: datetime) -> int:
    """Delete what is over in every office; return how many offers."""
    BulkChange.objects.across_offices(because="the night forgets").filter(at__lt=at - BULK_KEPT).delete()
    return sum(purge(office, at) for office in Office.objects.all())


@transaction.atomic
def purge(office: Office, at: datetime) -> int:
    """Delete the archived offers of an office that nobody has wanted back; return how many."""
    before = at - timedelta(days=rules_of(office).purge_after_days)
    # Nothing is written to an archived offer, so that its last change is the day on which it was put away.
    over = Offer.objects.of(office).archived().filter(changed_at__lt=before).order_by("changed_at")[:MOST_A_NIGHT]
    offers = list(over.select_related("office", "provider"))
    for offer in offers:
        _delete(offer)
    if offers:
        audit.note("offer.purged", office=office, person=None, about=str(len(offers)))
    return len(offers)


def _delete(offer: Offer) -> None:
    transitions.check(offer, PURGE, by=NIGHT)
    provider, public_id = offer.provider, offer.public_id
    run_ids = list(Run.objects.of(offer.office).filter(offer=offer).values_list("pk", flat=True))
    pk, picture = offer.pk, picture_of(offer)
    if picture is not None:
        forget(picture)
    successors.remember(offer, OFFER)
    offer.delete()
    # The history is a table of its own, and it gets a last line at the deletion.
    Run.history.filter(id__in=run_ids).delete()
    Offer.history.filter(id=pk).delete()
    Translation.history.filter(offer_id=pk).delete()
    changes.record(OFFER, public_id, office=offer.office, removed=True)
    _forget_suggested(provider)


def _forget_suggested(provider: Organisation) -> None:
    """Delete a provider that came with a suggestion and has nothing left."""
    if provider.source != suggestions.SOURCE:
        return
    if not Offer.objects.of(provider.office).filter(provider=provider).exists():
        successors.remember(provider, ORGANISATION)
        provider.delete()

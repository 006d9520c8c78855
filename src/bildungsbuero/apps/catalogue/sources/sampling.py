"""The sample of a trusted source: some of what it published or changed by itself, for the office to look at."""

import random
from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import ListSource, Offer, SampledOffer


def draw(source: ListSource, offers: list[str], *, on: date, is_change: bool = False) -> int:
    """Note some of the offers, at least one, and return how many; the same day draws the same ones.

    An offer that was looked at before and has changed since is to be looked at again.
    """
    if not offers:
        return 0
    count = -(-len(offers) * source.sample_percent // 100)
    chosen = random.Random(f"{source.public_id}:{on}").sample(sorted(offers), count)  # noqa: S311 - no secret
    found = Offer.objects.of(source.office).filter(public_id__in=chosen)
    said = {"list_name": source.list_name, "drawn_on": on, "is_change": is_change}
    SampledOffer.objects.of(source.office).filter(offer__in=found).delete()
    rows = [SampledOffer(office=source.office, offer=offer, **said) for offer in found]
    SampledOffer.objects.of(source.office).bulk_create(rows)
    return len(rows)


def unseen(office: Office) -> list[SampledOffer]:
    """Return what of the samples nobody has looked at, as far as it still stands."""
    waiting = SampledOffer.objects.of(office).filter(seen_on=None).exclude(offer__state="archived")
    return list(waiting.select_related("offer__provider")[:100])


def mark_seen(office: Office, public_id: str, *, on: date) -> int:
    """Note that somebody has looked at an offer of a sample; return how many that were."""
    return SampledOffer.objects.of(office).filter(offer__public_id=public_id, seen_on=None).update(seen_on=on)

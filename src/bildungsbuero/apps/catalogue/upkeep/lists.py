"""Lists that come again and again: they confirm what they bring, and are asked for when they stay away."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import ListRhythm, Offer
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.freshness import PUBLIC_STATES

BATCH = 500


def note_taken(office: Office, list_name: str, *, on: date) -> None:
    """Note that a list came, in the caller's transaction."""
    rhythm, _is_new = ListRhythm.objects.of(office).get_or_create(office=office, list_name=list_name)
    rhythm.taken_on = on
    rhythm.save(update_fields=["taken_on"])


def is_expected(office: Office, list_name: str) -> bool:
    """Whether the office has said that a list comes again and again."""
    return ListRhythm.objects.of(office).filter(list_name=list_name, every_days__isnull=False).exists()


def confirm(office: Office, keys: Sequence[int], *, on: date) -> None:
    """Confirm the public ones among offers that stand in their list as before, in the caller's transaction."""
    for start in range(0, len(keys), BATCH):
        chosen = Offer.objects.of(office).filter(pk__in=keys[start : start + BATCH], state__in=PUBLIC_STATES)
        older = chosen.exclude(confirmed_on__gte=on)
        public_ids = list(older.values_list("public_id", flat=True))
        older.update(confirmed_on=on)
        changes.record_many(OFFER, public_ids, office=office)


def known_lists(office: Office) -> list[ListRhythm]:
    """Return the lists that came, also those that nobody has set a rhythm for, as long as an offer of them is there."""
    offers = Offer.objects.of(office).filter(list_name=OuterRef("list_name")).exclude(external_id="")
    rhythms = ListRhythm.objects.of(office).filter(Q(every_days__isnull=False) | Exists(offers))
    return list(rhythms.order_by("list_name"))


def keep_rhythm(office: Office, list_name: str, every_days: int | None) -> ListRhythm:
    """Return the list with the rhythm that it is expected in."""
    rhythm, _is_new = ListRhythm.objects.of(office).get_or_create(office=office, list_name=list_name)
    rhythm.every_days = every_days
    rhythm.save()
    return rhythm

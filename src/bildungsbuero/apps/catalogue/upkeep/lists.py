"""Lists that come again and again: they confirm what they bring, and are asked for when they stay away."""

from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import ListRhythm, Offer
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.freshness import PUBLIC_STATES


def note_taken(office: Office, list_name: str, *, on: date) -> int:
    """Note that a list came, in the caller's transaction; return how many of its offers it confirms."""
    rhythm, _is_new = ListRhythm.objects.of(office).get_or_create(office=office, list_name=list_name)
    rhythm.taken_on = on
    rhythm.save(update_fields=["taken_on"])
    return _confirm(office, list_name, on) if rhythm.every_days is not None else 0


def known_lists(office: Office) -> list[ListRhythm]:
    """Return the lists from which offers in use came, also those that nobody has set a rhythm for."""
    rhythms = {rhythm.list_name: rhythm for rhythm in ListRhythm.objects.of(office)}
    names = Offer.objects.of(office).in_use().exclude(list_name="").order_by("list_name")
    listed = dict.fromkeys([*names.values_list("list_name", flat=True).distinct(), *rhythms])
    return [rhythms.get(name) or ListRhythm(office=office, list_name=name) for name in sorted(listed)]


def keep_rhythm(office: Office, list_name: str, every_days: int | None) -> ListRhythm:
    """Return the list with the rhythm that it is expected in."""
    rhythm, _is_new = ListRhythm.objects.of(office).get_or_create(office=office, list_name=list_name)
    rhythm.every_days = every_days
    rhythm.save()
    return rhythm


def _confirm(office: Office, list_name: str, on: date) -> int:
    """Confirm the public offers of a list; one that is gone from the list was put away before."""
    offers = Offer.objects.of(office).filter(list_name=list_name, state__in=PUBLIC_STATES).exclude(confirmed_on=on)
    public_ids = list(offers.values_list("public_id", flat=True))
    offers.update(confirmed_on=on)
    changes.record_many(OFFER, public_ids, office=office)
    return len(public_ids)

"""Which offers their providers are asked about on a day, and how a provider is reached."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from django.db.models import Q
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Contact, Organisation
from bildungsbuero.apps.catalogue.models import ListRhythm, Offer, OfferQuerySet, ProviderCare
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.core.freshness import asked_since, reminder_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An offer that somebody has to look at, and since when."""

    pk: int
    since: date


# By the key of a provider.
AskedOffers: TypeAlias = dict[int, list[Asked]]


def asked_offers(office: Office, on: date, *, provider: Organisation | None = None) -> AskedOffers:
    """Return by provider the public offers that are due; those that a living list confirms cause no mail."""
    found: dict[int, list[Asked]] = defaultdict(list)
    offers = _soonest(asked_by_mail(office, on), on)
    if provider is not None:
        offers = offers.filter(provider=provider)
    rows = offers.values_list("pk", "provider_id", "kind", "confirmed_on", "created_at")
    for pk, provider_id, kind, confirmed_on, created_at in rows.iterator():
        since = asked_since(
            confirmed_on=confirmed_on,
            first_seen_on=timezone.localtime(created_at).date(),
            confirm_days=kinds()[kind].confirm_days,
            on=on,
        )
        if since is not None:
            found[provider_id].append(Asked(pk=pk, since=since))
    return dict(found)


def asked_by_mail(office: Office, on: date) -> OfferQuerySet:
    """Return the public offers that a person confirms, not a list that comes again and again."""
    living = ListRhythm.objects.of(office).exclude(every_days=None).values_list("list_name", flat=True)
    return Offer.objects.of(office).public_on(on).filter(replaces=None).exclude(list_name__in=list(living))


def due_of(organisation: Organisation, on: date) -> list[Offer]:
    """Return the offers of a provider that are due, by title."""
    asked = asked_offers_of(organisation, on)
    return list(_shown(Offer.objects.of(organisation.office).filter(pk__in=[one.pk for one in asked])))


def others_of(organisation: Organisation, due: Iterable[Offer], on: date) -> list[Offer]:
    """Return the public offers of a provider that are not due."""
    public = Offer.objects.of(organisation.office).public_on(on).filter(provider=organisation, replaces=None)
    return list(_shown(public.exclude(pk__in=[offer.pk for offer in due])))


def asked_offers_of(organisation: Organisation, on: date) -> list[Asked]:
    """Return what one provider is asked about."""
    return asked_offers(organisation.office, on, provider=organisation).get(organisation.pk, [])


def address_of(organisation: Organisation, on: date) -> str:
    """Return the mail address of a provider: its own, that of a contact, or the one most of its offers name."""
    if organisation.email:
        return organisation.email
    contacts = Contact.objects.of(organisation.office).filter(organisation=organisation).valid_on(on)
    contact = contacts.exclude(email="").order_by("pk").first()
    if contact is not None:
        return contact.email
    named = Offer.objects.of(organisation.office).in_use().filter(provider=organisation).exclude(contact_email="")
    addresses = Counter(named.values_list("contact_email", flat=True))
    return next((address for address, _count in addresses.most_common(1)), "")


def care_of(organisation: Organisation) -> ProviderCare:
    """Return where the office stands with a provider, not stored where nothing happened yet."""
    found = ProviderCare.objects.of(organisation.office).filter(organisation=organisation).first()
    return found or ProviderCare(office=organisation.office, organisation=organisation)


def _soonest(offers: OfferQuerySet, on: date) -> OfferQuerySet:
    """Leave out what cannot be due yet, so that few rows are read."""
    due = Q(confirmed_on=None)
    for kind in kinds().values():
        due |= Q(kind=kind.key, confirmed_on__lte=on - timedelta(days=reminder_marks(kind.confirm_days)[0]))
    return offers.filter(due)


def _shown(offers: OfferQuerySet) -> OfferQuerySet:
    return offers.with_provider_and_place().order_by("title", "pk")

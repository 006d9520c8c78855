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
    return organisation.email or addresses_of([organisation], on).get(organisation.pk, "")


def addresses_of(organisations: Iterable[Organisation], on: date) -> dict[int, str]:
    """Return the mail addresses of several providers of one office, in two queries; who has none is left out."""
    found = {one.pk: one.email for one in organisations if one.email}
    open_ = {one.pk: one.office for one in organisations if not one.email}
    for office in set(open_.values()):
        contacts = Contact.objects.of(office).filter(organisation__in=open_).valid_on(on).exclude(email="")
        for key, email in contacts.order_by("pk").values_list("organisation_id", "email"):
            found.setdefault(key, email)
        left = [key for key in open_ if key not in found]
        found |= most_named(office, left, "contact_email")
    return found


def most_named(office: Office, providers: Iterable[int], field: str) -> dict[int, str]:
    """Return by provider what most of its offers in use say in a field, where any says something."""
    offers = Offer.objects.of(office).in_use().filter(provider__in=list(providers)).exclude(**{field: ""})
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for key, value in offers.values_list("provider_id", field):
        counted[key][value] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in counted.items()}


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

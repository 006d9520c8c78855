"""What the office sees of the care of its offers: who did not answer, what was changed live, which list is late."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Count, F, Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import ListRhythm, LiveChange, Offer, ProviderCare, State, Talk
from bildungsbuero.apps.catalogue.rules import rules_of
from bildungsbuero.apps.catalogue.searching import has_very_many
from bildungsbuero.apps.catalogue.upkeep.asking import AskedOffers, addresses_of, asked_by_mail, most_named
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.core.workload import Ending, MonthOfWork, workload

MOST_LISTED = 100
WRONG = (Talk.Result.WRONG, Talk.Result.CHANGED, Talk.Result.GONE)
# A forecast may be an hour old: counting a million offers at each visit of “Heute” would be too much.
FORECAST_KEPT_S = 3600
# Counted each night by the job process.
FORECAST_OF_MANY_KEPT_S = 3 * 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentProvider:
    """A provider to be telephoned: since when it owes an answer, and how many offers that is about."""

    organisation: Organisation
    since: date | None
    offers: int
    phone: str


def silent_providers(office: Office, asked: AskedOffers, on: date) -> list[SilentProvider]:
    """Return the providers who were asked and did not answer in the time that the office has set."""
    late = [care for care in waiting_cares(office, on) if care.organisation_id in asked][:MOST_LISTED]
    phones = most_named(office, [care.organisation_id for care in late], "contact_phone")
    return [
        SilentProvider(
            organisation=care.organisation,
            since=care.waits_since,
            offers=len(asked[care.organisation_id]),
            phone=care.organisation.phone or phones.get(care.organisation_id, ""),
        )
        for care in late
    ]


def waiting_cares(office: Office, on: date) -> list[ProviderCare]:
    """Return where an answer has been owed for too long, the longest first."""
    before = on - timedelta(days=rules_of(office).escalate_after_days)
    unanswered = Q(answered_on=None) | Q(answered_on__lt=F("asked_on"))
    cares = ProviderCare.objects.of(office).filter(unanswered, asked_on__lte=before, organisation__archived_at=None)
    return list(cares.select_related("organisation").order_by("asked_on", "pk"))


def unreachable_providers(office: Office, asked: AskedOffers, on: date) -> list[SilentProvider]:
    """Return the providers with something due whom no mail reaches: no address, or no mails wanted."""
    unwilling = set(
        ProviderCare.objects.of(office).filter(wants_no_mail=True).values_list("organisation_id", flat=True)
    )
    organisations = list(
        Organisation.objects.of(office).standing().filter(pk__in=asked).select_related("office").order_by("name")
    )
    reached = addresses_of(organisations, on)
    found = [one for one in organisations if one.pk in unwilling or one.pk not in reached][:MOST_LISTED]
    phones = most_named(office, [one.pk for one in found if not one.phone], "contact_phone")
    return [
        SilentProvider(
            organisation=one, since=None, offers=len(asked[one.pk]), phone=one.phone or phones.get(one.pk, "")
        )
        for one in found
    ]


def unseen_offers(office: Office) -> list[Offer]:
    """Return the offers in which a provider changed something live that nobody has looked at."""
    unseen = LiveChange.objects.of(office).unseen().values_list("offer_id", flat=True)
    offers = Offer.objects.of(office).filter(pk__in=list(unseen.distinct()))
    return list(offers.select_related("provider").order_by("title")[:MOST_LISTED])


def wrong_offers(office: Office) -> list[Talk]:
    """Return what somebody found wrong, by telephone or on site, since the offer was confirmed last."""
    since = Q(offer__confirmed_on=None) | Q(on__gt=F("offer__confirmed_on"))
    found = Talk.objects.of(office).filter(since, result__in=WRONG).exclude(offer__state=State.ARCHIVED)
    return list(found.select_related("offer__provider").order_by("-on", "-pk")[:MOST_LISTED])


def late_lists(office: Office, on: date) -> list[ListRhythm]:
    """Return the lists that stay away longer than they should."""
    rhythms = ListRhythm.objects.of(office).exclude(every_days=None)
    return [rhythm for rhythm in rhythms if rhythm.days_late(on)]


def forecast(office: Office, on: date) -> list[MonthOfWork]:
    """Return how many confirmations end in each of the next twelve months; of very many, what was counted last."""
    found: list[MonthOfWork] | None = cache.get(_forecast_key(office))
    if found is None:
        return [] if has_very_many(office) else count_forecast(office, on)
    return found


def count_forecast(office: Office, on: date) -> list[MonthOfWork]:
    """Count the forecast anew and keep it."""
    found = workload(_endings(office, on), on=on)
    cache.set(_forecast_key(office), found, FORECAST_OF_MANY_KEPT_S if has_very_many(office) else FORECAST_KEPT_S)
    return found


def _forecast_key(office: Office) -> str:
    return f"upkeep-forecast:{office.pk}"


def _endings(office: Office, on: date) -> list[Ending]:
    """Count in the database by kind and day; what holds until its end needs no confirmation."""
    reached = ~Q(provider__email="") | ~Q(contact_email="")
    dated = asked_by_mail(office, on).order_by().values("kind", "confirmed_on")
    rows: Any = dated.annotate(offers=Count("pk"), by_mail=Count("pk", filter=reached))
    endings = []
    for row in rows:
        days = kinds()[row["kind"]].confirm_days
        counts = {"offers": row["offers"], "by_mail": row["by_mail"]}
        if row["confirmed_on"] is None:
            endings.append(Ending(on=None, **counts))
        elif days is not None:
            endings.append(Ending(on=row["confirmed_on"] + timedelta(days=days), **counts))
    return endings

"""One mail a week at most to each provider, with all that is due; the answer is a page, never a mail.

Mails that come back are read by nobody here: bounces and automatic answers change nothing. Ours say that a machine
wrote them, so that other machines keep still.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from bildungsbuero.apps.accounts import mails
from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.signed_links import VALID_FOR
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import CareRules, Offer, ProviderCare
from bildungsbuero.apps.catalogue.upkeep.asking import (
    Asked,
    AskedOffers,
    address_of,
    addresses_of,
    asked_offers,
    care_of,
)
from bildungsbuero.apps.catalogue.upkeep.links import link_for
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.freshness import is_digest_due

TEMPLATE = "catalogue/mail/digest"
LINK_TEMPLATE = "catalogue/mail/new_link"
# After a long pause not all providers are written to on one day; those who wait longest come first.
MOST_A_DAY = 100
MOST_TITLES = 40
# A new link is asked for by anybody who knows the address; the provider gets no more than this.
LINK_EVERY = timedelta(hours=1)
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def send_digests(at: datetime) -> int:
    """Write to the providers who have something to look at, in each office that wants it; return how many."""
    on = timezone.localtime(at).date()
    because = "every office reminds its own providers"
    rules = CareRules.objects.across_offices(because=because).filter(sends_reminders=True, office__active=True)
    return sum(send_of(one.office, on) for one in rules.select_related("office"))


def send_of(office: Office, on: date) -> int:
    """Write to the providers of an office; return to how many."""
    return sum(
        _send(organisation, asked, on)
        for organisation, asked in due_providers(office, asked_offers(office, on), on)[:MOST_A_DAY]
    )


def due_providers(office: Office, asked: AskedOffers, on: date) -> list[tuple[Organisation, list[Asked]]]:
    """Return the providers who get a mail on a day with what is due, those who wait longest first."""
    cares = {care.organisation_id: care for care in ProviderCare.objects.of(office).filter(organisation__in=asked)}
    standing = list(Organisation.objects.of(office).standing().filter(pk__in=asked).select_related("office"))
    waiting = [one for one in standing if _wants_one(cares.get(one.pk), asked[one.pk], on)]
    reached = addresses_of(waiting, on)
    due = [(one, asked[one.pk]) for one in waiting if one.pk in reached]
    return sorted(due, key=lambda pair: (min(one.since for one in pair[1]), pair[0].name))


@transaction.atomic
def send_new_link(organisation: Organisation, at: datetime) -> bool:
    """Send a provider a new link; asked again within the hour nothing is sent."""
    care = care_of(organisation)
    if care.link_sent_at is not None and at - care.link_sent_at < LINK_EVERY:
        return False
    care.link_sent_at = at
    care.save()
    _mail(LINK_TEMPLATE, organisation, timezone.localtime(at).date(), {})
    audit.note("provider.link_sent", office=organisation.office, person=None, about=organisation.name)
    return True


def _wants_one(care: ProviderCare | None, asked: list[Asked], on: date) -> bool:
    if care is not None and care.wants_no_mail:
        return False
    last = care.last_digest_on if care else None
    return is_digest_due([one.since for one in asked], last_digest_on=last, on=on)


@transaction.atomic
def _send(organisation: Organisation, asked: list[Asked], on: date) -> bool:
    care = care_of(organisation)
    care.asked_on = care.waits_since or on
    care.last_digest_on = on
    care.save()
    titles = Offer.objects.of(organisation.office).filter(pk__in=[one.pk for one in asked]).order_by("title")
    listed = list(titles.values_list("title", flat=True)[:MOST_TITLES])
    context = {"titles": listed, "count": len(asked), "more": len(asked) - len(listed)}
    _mail(TEMPLATE, organisation, on, context)
    audit.note("provider.asked", office=organisation.office, person=None, about=f"{organisation.name}: {len(asked)}")
    return True


def _mail(template: str, organisation: Organisation, on: date, context: dict[str, object]) -> None:
    office = organisation.office
    links = {"link": link_for(organisation, on), "link_en": link_for(organisation, on, "en")}
    headers = HEADERS | ({"Reply-To": office.email} if office.email else {})
    with within(office):
        mails.send(
            template,
            to=address_of(organisation, on),
            office=office,
            context={**context, **links, "organisation": organisation, "days": VALID_FOR.days},
            is_confidential=True,
            headers=headers,
        )

"""Reminders of milestones: to the address of the responsible office, one mail a week at most, with a link a measure.

Nobody knows which language is read there: as in the mails to providers, English stands below German.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from bildungsbuero.apps.accounts import mails
from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.signed_links import VALID_FOR
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.models import Initiative, Milestone, PlanReminder
from bildungsbuero.apps.strategy.plan.links import address_of, link_for

TEMPLATE = "strategy/mail/milestones"
# Wider than the interval: a day on which nothing ran loses nothing.
AHEAD_DAYS = 14
EVERY = timedelta(days=7)
MOST_IN_MAIL = 20
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def send_reminders(at: datetime) -> int:
    """Write to the responsible offices of all offices; run twice it sends nothing twice. Return how many."""
    on = timezone.localtime(at).date()
    return sum(send_of(office, on) for office in Office.objects.active())


def send_of(office: Office, on: date) -> int:
    """Write to the responsible offices of one office that have something due; return to how many."""
    return sum(_send(office, address, found, on) for address, found in due_by_address(office, on).items())


def due_by_address(office: Office, on: date) -> dict[str, list[Initiative]]:
    """Return by address the measures with a milestone that is overdue or due within 14 days, paused ones left out."""
    due = (
        Milestone.objects.of(office).due_within(on, days=AHEAD_DAYS).exclude(initiative__state=Initiative.State.PAUSED)
    )
    measures = Initiative.objects.of(office).filter(pk__in=due.values("initiative"))
    found: dict[str, list[Initiative]] = {}
    for one in measures.select_related("office", "organisation").order_by("title", "pk"):
        if address := address_of(one):
            found.setdefault(address.casefold(), []).append(one)
    return found


@transaction.atomic
def _send(office: Office, address: str, measures: list[Initiative], on: date) -> bool:
    """Send one mail, unless this address had one within the last week; the mail and its day are kept together."""
    kept, is_first = PlanReminder.objects.of(office).get_or_create(
        office=office, address=address, defaults={"last_on": on}
    )
    if not is_first:
        free = PlanReminder.objects.of(office).filter(pk=kept.pk, last_on__lte=on - EVERY)
        if not free.update(last_on=on):
            return False
    listed = [(one, _due(one, on)) for one in measures[:MOST_IN_MAIL]]
    with within(office):
        mails.send(
            TEMPLATE,
            to=address,
            office=office,
            context={
                "measures": [(one, due, link_for(one, on)) for one, due in listed],
                "measures_en": [(one, due, link_for(one, on, "en")) for one, due in listed],
                "more": max(0, len(measures) - MOST_IN_MAIL),
                "count": len(measures),
                "days": VALID_FOR.days,
            },
            is_confidential=True,
            headers=HEADERS | ({"Reply-To": office.email} if office.email else {}),
        )
    audit.note("plan.reminded", office=office, person=None, about=f"{len(measures)}")
    return True


def _due(initiative: Initiative, on: date) -> list[tuple[str, date, bool]]:
    due = Milestone.objects.of(initiative.office).filter(initiative=initiative).due_within(on, days=AHEAD_DAYS)
    return [(one.title, one.due_on, one.due_on < on) for one in due]

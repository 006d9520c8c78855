"""What begins this week, for the home page."""

from datetime import date, timedelta

from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.catalogue.searching import Question, find
from bildungsbuero.apps.portal.offers.listing import Hit, present_hits
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.core.offer_times import first_days
from bildungsbuero.search.request import STARTS_THIS_WEEK

MOST = 6
ASKED = 30


def this_week(office: Office, on: date) -> list[Hit]:
    """Return what begins until Sunday, the first day first; empty where nothing does."""
    question = Question(on=on, office=office, when=(STARTS_THIS_WEEK,), limit=ASKED, counted=())
    offers = find(question).offers
    sunday = on + timedelta(days=6 - on.weekday())
    begins = {
        offer.pk: min((day for day in first_days(public_record_of(offer)) if on <= day <= sunday), default=sunday)
        for offer in offers
    }
    ordered = sorted(offers, key=lambda offer: (begins[offer.pk], offer.title.casefold()))
    return present_hits(ordered[:MOST], Selection(), on)


def all_of_this_week() -> str:
    """Return the address of the search for all of them."""
    return f"{reverse('portal:offers')}?when={STARTS_THIS_WEEK}"

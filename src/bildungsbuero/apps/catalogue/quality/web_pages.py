"""The nightly look at the web pages of offers, politely: few a night, each host no more than once a second."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.db.models import F

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import LinkCheck, Offer
from bildungsbuero.apps.operations import outside
from bildungsbuero.core.errors import Refusal

MOST_A_NIGHT = 300
AGAIN_AFTER = timedelta(days=7)
PAUSE_S = 1.0
BAD = frozenset({LinkCheck.Result.GONE, LinkCheck.Result.SILENT})

Look = Callable[[str], outside.Looked]


def check_pages(office: Office, on: date, *, look: Look = outside.look, pause_s: float = PAUSE_S) -> int:
    """Look at the web pages that were not looked at for longest; return how many."""
    offers = _waiting(office, on)
    results: dict[str, str] = {}
    last_host = ""
    for offer in offers:
        host = urlsplit(offer.website).hostname or ""
        if offer.website not in results:
            if host == last_host:
                time.sleep(pause_s)
            results[offer.website] = look_at(offer.website, look=look)
            last_host = host
        _note(offer, results[offer.website], on)
    return len(offers)


def look_at(address: str, *, look: Look) -> str:
    """Return what a look at a web page says about it; a server that wants a log-in is alive."""
    try:
        found = look(address)
    except Refusal:
        return LinkCheck.Result.REFUSED
    except OSError:
        return LinkCheck.Result.SILENT
    if found.status in (404, 410):
        return LinkCheck.Result.GONE
    if found.status >= 500:
        return LinkCheck.Result.SILENT
    is_elsewhere = _host(found.address) != _host(address)
    return LinkCheck.Result.MOVED if found.has_moved and is_elsewhere else LinkCheck.Result.GOOD


def _waiting(office: Office, on: date) -> list[Offer]:
    public = Offer.objects.of(office).public_on(on).exclude(website="").filter(is_example=False, replaces=None)
    recent = LinkCheck.objects.of(office).filter(checked_on__gt=on - AGAIN_AFTER, failing_since=None)
    due = public.exclude(pk__in=list(recent.values_list("offer_id", flat=True)))
    ordered = due.order_by(F("link_check__checked_on").asc(nulls_first=True), "website", "pk")
    return list(ordered.select_related("office")[:MOST_A_NIGHT])


def _note(offer: Offer, result: str, on: date) -> None:
    before = LinkCheck.objects.of(offer.office).filter(offer=offer).first()
    was_bad = before is not None and before.address == offer.website and before.failing_since
    failing_since = (before.failing_since if before and was_bad else on) if result in BAD else None
    LinkCheck.objects.of(offer.office).update_or_create(
        offer=offer,
        defaults={
            "office": offer.office,
            "address": offer.website,
            "result": result,
            "checked_on": on,
            "failing_since": failing_since,
        },
    )


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")

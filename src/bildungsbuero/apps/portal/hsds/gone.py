"""What was public once and is not any more: tombstones in lists, and where an entry that was merged is found now."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.operations.models import Change
from bildungsbuero.apps.portal.hsds.asking import Asked
from bildungsbuero.core import freshness
from bildungsbuero.formats.hsds.ids import SERVICE, uuid_of

MOST_TOMBSTONES = 5000
GONE = "defunct"


def tombstones(office: Office, asked: Asked, on: date) -> list[dict[str, Any]]:
    """Return what is gone since the moment that is asked for, with nothing but its id and where it went."""
    if asked.modified_after is None or asked.narrows:
        return []
    return [_tombstone(*one, is_minimal=asked.is_minimal) for one in _gone(office, asked.modified_after, on)]


def _gone(office: Office, since: datetime, on: date) -> Iterator[tuple[str, datetime, str]]:
    """Yield what was public once: put away, withdrawn or merged, over, or removed altogether."""
    hidden = Offer.objects.of(office).exclude(pk__in=Offer.objects.of(office).public_on(on).values("pk"))
    left = hidden.filter(Q(changed_at__gte=since) | Q(visible_until__gte=since.date(), visible_until__lt=on))
    once_public = Offer.history.filter(state__in=freshness.PUBLIC_STATES).values("id")
    found = left.filter(pk__in=once_public).values_list("public_id", "changed_at", "merged_into__public_id")
    for public_id, at, successor in found[:MOST_TOMBSTONES]:
        yield public_id, at, successor or ""
    removed = Change.objects.of(office).filter(kind=OFFER, removed=True, at__gte=since)
    for public_id, at in removed.values_list("public_id", "at")[:MOST_TOMBSTONES]:
        yield public_id, at, ""


def _tombstone(public_id: str, at: datetime, successor: str, *, is_minimal: bool) -> dict[str, Any]:
    key = uuid_of(SERVICE, public_id)
    if is_minimal:
        return {"id": key, "modified_date": instant(at), "status": GONE}
    alert = {"alert": f"Zusammengelegt mit {uuid_of(SERVICE, successor)}"} if successor else {}
    return {"id": key, "name": "–", "status": GONE, "last_modified": instant(at), **alert}


def instant(at: datetime) -> str:
    """Return a moment as the interface says it."""
    return at.isoformat(timespec="seconds")

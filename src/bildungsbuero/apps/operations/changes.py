"""The change log: written by whoever changes a record, read by whoever keeps a copy, such as the offer index."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Max, Min

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations.models import Change
from bildungsbuero.apps.operations.models.changes import ChangeQuerySet

# Any number that no other advisory lock of the product uses.
COMMIT_ORDER_LOCK = 7_210_001
BATCH = 500


def record(kind: str, public_id: str, *, office: Office, removed: bool = False) -> None:
    """Note in the caller's transaction that a record was written or removed."""
    if connection.vendor == "postgresql":
        _wait_for_earlier_numbers()
    Change.unscoped.create(kind=kind, public_id=public_id, office=office, removed=removed)


def record_many(kind: str, public_ids: Iterable[str], *, office: Office) -> None:
    """Note in the caller's transaction that many records of a kind were written."""
    if connection.vendor == "postgresql":
        _wait_for_earlier_numbers()
    rows = (Change(kind=kind, public_id=public_id, office=office) for public_id in public_ids)
    Change.unscoped.bulk_create(rows, batch_size=BATCH)


def since(number: int) -> ChangeQuerySet:
    """Return the changes behind a number, of all offices, oldest first."""
    return _all().after(number)


def latest_number() -> int:
    """Return the number of the newest change, 0 where there is none."""
    return int(_all().aggregate(latest=Max("number"))["latest"] or 0)


def is_complete_since(number: int) -> bool:
    """Whether the log still holds every change behind a number; else a copy that stands there is made anew."""
    oldest = _all().aggregate(oldest=Min("number"))["oldest"]
    return oldest is None or number >= oldest - 1


def _all() -> ChangeQuerySet:
    return Change.objects.across_offices(because="one number counts for the installation")


def _wait_for_earlier_numbers() -> None:
    # PostgreSQL hands out numbers before commit: without this lock a reader could pass a number that
    # becomes visible later, and would never see it. SQLite has one writer at a time anyway.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COMMIT_ORDER_LOCK])

"""Where an entry stands on a day: confirmed, soon to be confirmed, not confirmed, over."""

from datetime import date, timedelta

DRAFT = "draft"
SUBMITTED = "submitted"
PUBLISHED = "published"
CLOSED = "closed"
CANCELLED = "cancelled"
ARCHIVED = "archived"

# States in which the public sees an offer, as long as it is not over.
PUBLIC_STATES = (PUBLISHED, CLOSED, CANCELLED)

DUE = "due"
UNCONFIRMED = "unconfirmed"
EXPIRED = "expired"

# An entry is due in the last tenth of its time, at most 30 days before.
LONGEST_NOTICE_DAYS = 30


def standing(
    state: str, *, confirmed_on: date | None, confirm_days: int | None, visible_until: date | None, on: date
) -> str:
    """Return the state in which people see an entry on a day: its own, or one that the calendar brings about.

    An entry that nobody confirmed, or not for longer than its kind allows, stays visible and is marked.
    """
    if state not in PUBLIC_STATES:
        return state
    if visible_until is not None and visible_until < on:
        return EXPIRED
    if state != PUBLISHED:
        return state
    if confirmed_on is None:
        return UNCONFIRMED
    if confirm_days is None:
        return PUBLISHED
    return _by_age((on - confirmed_on).days, confirm_days)


def due_on(confirmed_on: date | None, confirm_days: int | None) -> date | None:
    """Return the day until which a confirmation holds; None where there is none or it holds until the end."""
    if confirmed_on is None or confirm_days is None:
        return None
    return confirmed_on + timedelta(days=confirm_days)


def _by_age(age_days: int, confirm_days: int) -> str:
    if age_days > confirm_days:
        return UNCONFIRMED
    notice_days = min(LONGEST_NOTICE_DAYS, max(1, confirm_days // 10))
    return DUE if age_days >= confirm_days - notice_days else PUBLISHED

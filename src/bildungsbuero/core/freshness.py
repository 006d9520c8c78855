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

# How long before the end a provider is asked; kinds with a short time are asked in its last quarter.
REMINDER_DAYS = (30, 7)
SHORT_KIND_DAYS = 60
# What holds until its end, and what was asked in vain, is asked again each year.
A_YEAR_DAYS = 365
# A provider gets one mail a week at most.
DIGEST_EVERY_DAYS = 7


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


def reminder_marks(confirm_days: int | None) -> tuple[int, ...]:
    """Return after how many days since a confirmation a provider is asked: 30 and 7 days before the end."""
    if confirm_days is None:
        return (A_YEAR_DAYS,)
    if confirm_days < SHORT_KIND_DAYS:
        return (confirm_days - max(1, confirm_days // 4),)
    return tuple(confirm_days - days for days in REMINDER_DAYS)


def asked_since(*, confirmed_on: date | None, first_seen_on: date, confirm_days: int | None, on: date) -> date | None:
    """Return the latest day up to `on` on which a provider had to be asked, None while everything is confirmed.

    What nobody ever confirmed is asked from its first day; what was asked in vain is asked again each year.
    """
    if confirmed_on is None:
        return first_seen_on + timedelta(days=(on - first_seen_on).days // A_YEAR_DAYS * A_YEAR_DAYS)
    age_days = (on - confirmed_on).days
    marks = [days for days in reminder_marks(confirm_days) if days <= age_days]
    if not marks:
        return None
    end = confirm_days if confirm_days is not None else A_YEAR_DAYS
    years = (age_days - end) // A_YEAR_DAYS
    mark = end + years * A_YEAR_DAYS if years >= 1 else marks[-1]
    return confirmed_on + timedelta(days=mark)


def is_digest_due(asked: list[date], *, last_digest_on: date | None, on: date) -> bool:
    """Whether a provider gets a mail: something had to be asked since the last one, and that was a week ago."""
    if not asked:
        return False
    if last_digest_on is None:
        return True
    return (on - last_digest_on).days >= DIGEST_EVERY_DAYS and max(asked) > last_digest_on


def _by_age(age_days: int, confirm_days: int) -> str:
    if age_days > confirm_days:
        return UNCONFIRMED
    notice_days = min(LONGEST_NOTICE_DAYS, max(1, confirm_days // 10))
    return DUE if age_days >= confirm_days - notice_days else PUBLISHED

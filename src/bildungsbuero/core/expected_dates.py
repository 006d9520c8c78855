"""When something that comes again and again is expected next."""

from calendar import monthrange
from datetime import date, timedelta


def months_later(day: date, months: int) -> date:
    """Return the same day of the month so many months later; the last one where the month is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_expected(due: date, received: date, *, months: int) -> date:
    """Return the day after a delivery: what came up to half an interval before its day counts as the one expected."""
    steps = 0
    while _earliest(months_later(due, steps * months), months) <= received:
        steps += 1
    return months_later(due, steps * months)


def _earliest(due: date, months: int) -> date:
    return due - (due - months_later(due, -months)) // 2 + timedelta(days=1)

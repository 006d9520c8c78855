"""Facts of an offer in words: when, what it costs, for whom, on which conditions."""

from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.core import freshness
from bildungsbuero.core.offers import ConditionRecord, OfferRecord, PriceRecord, RunRecord
from bildungsbuero.core.opening_hours import WEEKDAYS
from bildungsbuero.formats import recurrence
from bildungsbuero.web.languages import current
from bildungsbuero.web.wording import day, is_english, number, o_clock

INSTITUTION = "institution"
UNKNOWN_COST = "unknown"
NEXT_DATES = 3
MOST_DATES = 200


def cost_in_words(record: OfferRecord) -> str:
    """Return the cost in a few words: "kostenlos", "1,60 € je Stunde", "ab 12,50 €", "Kosten nicht bekannt"."""
    prices = sorted((price for price in record.prices if price.amount), key=lambda price: price.amount)
    if record.is_free or not prices:
        return "" if _needs_no_price(record) else label("cost", record.cost)
    if len(record.prices) > 1:
        return _("from %(price)s") % {"price": money(prices[0].amount)}
    # What it is for belongs to a price: 1,60 € a lesson is not 1,60 € a course. Other clauses stand on the page.
    return f"{money(prices[0].amount)} {prices[0].label.partition(';')[0]}".strip()


def prices_in_words(record: OfferRecord) -> list[str]:
    """Return each price with what it is for; a price of 0 is shown as not known, since nobody said "free"."""
    lines = [_price(price) for price in record.prices if price.amount]
    if record.depends_on_income:
        lines.append(label("cost", "by_income"))
    return lines or ([] if _needs_no_price(record) else [label("cost", record.cost)])


def _needs_no_price(record: OfferRecord) -> bool:
    """Nobody asks what a school or a library costs; where somebody said it, it is shown all the same."""
    return record.kind == INSTITUTION and record.cost == UNKNOWN_COST


def _price(price: PriceRecord) -> str:
    return " ".join(part for part in (money(price.amount), price.label) if part)


def money(amount: object) -> str:
    """Return an amount of euros: "68 €", "12,50 €", "€12.50"."""
    text = number(str(amount), 2).removesuffix(f"{current().decimal}00")
    return f"€{text}" if is_english() else f"{text} €"


def next_date_in_words(record: OfferRecord, on: date) -> str:
    """Return when an offer takes place next, in a line."""
    coming = [run for run in record.runs if not run.is_over_on(on)]
    if not coming:
        return ""
    dated = [run for run in coming if run.starts_on and run.starts_on >= on]
    return run_in_words(min(dated, key=lambda run: run.starts_on or on) if dated else coming[0])


def run_in_words(run: RunRecord) -> str:
    """Return days, weekdays and times of a run in a line; words that name them already stand alone."""
    weekdays = [label("weekday", key) for key in run.weekdays]
    parts = [_days(run), ", ".join(weekdays), _times(run), run.schedule]
    if any(sign.isdigit() for sign in run.schedule):
        parts[1:3] = []
    elif any(weekday in run.schedule for weekday in weekdays):
        parts[1] = ""
    if run.is_cancelled:
        parts.append(label("state", freshness.CANCELLED))
    return ", ".join(part for part in parts if part)


def coming_in_words(run: RunRecord, on: date) -> dict[str, Any]:
    """Return the next dates of a run that has several, all dates that come, and the days that it leaves out."""
    coming = [one for one in recurrence.days_of(run) if one >= on]
    said = _sessions_in_words(run, on) if run.sessions else [_date_in_words(run, one) for one in coming[:MOST_DATES]]
    left_out = [day(one) for one in run.exception_dates if one >= on]
    has_several = len(said) > 1 and not run.is_cancelled
    return {
        "next": said[:NEXT_DATES] if has_several and len(said) > NEXT_DATES else [],
        "dates": said if has_several or run.sessions else [],
        "further": len(coming) - MOST_DATES if len(coming) > MOST_DATES else 0,
        "not_on": _("not on %(days)s") % {"days": ", ".join(left_out)} if left_out else "",
    }


def _sessions_in_words(run: RunRecord, on: date) -> list[str]:
    return [
        ", ".join(part for part in (day(one.on), _clock(one.starts_at, one.ends_at), one.place) if part)
        for one in run.sessions
        if one.on >= on
    ]


def _date_in_words(run: RunRecord, one: date) -> str:
    weekday = label("weekday", WEEKDAYS[one.weekday()])
    return ", ".join(part for part in (weekday, day(one), _times(run)) if part)


def seats_in_words(run: RunRecord) -> str:
    """Return seats and free seats with their day, or nothing."""
    if run.seats_free is not None:
        free = ngettext("%(count)s free seat", "%(count)s free seats", run.seats_free) % {
            "count": number(run.seats_free)
        }
        as_of = _("as of %(day)s") % {"day": day(run.seats_as_of)}
        return f"{free} ({as_of})" if run.seats_as_of else free
    if run.seats is not None:
        return ngettext("%(count)s seat", "%(count)s seats", run.seats) % {"count": number(run.seats)}
    return ""


def condition_in_words(condition: ConditionRecord) -> str:
    """Return a condition: "Alter: 6 bis 10", "Berechtigung: …"."""
    bounds = range_in_words(condition.value_from, condition.value_to)
    said = ", ".join(part for part in (bounds, condition.note) if part)
    name = label("condition", condition.condition)
    return f"{name}: {said}" if said else name


def range_in_words(low: str, high: str) -> str:
    """Return "6 bis 10", "ab 6", "bis 10"."""
    if low and high:
        return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    if low:
        return _("from %(low)s") % {"low": low}
    return _("up to %(high)s") % {"high": high} if high else ""


def short_standing(record: OfferRecord, standing: str) -> str:
    """Return the mark in the list for entries that nobody confirmed or that are closed, else nothing."""
    if standing == freshness.UNCONFIRMED:
        if record.confirmed_on is None and record.as_of:
            return _("as of %(day)s, not confirmed") % {"day": record.as_of}
        return label("standing", "unconfirmed")
    if standing in (freshness.CLOSED, freshness.CANCELLED):
        return label("state", standing)
    return ""


def _days(run: RunRecord) -> str:
    if run.starts_on and run.ends_on and run.starts_on != run.ends_on:
        return _("%(low)s to %(high)s") % {"low": day(run.starts_on), "high": day(run.ends_on)}
    if run.starts_on:
        return day(run.starts_on)
    return _("entry at any time") if run.rolling_entry and not run.schedule else ""


def _times(run: RunRecord) -> str:
    return _clock(run.starts_at, run.ends_at)


def _clock(starts_at: time | None, ends_at: time | None) -> str:
    if starts_at is None:
        return ""
    if ends_at is None:
        return o_clock(_time(starts_at))
    return o_clock(f"{_time(starts_at)}–{_time(ends_at)}")


def _time(value: time) -> str:
    return f"{value.hour}:{value.minute:02d}"

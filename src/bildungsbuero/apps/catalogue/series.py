"""An offer that is held again: a draft that says the same, its runs moved to another time."""

from dataclasses import replace
from datetime import date, timedelta

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.catalogue.actions import write_offer
from bildungsbuero.apps.catalogue.holidays import calendar_of
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.holidays import Calendar
from bildungsbuero.core.offers import RunRecord
from bildungsbuero.core.recurring import MOST_TIMES, Repetition, plan, read_back
from bildungsbuero.formats import recurrence


def first_day_of(offer: Offer) -> date | None:
    """Return the day on which the first run of an offer begins, None where no run has a day."""
    return min((run.starts_on for run in record_of(offer).runs if run.starts_on), default=None)


def next_of_series(offer: Offer, first: date, *, person: Person) -> Offer:
    """Return a new draft whose first run begins on a day; the others keep their distance from it.

    What repeats takes place as many times as before, without the holidays that lie there now. What belongs to the old
    dates alone does not come along: numbers, free seats, addresses for booking, cancellations.
    """
    before = first_day_of(offer)
    if before is None:
        raise Refusal("runs.no_first_day", place=Place(field="first"))
    if first <= before:
        raise Refusal("runs.not_later", place=Place(field="first"))
    record, calendar = record_of(offer), calendar_of(offer.office)
    runs = tuple(moved(run, (first - before).days, calendar) for run in record.runs if run.starts_on)
    made = replace(record, runs=runs, confirmed_on=None, visible_from=None, visible_until=None, as_of="")
    return write_offer(Offer(office=offer.office), made, person=person)


def moved(run: RunRecord, days: int, calendar: Calendar) -> RunRecord:
    """Return a new run that begins so many days later."""
    assert run.starts_on is not None  # noqa: S101 - asked by the caller
    new = replace(
        run,
        public_id="",
        external_id="",
        starts_on=_later(run.starts_on, days),
        ends_on=_later(run.ends_on, days),
        register_until=_later(run.register_until, days),
        sessions=tuple(replace(session, on=session.on + timedelta(days=days)) for session in run.sessions),
        recurrence="",
        exception_dates=(),
        booking_address="",
        seats_free=None,
        seats_as_of=None,
        is_cancelled=False,
    )
    if not run.recurrence:
        return new
    return _planned_anew(run, new, calendar)


def _planned_anew(run: RunRecord, new: RunRecord, calendar: Calendar) -> RunRecord:
    assert new.starts_on is not None  # noqa: S101 - asked by the caller
    repeats, times = read_back(run.recurrence), len(recurrence.days_of(run))
    if not repeats or not 1 <= times <= MOST_TIMES:
        raise Refusal("runs.cannot_be_moved", place=Place(field="first"))
    wanted = Repetition(repeats=repeats, starts_on=new.starts_on, weekdays=run.weekdays, times=times)
    made = plan(wanted, is_pause=lambda day: calendar.is_pause(day, run.pauses))
    return replace(
        new,
        starts_on=made.days[0],
        ends_on=made.days[-1],
        weekdays=made.weekdays,
        recurrence=made.rule,
        exception_dates=made.exceptions,
    )


def _later(day: date | None, days: int) -> date | None:
    return day + timedelta(days=days) if day else None

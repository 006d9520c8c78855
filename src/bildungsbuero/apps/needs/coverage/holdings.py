"""Seats and times of what is held: of runs that are not cancelled and not over, now or as they stood on a past day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, TypeAlias

from django.db.models import Q, Sum

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Run
from bildungsbuero.apps.catalogue.snapshots.past import END, Said, parts
from bildungsbuero.core.as_of import standing_before
from bildungsbuero.core.offer_times import time_keys
from bildungsbuero.core.offers import RunRecord, SessionRecord

BATCH = 2_000
FOR_SEATS = ("starts_on", "ends_on", "rolling_entry", "recurrence", "is_cancelled", "seats")
FOR_TIMES = (*FOR_SEATS, "starts_at", "ends_at", "weekdays", "schedule", "sessions")

# Seats and times of the day by the number of the offer.
Holdings: TypeAlias = tuple[dict[int, int], dict[int, frozenset[str]]]


def holdings_now(office: Office, on: date, *, with_seats: bool, with_times: bool) -> Holdings:
    """Return seats and times of the runs of an office; what is not wanted stays empty and costs nothing."""
    if not (with_seats or with_times):
        return {}, {}
    runs = Run.objects.of(office).filter(is_cancelled=False).order_by()
    if not with_times:
        standing = runs.filter(seats__isnull=False).exclude(_is_over(on))
        return dict(standing.values_list("offer_id").annotate(total=Sum("seats"))), {}
    rows = runs.values_list("offer_id", *FOR_TIMES).iterator(chunk_size=BATCH)
    return _gathered(((offer, fields) for offer, *fields in rows), FOR_TIMES, on)


def holdings_then(
    office: Office, offers: Iterable[int], *, on: date, before: datetime, with_seats: bool, with_times: bool
) -> Holdings:
    """Return the same of the runs of some offers as they stood before a moment."""
    if not (with_seats or with_times):
        return {}, {}
    columns = FOR_TIMES if with_times else FOR_SEATS
    return _gathered(_written(office, offers, before=before, columns=columns), columns, on)


def _is_over(on: date) -> Q:
    """The same as `Run.is_over_on`, as a question."""
    has_no_end = Q(ends_on=None, rolling_entry=False, recurrence="")
    return Q(ends_on__isnull=False, ends_on__lt=on) | (has_no_end & Q(starts_on__isnull=False, starts_on__lt=on))


def _written(
    office: Office, offers: Iterable[int], *, before: datetime, columns: tuple[str, ...]
) -> Iterator[tuple[int, list[Any]]]:
    for some in parts(offers):
        rows = Run.history.filter(office=office, offer_id__in=some, history_date__lt=before).order_by()
        fields = rows.values_list("id", "history_id", "history_date", "history_type", "offer_id", *columns)
        versions = [
            Said(record=record, number=number, at=at, is_end=kind == END, facts=tuple(facts))
            for record, number, at, kind, *facts in fields
        ]
        for version in standing_before(versions, before).values():
            offer, *values = version.facts
            yield offer, values


def _gathered(rows: Iterable[tuple[int, list[Any]]], columns: tuple[str, ...], on: date) -> Holdings:
    seats: dict[int, int] = {}
    times: dict[int, frozenset[str]] = {}
    for offer, values in rows:
        run = _run(dict(zip(columns, values, strict=True)))
        if run.is_cancelled or run.is_over_on(on):
            continue
        if run.seats is not None:
            seats[offer] = seats.get(offer, 0) + run.seats
        if "schedule" in columns:
            times[offer] = times.get(offer, frozenset()) | time_keys([run])
    return seats, times


def _run(fields: dict[str, Any]) -> RunRecord:
    sessions = tuple(_session(one) for one in fields.pop("sessions", ()))
    return RunRecord(sessions=sessions, **fields)


def _session(said: dict[str, str]) -> SessionRecord:
    return SessionRecord(
        on=date.fromisoformat(said["on"]),
        starts_at=time.fromisoformat(said["from"]) if said["from"] else None,
        ends_at=time.fromisoformat(said["to"]) if said["to"] else None,
    )

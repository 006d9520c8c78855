"""On which weekdays and at which times of the day an offer takes place, and for which classes of school it is."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from bildungsbuero.core.offers import OfferRecord, RunRecord
from bildungsbuero.core.opening_hours import WEEKDAYS, OpeningHours

MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
TIMES_OF_DAY = (MORNING, AFTERNOON, EVENING)
AT_WEEKEND = "weekend"
TIME_KEYS = (*TIMES_OF_DAY, AT_WEEKEND)
_WEEKEND_DAYS = frozenset({"sa", "su"})
LAST_CLASS = 13
# A run is followed day by day for so long.
LONGEST_RUN = timedelta(days=400)
# In minutes of the day; what takes place in one of them for an hour or more takes place there.
_BANDS = ((MORNING, 0, 12 * 60), (AFTERNOON, 12 * 60, 17 * 60), (EVENING, 17 * 60, 24 * 60))
_LONG_ENOUGH = 60
_CLASSES_BY_PHASE = {"primary_school": (1, 4), "lower_secondary": (5, 10), "transition": (9, 13)}
_GERMAN_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_DAY_NAME = "|".join(_GERMAN_DAYS)
_DAY_RANGE = re.compile(rf"\b({_DAY_NAME}) bis ({_DAY_NAME})", re.IGNORECASE)
_DAY = re.compile(rf"\b({_DAY_NAME})s?\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?(?: Uhr)? ?(?:bis|–|-) ?(\d{1,2})(?:[:.](\d{2}))? Uhr", re.IGNORECASE)
_JUST_COME = re.compile(
    r"ohne (?:vor)?anmeldung|keine anmeldung|nicht nötig|einfach kommen|offen für alle", re.IGNORECASE
)
_CLASSES = re.compile(r"\bKl(?:asse|assen|\.) (\d{1,2})(?: ?(?:bis|–|-|oder|und) ?(\d{1,2}))?", re.IGNORECASE)


def weekdays_of(record: OfferRecord, on: date | None = None) -> tuple[str, ...]:
    """Return the weekdays of what is not over on a day, and of the opening hours."""
    days = _days(_coming(record, on), record.opening_hours)
    return tuple(day for day in WEEKDAYS if day in days)


def times_of_day(record: OfferRecord, on: date | None = None) -> tuple[str, ...]:
    """Return "morning", "afternoon", "evening" as far as something takes place then for an hour or more."""
    found = _bands(_coming(record, on), record.opening_hours)
    return tuple(name for name in TIMES_OF_DAY if name in found)


def time_keys(runs: Iterable[RunRecord], hours: OpeningHours | None = None) -> frozenset[str]:
    """Return the times of the day in which runs and opening hours lie, and "weekend" where they reach into it."""
    runs = tuple(runs)
    is_at_weekend = bool(_days(runs, hours) & _WEEKEND_DAYS)
    return frozenset(_bands(runs, hours) | ({AT_WEEKEND} if is_at_weekend else set()))


def class_levels(record: OfferRecord) -> tuple[int, ...]:
    """Return the classes that an offer names; where it names none, those of its phases of life."""
    spans = [*_named_classes(record)] or [
        _CLASSES_BY_PHASE[key] for key in record.life_phases if key in _CLASSES_BY_PHASE
    ]
    found = {level for first, last in spans for level in range(first, last + 1)}
    return tuple(sorted(level for level in found if 0 < level <= LAST_CLASS))


def days_held(record: OfferRecord) -> tuple[date, ...]:
    """Return the days on which an offer takes place, as far as its runs name a first day or single ones."""
    return tuple(sorted({day for run in _coming(record, None) for day in _days_of_dated(run)}))


def weekly_days(record: OfferRecord) -> tuple[str, ...]:
    """Return the weekdays of what takes place each week without a first day, as open meetings do."""
    undated = [run for run in _coming(record, None) if not run.starts_on and not run.sessions]
    days = {day for run in undated for day in _days_of_run(run)}
    return tuple(day for day in WEEKDAYS if day in days)


def first_days(record: OfferRecord) -> tuple[date, ...]:
    """Return the days on which runs begin."""
    return tuple(sorted({run.starts_on for run in _coming(record, None) if run.starts_on}))


def quarters_open(record: OfferRecord) -> Iterator[tuple[str, int]]:
    """Yield weekday and quarter of an hour of the day (0 to 95) for the opening hours."""
    hours = record.opening_hours
    for key, day in hours.days.items() if hours is not None else ():
        for slot in day.slots:
            for quarter in range(-(-_minutes(slot.opens) // 15), -(-_minutes(slot.closes) // 15)):
                yield key, quarter


def _days(runs: Iterable[RunRecord], hours: OpeningHours | None) -> set[str]:
    days = {day for run in runs for day in _days_of_run(run)}
    if hours is not None:
        days.update(key for key, day in hours.days.items() if not day.is_closed)
    return days


def _bands(runs: Iterable[RunRecord], hours: OpeningHours | None) -> set[str]:
    spans = [span for run in runs for span in _spans_of_run(run)]
    if hours is not None:
        slots = [slot for day in hours.days.values() for slot in day.slots]
        spans += [(_minutes(slot.opens), _minutes(slot.closes)) for slot in slots]
    return {name for begin, end in spans for name, first, last in _BANDS if _meets(begin, end, first, last)}


def _days_of_dated(run: RunRecord) -> Iterator[date]:
    yield from (session.on for session in run.sessions)
    if run.starts_on is None or run.sessions:
        return
    yield run.starts_on
    last = min(run.ends_on or run.starts_on, run.starts_on + LONGEST_RUN)
    weekdays = _days_of_run(run) if not run.recurrence else set()
    for ahead in range((last - run.starts_on).days + 1):
        day = run.starts_on + timedelta(days=ahead)
        if WEEKDAYS[day.weekday()] in weekdays and day not in run.exception_dates:
            yield day


def needs_no_registration(record: OfferRecord) -> bool:
    """Whether somebody said that one can simply come."""
    return bool(_JUST_COME.search(record.registration))


def _named_classes(record: OfferRecord) -> Iterator[tuple[int, int]]:
    for condition in record.conditions:
        if condition.condition == "class_level" and condition.value_from.isdecimal():
            last = condition.value_to if condition.value_to.isdecimal() else condition.value_from
            yield int(condition.value_from), int(last)
    notes = (condition.note for condition in record.conditions)
    for text in (record.title, record.profile.get("class_levels", ""), *notes):
        for match in _CLASSES.finditer(text):
            yield int(match[1]), int(match[2] or match[1])


def _coming(record: OfferRecord, on: date | None) -> Iterator[RunRecord]:
    for run in record.runs:
        if not run.is_cancelled and (on is None or not run.is_over_on(on)):
            yield run


def _days_of_run(run: RunRecord) -> set[str]:
    days = set(run.weekdays) or _days_said(run.schedule)
    days.update(WEEKDAYS[session.on.weekday()] for session in run.sessions)
    if not days and run.starts_on and run.ends_on in (None, run.starts_on):
        days.add(WEEKDAYS[run.starts_on.weekday()])
    return days


def _days_said(schedule: str) -> set[str]:
    found: set[str] = set()
    for match in _DAY_RANGE.finditer(schedule):
        first, last = (_GERMAN_DAYS.index(name.lower()) for name in match.groups())
        found.update(WEEKDAYS[first : last + 1])
    found.update(WEEKDAYS[_GERMAN_DAYS.index(match[1].lower())] for match in _DAY.finditer(schedule))
    return found


def _spans_of_run(run: RunRecord) -> Iterator[tuple[int, int]]:
    for begins, ends in ((run.starts_at, run.ends_at), *((one.starts_at, one.ends_at) for one in run.sessions)):
        if begins is not None:
            yield _minutes(begins), _minutes(ends) if ends else _minutes(begins) + _LONG_ENOUGH
    if run.starts_at is None:
        for match in _HOURS.finditer(run.schedule):
            yield int(match[1]) * 60 + int(match[2] or 0), int(match[3]) * 60 + int(match[4] or 0)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _meets(begin: int, end: int, first: int, last: int) -> bool:
    """Whether an hour of a span lies in a band; what is shorter counts where it begins."""
    if end - begin < _LONG_ENOUGH:
        return first <= begin < last
    return min(end, last) - max(begin, first) >= _LONG_ENOUGH

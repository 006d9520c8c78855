"""Opening hours as pages say them: days with the same hours together, and whether it is open now."""

from datetime import datetime, time
from itertools import groupby

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.core.opening_hours import WEEKDAYS, Day, OpeningHours, Standing, at_moment
from bildungsbuero.web.wording import o_clock


def hours_in_words(hours: OpeningHours | None) -> list[str]:
    """Return the week in lines: "Montag bis Mittwoch: 9:00–12:00 Uhr", "Donnerstag: nach Vereinbarung"."""
    if not hours:
        return []
    said = [(key, day_in_words(hours.days[key])) for key in WEEKDAYS if key in hours.days]
    lines = []
    for words, group in groupby(said, key=lambda pair: pair[1]):
        keys = [key for key, _words in group]
        lines += [f"{_days(part)}: {words}" for part in _runs(keys)]
    return [*lines, holidays_in_words(hours)] if hours.in_school_holidays is not None else lines


def holidays_in_words(hours: OpeningHours) -> str:
    """Return whether the hours hold in the school holidays, nothing where nobody said so."""
    if hours.in_school_holidays is None:
        return ""
    return _("Also in the school holidays") if hours.in_school_holidays else _("Not in the school holidays")


def day_in_words(day: Day) -> str:
    """Return one day: "9:00–12:00 Uhr und 14:00–17:30 Uhr", "geschlossen"."""
    if day.is_closed:
        return _("closed")
    parts = [_clock(slot.opens, slot.closes) for slot in day.slots]
    if day.by_appointment:
        parts.append(_("by appointment"))
    joint = _("%(first)s and %(last)s")
    return joint % {"first": ", ".join(parts[:-1]), "last": parts[-1]} if len(parts) > 1 else parts[0]


def now_in_words(hours: OpeningHours | None, at: datetime, *, is_school_holiday: bool | None = None) -> str:
    """Return whether it is open now, nothing where that cannot be said; None says that nobody knows the holidays."""
    if not hours:
        return ""
    is_known = hours.in_school_holidays is True or is_school_holiday is not None
    moment = at_moment(hours, at, is_school_holiday=bool(is_school_holiday))
    match moment.standing:
        case Standing.OPEN:
            words = _("Open now until %(time)s") % {"time": _one(moment.until or time())}
            return words if is_known else _("%(words)s, unless it is a holiday") % {"words": words}
        case Standing.CLOSED:
            return _("Closed now")
        case Standing.BY_APPOINTMENT:
            return _("Now by appointment only")
    return ""


def as_typed(day: Day) -> str:
    """Return a day as it is written into the form."""
    if day.is_closed:
        return _("closed")
    parts = [f"{_plain(slot.opens)}–{_plain(slot.closes)}" for slot in day.slots]
    return ", ".join([*parts, _("by appointment")] if day.by_appointment else parts)


def _runs(keys: list[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for key in keys:
        follows = runs and WEEKDAYS.index(key) == WEEKDAYS.index(runs[-1][-1]) + 1
        runs[-1].append(key) if follows else runs.append([key])
    return runs


def _days(keys: list[str]) -> str:
    first, last = label("weekday", keys[0]), label("weekday", keys[-1])
    if len(keys) < 3:
        return ", ".join(label("weekday", key) for key in keys)
    return _("%(low)s to %(high)s") % {"low": first, "high": last}


def _clock(opens: time, closes: time) -> str:
    return o_clock(f"{_plain(opens)}–{_plain(closes)}")


def _one(value: time) -> str:
    return o_clock(_plain(value))


def _plain(value: time) -> str:
    return "24:00" if value.second else f"{value.hour}:{value.minute:02d}"

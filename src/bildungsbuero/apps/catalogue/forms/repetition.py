"""How a run repeats, as a form asks it: how often, how many times, when not; and read back from what is stored."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.core.holidays import PUBLIC, SCHOOL, Calendar
from bildungsbuero.core.offers import RunRecord
from bildungsbuero.core.recurring import (
    FORTNIGHTLY,
    MONTHLY_DAY,
    MONTHLY_LAST,
    MONTHLY_WEEKDAY,
    WEEKLY,
    Plan,
    Repetition,
    plan,
    read_back,
)
from bildungsbuero.formats import recurrence
from bildungsbuero.web.wording import day

# A rule of a list that the form has no words for; it stays as it is.
KEPT = "kept"
REPEATS = (
    ("", _("no; or each week on the weekdays above")),
    (WEEKLY, _("each week")),
    (FORTNIGHTLY, _("every two weeks")),
    (MONTHLY_WEEKDAY, _("each month on the same weekday, such as the second Tuesday")),
    (MONTHLY_LAST, _("each month on the last such weekday")),
    (MONTHLY_DAY, _("each month on the same day, such as the 15th")),
    (KEPT, _("as the list says that it came with")),
)
PAUSES = ((SCHOOL, _("in the school holidays")), (PUBLIC, _("on public holidays")))
FIELDS = ("repeats", "times", "pauses", "not_on")
MOST_DAYS = 100
DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2})")


class DaysField(forms.CharField):
    """Days as people write them in a row: 24.12.2026, 31.12.2026."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=2000, **options)

    def clean(self, value: Any) -> tuple[date, ...]:
        written = [part for part in re.split(r"[,;\s|]+", str(super().clean(value))) if part]
        days = [_read_day(part) for part in written]
        if None in days or len(days) > MOST_DAYS:
            raise forms.ValidationError(_("Write days such as 24.12.2026, with commas between them."))
        return tuple(sorted({one for one in days if one is not None}))


def planned(values: Mapping[str, Any], calendar: Calendar) -> Plan | None:
    """Return the plan of a run that repeats, None for one that does not; raises Refusal for what cannot be."""
    repeats = values["repeats"] or (WEEKLY if _is_weekly_with_pauses(values) else "")
    if repeats in ("", KEPT):
        return None
    wanted = Repetition(
        repeats=repeats,
        starts_on=values["starts_on"],
        weekdays=values.get("weekdays") or (),
        until=values.get("ends_on"),
        times=values.get("times"),
        not_on=values.get("not_on") or (),
    )
    pauses = values.get("pauses") or ()
    return plan(wanted, is_pause=lambda on: calendar.is_pause(on, pauses))


def asked_for(values: Mapping[str, Any]) -> bool:
    """Whether something was said that only makes sense for a run that repeats."""
    return any(values.get(name) for name in FIELDS if name != "repeats")


def read_repetition(run: RunRecord, calendar: Calendar) -> dict[str, Any]:
    """Return what the form shows of how a stored run repeats."""
    if run.starts_on is None or not run.recurrence:
        repeats = ""
    else:
        has_end = recurrence.last_day(run.recurrence, run.starts_on) is not None
        repeats = (read_back(run.recurrence) if has_end else "") or KEPT
    typed = [one for one in run.exception_dates if not calendar.is_pause(one, run.pauses)]
    shown: dict[str, Any] = {"repeats": repeats, "pauses": list(run.pauses), "not_on": ", ".join(map(day, typed))}
    if repeats not in ("", KEPT) and run.starts_on is not None:
        shown["ends_on"] = run.ends_on or recurrence.last_day(run.recurrence, run.starts_on)
        shown["weekdays"] = run.weekdays or recurrence.weekdays(run.recurrence)
    return shown


def _is_weekly_with_pauses(values: Mapping[str, Any]) -> bool:
    """Weekdays between two days are weekly; with pauses they become a rule."""
    has_days = bool(values.get("weekdays") and values.get("starts_on") and values.get("ends_on"))
    return has_days and bool(values.get("pauses") or values.get("not_on"))


def _read_day(text: str) -> date | None:
    found = DAY.fullmatch(text)
    if found is None:
        return None
    parts = [int(part) for part in found.groups() if part is not None]
    year, month, on = parts if found[4] else reversed(parts)
    try:
        return date(year, month, on)
    except ValueError:
        return None

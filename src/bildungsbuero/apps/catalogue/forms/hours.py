"""Opening hours in a form: a field for each weekday, written as people write them, and the school holidays."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.forms.fields import YesNoField
from bildungsbuero.apps.catalogue.hours_in_words import as_typed
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.opening_hours import WEEKDAYS, Day, OpeningHours, read_day
from bildungsbuero.web.problems import describe

HOURS_PREFIX = "hours_"
IN_HOLIDAYS = f"{HOURS_PREFIX}in_holidays"
TERNARY = {True: "yes", False: "no", None: ""}


class DayField(forms.CharField):
    """The hours of one weekday."""

    def clean(self, value: Any) -> Day | None:
        text = str(super().clean(value) or "")
        try:
            return read_day(text)
        except Refusal as refusal:
            problem = describe(refusal)
            raise forms.ValidationError(f"{problem.message} {problem.remedy}") from refusal


def hours_fields() -> dict[str, forms.Field]:
    """Return the fields by name; the first one says how hours are written."""
    fields: dict[str, forms.Field] = {
        f"{HOURS_PREFIX}{key}": DayField(label=label("weekday", key), required=False, max_length=100)
        for key in WEEKDAYS
    }
    first = fields[f"{HOURS_PREFIX}{WEEKDAYS[0]}"]
    first.help_text = _("For example: 9–12, 14–17:30. Or: closed. Or: by appointment. Empty: not known.")
    fields[IN_HOLIDAYS] = YesNoField(label=_("Also in the school holidays"))
    return fields


def hours_values(hours: OpeningHours | None) -> dict[str, Any]:
    """Return what stands in the fields before anybody changes it."""
    if not hours:
        return {}
    days = {f"{HOURS_PREFIX}{key}": as_typed(day) for key, day in hours.days.items()}
    return {**days, IN_HOLIDAYS: TERNARY[hours.in_school_holidays]}


def hours_from(values: Mapping[str, Any]) -> OpeningHours | None:
    """Return the opening hours that valid fields say."""
    days = {key: day for key in WEEKDAYS if (day := values.get(f"{HOURS_PREFIX}{key}")) is not None}
    return OpeningHours(days=days, in_school_holidays=values.get(IN_HOLIDAYS)) if days else None

"""Form inputs that Django does not bring in the shape that pages need."""

import re
from decimal import Decimal
from typing import Any

from django import forms

from bildungsbuero.web.languages import current
from bildungsbuero.web.wording import number


class DayInput(forms.DateInput):
    """A day, chosen in the browser's own calendar; browsers want and send it as 2024-12-31."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of day, such as 14:05."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class Telephone(forms.TextInput):
    """A telephone number; phones show their digits."""

    input_type = "tel"


class EuroField(forms.DecimalField):
    """A sum of money as people write it: 120.000,50 or 120000,5 in German, 120,000.50 in English, with or without €."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """Return the sum; a sign that groups thousands never becomes a decimal one."""
        if not isinstance(value, str):
            return super().to_python(value)
        group, decimal = re.escape(current().group), re.escape(current().decimal)
        text = re.sub(r"[\s€]", "", value)
        if re.fullmatch(rf"-?\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d*)?", text):
            text = text.replace(current().group, "")
        if re.search(rf"{group}\d{{3}}", text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text.replace(current().decimal, "."))

    def prepare_value(self, value: Any) -> Any:
        """Return the sum as the active language writes it."""
        return number(value, 2) if isinstance(value, Decimal) else value


class SeveralRecords(forms.ModelMultipleChoiceField):
    """Several records; a number larger than the database can hold is no choice, like any other that is not listed."""

    def clean(self, value: Any) -> Any:
        """Return the chosen records."""
        try:
            return super().clean(value)
        except OverflowError as error:
            facts = {"value": ", ".join(map(str, value))[:40]}
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice", facts) from error

"""Form inputs that Django does not bring in the shape that pages need."""

from typing import Any

from django import forms


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

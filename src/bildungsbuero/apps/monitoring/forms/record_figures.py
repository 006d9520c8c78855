"""The day for which own records are counted."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.inputs import DayInput


class CountForm(forms.Form):
    """Which data set is counted, and for which day; without one for today."""

    dataset = forms.CharField(max_length=100, widget=forms.HiddenInput)
    on = forms.DateField(
        label=_("Reference date"),
        required=False,
        widget=DayInput,
        help_text=_("Empty: today. An earlier day is counted as the records stood then."),
    )

    def __init__(self, *arguments: Any, today: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"] or self.today
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on


def count_form(dataset: str, today: date) -> CountForm:
    """Return the empty form beside a data set; its ids are its own on the page."""
    return CountForm(initial={"dataset": dataset}, today=today, auto_id=f"count-{dataset}-%s")

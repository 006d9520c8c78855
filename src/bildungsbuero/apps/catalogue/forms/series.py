"""From which day on an offer is held again."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.inputs import DayInput

LATEST = date(2200, 1, 1)


class SeriesForm(forms.Form):
    """The first day of the new runs."""

    first = forms.DateField(
        label=_("First day of the new runs"),
        widget=DayInput,
        help_text=_("The other runs keep their distance from it; best take the same weekday."),
    )

    def clean_first(self) -> date:
        first: Any = self.cleaned_data["first"]
        if first > LATEST:
            raise forms.ValidationError(_("Write a day of this century."))
        return date(first.year, first.month, first.day)

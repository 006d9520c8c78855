"""The form of the indicator of the month."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.monitoring.models import IndicatorOfTheMonth
from bildungsbuero.apps.monitoring.month import Choice

TEXT = IndicatorOfTheMonth._meta.get_field("text")


class MonthForm(forms.Form):
    """A month, its indicator or none, and a sentence."""

    month = forms.ChoiceField(label=_("Month"))
    indicator = forms.ChoiceField(label=_("Indicator"), required=False)
    text = forms.CharField(label=_("A sentence of your own"), required=False, max_length=300, help_text=TEXT.help_text)

    def __init__(
        self, *arguments: Any, months: Sequence[date], indicators: Sequence[tuple[str, str]], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        choices: dict[str, list[tuple[str, Any]]] = {
            "month": [(f"{day:%Y-%m}", date_format(day, "F Y")) for day in months],
            "indicator": [("", _("none: leave this month free")), *indicators],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = offered

    def choice(self) -> Choice:
        """Return what a valid form says."""
        found = self.cleaned_data
        return Choice(
            month=date.fromisoformat(f"{found['month']}-01"), indicator=found["indicator"], text=found["text"]
        )

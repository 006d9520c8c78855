"""The form of a target."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.monitoring.models import Target
from bildungsbuero.apps.monitoring.targets import Wish

DECIDED = Target._meta.get_field("decided")


class TargetForm(forms.Form):
    """An indicator with the value to reach, until when, and who decided it."""

    indicator = forms.ChoiceField(label=_("Indicator"))
    value = forms.DecimalField(
        label=_("Value to reach"),
        required=False,
        max_digits=16,
        decimal_places=4,
        localize=True,
        help_text=_("In the unit of the indicator, for example 5 for 5 %. Empty: there is no target."),
    )
    year = forms.IntegerField(label=_("Until the year"), required=False, min_value=1990, max_value=2100)
    decided = forms.CharField(
        label=capfirst(DECIDED.verbose_name), required=False, max_length=200, help_text=DECIDED.help_text
    )

    def __init__(self, *arguments: Any, indicators: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["indicator"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = list(indicators)

    def wish(self) -> Wish:
        """Return what a valid form says."""
        found = self.cleaned_data
        return Wish(indicator=found["indicator"], value=found["value"], year=found["year"], decided=found["decided"])

"""The form about the licence under which the office gives out its offers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.models import ExchangeRules, Licence

NONE = "none"


class LicenceForm(forms.ModelForm[ExchangeRules]):
    """Under which licence offers go out that name none; to have none is an answer, too."""

    licence = forms.ChoiceField(
        label=_("Licence of offers that name none"),
        choices=[(NONE, _("No licence: they do not stand in the catalogue of open data")), *Licence.choices],
        help_text=_("Only with a licence the offers stand in the catalogue of open data."),
    )

    class Meta:
        model = ExchangeRules
        fields = ("licence",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["licence"] = self.instance.licence or NONE

    def clean_licence(self) -> str:
        """Return the licence as it is stored: empty for none."""
        chosen = str(self.cleaned_data["licence"])
        return "" if chosen == NONE else chosen

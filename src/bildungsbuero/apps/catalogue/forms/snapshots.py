"""The day of which the catalogue is asked, and the name under which its state is kept."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Snapshot
from bildungsbuero.apps.catalogue.snapshots.keeping import check_is_known
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.inputs import DayInput
from bildungsbuero.web.problems import describe


class DayForm(forms.Form):
    """A day of the past on which the catalogue stood already."""

    on = forms.DateField(label=_("As of"), widget=DayInput)

    def __init__(self, *arguments: Any, office: Office, today: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.office, self.today = office, today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        try:
            check_is_known(self.office, on, today=self.today)
        except Refusal as refusal:
            problem = describe(refusal)
            raise forms.ValidationError(f"{problem.message} {problem.remedy}".strip()) from refusal
        return on


class KeepForm(DayForm):
    """The day and a name that no other state has."""

    on = forms.DateField(label=_("As of"), widget=DayInput)
    name = forms.CharField(
        label=_("Name"), max_length=100, help_text=_("For example “Education report 2026”. It cannot be changed later.")
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Snapshot.objects.of(self.office).filter(name=name).exists():
            raise forms.ValidationError(_("There is a state of this name already."))
        return name

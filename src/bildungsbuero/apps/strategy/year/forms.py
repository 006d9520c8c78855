"""What the plan of the year is narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import FieldOfAction, Initiative, Project
from bildungsbuero.apps.strategy.year.gathering import Asked

FIRST_YEAR, LAST_YEAR = 1990, 2100


class YearForm(forms.Form):
    """Year, field of action, responsible office."""

    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)
    field = forms.ChoiceField(label=_("Field of action"), required=False)
    function = forms.ChoiceField(label=_("Responsible office"), required=False)

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        fields = [(one.public_id, one.title) for one in FieldOfAction.objects.of(office)]
        self.fields["field"].choices = [("", _("all")), *fields]  # type: ignore[attr-defined]
        names = {
            name
            for model in (Initiative, Project)
            for name in model.objects.of(office).order_by().values_list("responsible_function", flat=True).distinct()
        }
        functions = [(name, name) for name in sorted(names - {""})]
        self.fields["function"].choices = [("", _("all")), *functions]  # type: ignore[attr-defined]

    def asked(self, *, this_year: int) -> Asked:
        """Return what was asked for; what makes no sense is as if it had not been asked."""
        self.is_valid()
        found = self.cleaned_data
        return Asked(
            year=found.get("year") or this_year, field=found.get("field", ""), function=found.get("function", "")
        )

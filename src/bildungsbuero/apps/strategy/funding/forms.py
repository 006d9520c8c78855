"""Forms of projects and programmes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import Decision, Initiative, OwnProgramme, Project
from bildungsbuero.web.inputs import DayInput, SeveralRecords

STATES = (
    ("", _("all")),
    ("running", _("running")),
    ("ending", _("ending within six months")),
    ("overdue", _("with overdue reports")),
    ("over", _("ended")),
)


class ProjectFilter(forms.Form):
    """What the list of projects is narrowed to."""

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)


class ProjectForm(forms.ModelForm[Project]):
    """What a project is for, when it runs, and what comes after it."""

    class Meta:
        model = Project
        fields = (
            "title",
            "purpose",
            "initiatives",
            "runs_from",
            "runs_to",
            "is_year_only",
            "responsible_function",
            "continues",
            "continued_by",
            "source",
        )
        field_classes = {"initiatives": SeveralRecords}
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 4}),
            "continues": forms.Textarea(attrs={"rows": 3}),
            "initiatives": forms.CheckboxSelectMultiple,
            "runs_from": DayInput(),
            "runs_to": DayInput(),
        }

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        measures = Initiative.objects.of(office).order_by("title")
        self.fields["initiatives"].queryset = measures  # type: ignore[attr-defined]
        self.fields["continued_by"].queryset = Decision.objects.of(office)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        first, last = values.get("runs_from"), values.get("runs_to")
        if first and last and last < first:
            self.add_error("runs_to", _("The end lies before the beginning."))
        return values


class ProgrammeForm(forms.ModelForm[OwnProgramme]):
    """A programme that the shipped list lacks."""

    class Meta:
        model = OwnProgramme
        fields = ("name", "funder", "first_year", "last_year", "source")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        first, last = values.get("first_year"), values.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("The end lies before the beginning."))
        return values

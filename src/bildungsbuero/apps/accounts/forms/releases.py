"""The form by which an office releases a record to another."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office


class OfficeField(forms.ModelChoiceField):
    """Another office of this installation, by its name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name of the office."""
        return str(obj.name)


class ReleaseForm(forms.Form):
    """To whom, for what, and how long."""

    to_office = OfficeField(label=_("To which office"), queryset=Office.objects.none(), to_field_name="key")
    purpose = forms.CharField(
        label=_("Purpose"), max_length=200, help_text=_("For example “Coordination of the courses for 2027”.")
    )
    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(
        label=_("Until"),
        required=False,
        help_text=_("The last day. Without one the release stands until you withdraw it."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *arguments: Any, owner: Office, on: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.initial.setdefault("since", on)
        field = self.fields["to_office"]
        field.queryset = Office.objects.active().exclude(pk=owner.pk).order_by("name")  # type: ignore[attr-defined]

"""Forms of this app."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.operations.models.reports import ReportState


class ReportForm(forms.Form):
    """What the office does about a report."""

    state = forms.ChoiceField(label=_("State"), choices=ReportState.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note for colleagues"),
        required=False,
        max_length=2000,
        help_text=_("Seen by the office only. Please write nothing about persons here."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

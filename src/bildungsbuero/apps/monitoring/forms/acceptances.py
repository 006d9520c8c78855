"""Why a hint of the checks is right."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AcceptanceForm(forms.Form):
    """A reason; whoever looks at the figures later reads it."""

    reason = forms.CharField(
        label=_("Why is it right?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is kept with your name and shown beside the finding."),
    )

"""Notes and enquiries about an offer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.models import Talk
from bildungsbuero.web.inputs import DayInput


class NoteForm(forms.Form):
    """A note of colleagues to each other."""

    text = forms.CharField(
        label=_("New note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Seen by the office only. No names of people, please."),
    )


class TalkForm(forms.ModelForm[Talk]):
    """How the office asked, when, and with what result; it asks for no duration and no name."""

    class Meta:
        model = Talk
        fields = ("channel", "on", "result", "about")
        widgets = {"on": DayInput}

    def __init__(self, *arguments: Any, today: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today = today
        self.fields["on"].initial = today

    def clean_on(self) -> date:
        """Return the day, which cannot lie ahead."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on

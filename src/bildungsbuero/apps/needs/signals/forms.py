"""Forms of signals: what advisers and citizens miss, without anybody's name, and from how many on it is told."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.catalogue.forms.fields import KeyField
from bildungsbuero.apps.needs.models import Signal, SignalRules
from bildungsbuero.apps.needs.places import Places
from bildungsbuero.apps.needs.private_words import check_no_contact, may_name_somebody
from bildungsbuero.apps.needs.signals.counting import KEPT
from bildungsbuero.core.signals import monday_of
from bildungsbuero.web.inputs import DayInput


class _SignalForm(forms.ModelForm[Signal]):
    topic = KeyField("topic", label=gettext_lazy("Topic"), required=True)
    target_group = KeyField("target_group", label=gettext_lazy("Target group"))
    area = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    language = KeyField("language", label=gettext_lazy("Language"))
    on = forms.DateField(
        label=gettext_lazy("Day"), widget=DayInput, help_text=gettext_lazy("Only the week is kept, never the day.")
    )

    def __init__(self, *arguments: Any, places: Places, today: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today = today
        self.fields["on"].initial = today
        cast(forms.ChoiceField, self.fields["area"]).choices = [("", gettext_lazy("whole area")), *places.groups]

    def clean_on(self) -> date:
        """Return the day, which lies neither ahead nor so far back that it would be forgotten at once."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        if on < self.today - KEPT:
            raise forms.ValidationError(_("Signals are kept for twelve months only."))
        return on

    def signal(self, source: str) -> Signal:
        """Return the signal that was typed, of the week of the day."""
        made = self.instance
        made.source, made.week = source, monday_of(self.cleaned_data["on"])
        return made


class AdviserForm(_SignalForm):
    """Somebody looked for something with an adviser and nothing suitable was found; there is room for no text."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What was the reason?"), choices=[("", "–"), *Signal.Reason.choices], required=True
    )

    class Meta:
        model = Signal
        fields = ("topic", "target_group", "area", "language", "reason")


class WishForm(_SignalForm):
    """A wish of citizens in a few words, as somebody of the office heard or read it."""

    is_checked = forms.BooleanField(
        label=gettext_lazy("The text names nobody."),
        required=False,
        help_text=gettext_lazy("Only to be ticked where the form asks for it."),
    )

    class Meta:
        model = Signal
        fields = ("topic", "target_group", "area", "language", "text")
        help_texts = {
            "text": gettext_lazy(
                "Seen by those who steer only, never public. No names, addresses or telephone numbers."
            )
        }

    def clean(self) -> dict[str, Any]:
        """Return what was typed; addresses are turned down, and what may be a name has to be looked at once more."""
        found = super().clean() or {}
        text = found.get("text", "")
        try:
            check_no_contact(text)
        except forms.ValidationError as error:
            self.add_error("text", error)
        if may_name_somebody(text) and not found.get("is_checked"):
            self.add_error(
                "text", _("Perhaps a person is named here. Please leave the name out, or tick the box below.")
            )
        return found


class RulesForm(forms.ModelForm[SignalRules]):
    """From how many signals on anything is told of them."""

    class Meta:
        model = SignalRules
        fields = ("minimum",)

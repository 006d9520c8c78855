"""What somebody may say of a situation, to see which offers fit; kept nowhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.vocabulary import choices
from bildungsbuero.core.fitting import Situation

NOT_SAID = ("", _("I do not say"))
YES_NO = (NOT_SAID, ("yes", _("yes")), ("no", _("no")))
MEANT = {"yes": True, "no": False}
LAST_CLASS = 13


class SituationForm(forms.Form):
    """Every field may stay empty, but not all of them."""

    age = forms.IntegerField(label=_("Age of the person (years)"), min_value=0, max_value=120, required=False)
    class_level = forms.TypedChoiceField(label=_("School year"), coerce=int, empty_value=None, required=False)
    german_level = forms.ChoiceField(label=_("How well do you know German?"), required=False)
    entitlement = forms.ChoiceField(
        label=_("Do you have a paper that lets you take part (from the BAMF, an office, a voucher, a referral)?"),
        choices=YES_NO,
        required=False,
    )
    benefits = forms.ChoiceField(
        label=_("Do you get Bürgergeld, social assistance, asylum benefits, housing benefit or child supplement?"),
        choices=YES_NO,
        required=False,
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        classes = [(str(level), str(level)) for level in range(1, LAST_CLASS + 1)]
        self.fields["class_level"].choices = [NOT_SAID, *classes]  # type: ignore[attr-defined]
        self.fields["german_level"].choices = [NOT_SAID, *choices("level")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and self.situation.is_empty:
            raise forms.ValidationError(_("Say at least one thing; the rest may stay empty."))
        return cleaned

    @property
    def situation(self) -> Situation:
        """What was said."""
        said = self.cleaned_data
        return Situation(
            age=said.get("age"),
            class_level=said.get("class_level"),
            german_level=said.get("german_level") or None,
            entitlement=MEANT.get(said.get("entitlement", "")),
            benefits=MEANT.get(said.get("benefits", "")),
        )

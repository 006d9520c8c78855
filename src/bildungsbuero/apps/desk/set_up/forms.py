"""Forms of the open part of the assistant: code, office, areas, administrator."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.forms.people import AcceptanceForm
from bildungsbuero.apps.accounts.models import RESERVED_KEYS, Office, office_key
from bildungsbuero.apps.desk.set_up.naming import proposed_key
from bildungsbuero.apps.territory.models import Unit


class CodeForm(forms.Form):
    """The code from the terminal."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Three groups of four letters and digits; small letters and missing hyphens do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class OfficeStepForm(forms.Form):
    """What the office is and what it is called."""

    kind = forms.ChoiceField(
        label=_("What are you setting up?"),
        choices=[
            (Office.Kind.SINGLE, _("an office of one town or district")),
            (Office.Kind.JOINT, _("a joint office of several municipalities")),
            (Office.Kind.AGENCY, _("an agency that advises municipalities")),
        ],
        widget=forms.RadioSelect,
        initial=Office.Kind.SINGLE,
    )
    municipality = forms.CharField(
        label=_("Town or district"),
        max_length=200,
        help_text=_(
            "For example “Stadt Trier”. With several: “Kaufbeuren, Ostallgäu”. The next page looks up the keys."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    name = forms.CharField(
        label=_("Name of the office"),
        max_length=200,
        help_text=_("As it stands at the top of every page, for example “Bildungsbüro der Stadt Trier”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    key = forms.CharField(
        label=_("Short name in addresses"),
        max_length=40,
        required=False,
        validators=[office_key],
        help_text=_("Small letters, digits and hyphens. Leave it empty and it is made from the name of the place."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_key(self) -> str:
        """Refuse a short name that means something else or is taken."""
        key: str = self.cleaned_data["key"]
        if key in RESERVED_KEYS:
            raise ValidationError(_("This word already means something in addresses. Choose another one."))
        if key and Office.objects.filter(key=key).exists():
            raise ValidationError(_("There is already an office with this short name."))
        return key

    def clean(self) -> dict[str, Any]:
        """Propose a short name where none was given."""
        cleaned = super().clean() or {}
        if not cleaned.get("key") and "key" not in self.errors:
            cleaned["key"] = proposed_key(cleaned.get("municipality", "")) or proposed_key(cleaned.get("name", ""))
            if not cleaned["key"] and not self.errors:
                self.add_error("key", _("Please enter a short name; none can be made from the name of the place."))
        return cleaned


class AreaStepForm(forms.Form):
    """The areas that the office answers for, the likeliest first."""

    areas = forms.MultipleChoiceField(required=False, label=_("Your area"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *arguments: Any, kind: str, offered: list[Unit], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._kind = kind
        choices = [(unit.key, f"{unit.place_in_words}, {unit.key}") for unit in offered]
        self.fields["areas"].choices = choices  # type: ignore[attr-defined]
        if kind == Office.Kind.JOINT:
            self.fields["areas"].label = _("Your areas")

    def clean_areas(self) -> list[str]:
        """An office has one area, a joint office several, an agency as many as it likes."""
        chosen: list[str] = self.cleaned_data["areas"]
        if self._kind == Office.Kind.SINGLE and len(chosen) != 1:
            raise ValidationError(
                _("Tick exactly one area. For several, go back and choose “a joint office of several municipalities”.")
            )
        if self._kind == Office.Kind.JOINT and len(chosen) <= 1:
            raise ValidationError(_("A joint office has at least two areas. Search for the missing one below."))
        return chosen


class AdministratorForm(AcceptanceForm):
    """Name, e-mail address and password of the first person."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("You sign in with it. Nobody gets to see it."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    field_order = ("name", "email", "password", "repeated")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, email="", **named)

    def clean(self) -> dict[str, Any]:
        """Refuse a password that holds the address or is easy to guess."""
        self._email = self.cleaned_data.get("email", "")
        return super().clean()

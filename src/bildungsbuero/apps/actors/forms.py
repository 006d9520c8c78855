"""Forms about organisations and places."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.apps.territory.models import LayerUnit, Unit
from bildungsbuero.web.inputs import DayInput, Telephone


class ListFilter(forms.Form):
    """What the list of organisations is narrowed to."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    archived = forms.BooleanField(label=_("archived ones"), required=False)


class OrganisationForm(forms.ModelForm[Organisation]):
    """Name, kind and ways to reach an organisation."""

    operator_kind = forms.ChoiceField(label=_("Kind of operator"), required=False)
    website = forms.URLField(label=_("Web page"), required=False, max_length=500, assume_scheme="https")
    sectors = forms.MultipleChoiceField(label=_("Sectors"), required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Organisation
        fields = (
            "name",
            "short_name",
            "operator_kind",
            "sectors",
            "part_of",
            "description",
            "website",
            "email",
            "phone",
            "confirmed_on",
        )
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "phone": Telephone(),
            "confirmed_on": DayInput(),
        }

    def __init__(self, *arguments: Any, office: Office, words: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["operator_kind"].choices = [("", _("not known")), *words("operator_kind")]  # type: ignore[attr-defined]
        self.fields["sectors"].choices = words("sector")  # type: ignore[attr-defined]
        others = Organisation.objects.of(office).standing().exclude(pk=self.instance.pk).order_by("name")
        self.fields["part_of"].queryset = others  # type: ignore[attr-defined]

    def clean_sectors(self) -> tuple[str, ...]:
        """Return the keys as they are stored."""
        return tuple(self.cleaned_data["sectors"])


class KeeperForm(forms.Form):
    """Whom of a provider to invite."""

    name = forms.CharField(label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The link in the mail is valid for 14 days."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class OwnDetailsForm(forms.ModelForm[Organisation]):
    """What a provider keeps about itself; name and numbers are the office's."""

    website = forms.URLField(label=_("Web page"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = ("short_name", "description", "website", "email", "phone")
        widgets = {"description": forms.Textarea(attrs={"rows": 4}), "phone": Telephone()}


class PlaceForm(forms.ModelForm[Place]):
    """Address, position and visibility of a place."""

    class Meta:
        model = Place
        fields = (
            "name",
            "organisation",
            "street",
            "postcode",
            "town",
            "country",
            "municipality",
            "layer_unit",
            "latitude",
            "longitude",
            "precision",
            "visibility",
            "stop",
        )

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        organisations = Organisation.objects.of(office).standing().order_by("name")
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["layer_unit"].queryset = LayerUnit.objects.of(office).order_by("name")  # type: ignore[attr-defined]
        self.fields["municipality"].queryset = _municipalities(office, self.instance)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if (values.get("latitude") is None) != (values.get("longitude") is None):
            self.add_error("longitude", _("Give both latitude and longitude, or neither."))
        if not any(values.get(name) for name in ("name", "street", "town")):
            self.add_error("town", _("A place needs at least a name, a street or a town."))
        return values


def _municipalities(office: Office, place: Place) -> Any:
    """Return the municipalities in the areas of an office, and the one that the place has already."""
    standing = Unit.objects.at_level(Unit.Level.MUNICIPALITY).filter(valid_to=None)
    found = Unit.objects.filter(pk=place.municipality.pk) if place.municipality else Unit.objects.none()
    for unit in areas_of(office).own:
        found = found | standing.filter(key__startswith=unit.key)
    return found.order_by("name")

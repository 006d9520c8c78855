"""Forms about areas and own layers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations.uploads import UploadField
from bildungsbuero.apps.territory.models import Layer, LayerUnit, OfficeArea, Unit
from bildungsbuero.web.inputs import DayInput


class SearchForm(forms.Form):
    """What a person looks for among all areas of Germany."""

    suche = forms.CharField(
        label=_("Name or key"),
        required=False,
        max_length=100,
        help_text=_("For example “Trier-Saarburg”, “Landkreis Leipzig” or 07235."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AreaChoice(forms.Form):
    """Which area is meant, and whether the office is responsible for it."""

    key = forms.CharField(max_length=20)
    is_context = forms.BooleanField(required=False)


class AreaField(forms.ModelChoiceField):
    """A choice among units that tells apart those of one name."""

    def label_from_instance(self, obj: Unit) -> str:
        return obj.place_in_words


class LayerForm(forms.ModelForm[Layer]):
    """Name, extent and origin of a layer."""

    inside = AreaField(
        label=_("Divides"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("several areas, or not one of these"),
        help_text=_("The area that this layer divides; the areas of your office stand to choose."),
    )

    class Meta:
        model = Layer
        fields = ("name", "inside", "note", "is_public")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._office = office
        self.fields["inside"].queryset = _units_of(office, self.instance)  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Refuse a name that another layer of the office has."""
        name: str = self.cleaned_data["name"]
        if Layer.objects.of(self._office).filter(name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Your office has a layer of this name already."))
        return name


class LayerUnitForm(forms.ModelForm[LayerUnit]):
    """One part of a layer."""

    class Meta:
        model = LayerUnit
        fields = ("key", "name", "valid_from", "valid_to")
        widgets = {"valid_from": DayInput(), "valid_to": DayInput()}

    def __init__(self, *arguments: Any, layer: Layer, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._layer = layer

    def clean_key(self) -> str:
        """Refuse a key that another part of the layer has."""
        key: str = self.cleaned_data["key"]
        if self._layer.units.filter(key=key).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This layer has a part with this key already."))
        return key

    def clean(self) -> dict[str, Any]:
        """Refuse a part that ends before it begins."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begins and ends and ends <= begins:
            self.add_error("valid_to", _("The end must lie after the beginning."))
        return cleaned


class PasteForm(forms.Form):
    """A list of keys and names as it comes out of a table."""

    lines = forms.CharField(
        label=_("List"),
        max_length=2_000_000,
        strip=False,
        help_text=_("One part a line: key, semicolon, name. Two columns copied out of Excel work as well."),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    valid_from = forms.DateField(
        label=_("Since"), required=False, help_text=_("Holds for new parts. Empty: always."), widget=DayInput()
    )


class OutlineFileForm(forms.Form):
    """A file with the outlines of the parts of a layer."""

    file = UploadField(
        label=_("GeoJSON file"),
        help_text=_(
            "Areas with longitude and latitude (WGS 84), as every geographic program saves them. At most 30 MB."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".geojson,.json"}),
    )


class OutlineForm(forms.Form):
    """What the properties of a file mean, and from which day its outlines hold."""

    key = forms.ChoiceField(
        label=_("Property with the key"),
        required=False,
        help_text=_("The key stays the same when a name or a boundary changes."),
    )
    name = forms.ChoiceField(label=_("Property with the name"))
    valid_from = forms.DateField(
        label=_("These boundaries hold since"),
        required=False,
        help_text=_("Empty: always. With a day the boundaries before it stay for the figures of that time."),
        widget=DayInput(),
    )
    ends_missing = forms.BooleanField(
        label=_("Parts that the file does not hold ended on that day"),
        required=False,
        help_text=_("They keep their figures and stay on the maps of the time before."),
    )
    source = forms.CharField(
        label=_("Source and licence of the boundaries"),
        max_length=200,
        help_text=_("Stands below every map, for example “Stadt Konstanz, dl-de/by-2-0”."),
    )

    def __init__(self, *arguments: Any, properties: Iterable[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = [(name, name) for name in properties]
        none = ("", _("none: parts are told apart by their names"))
        self.fields["key"].choices = [none, *choices]  # type: ignore[attr-defined]
        self.fields["name"].choices = choices  # type: ignore[attr-defined]


def _units_of(office: Office, layer: Layer) -> QuerySet[Unit]:
    """Return the office's areas and whatever the layer divides already."""
    keys = OfficeArea.objects.of(office).values("unit_id")
    chosen = Q(pk__in=keys) if layer.inside_id is None else Q(pk__in=keys) | Q(pk=layer.inside_id)
    return Unit.objects.filter(chosen).with_place()

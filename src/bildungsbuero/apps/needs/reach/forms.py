"""Forms for cells, places, travel times and runs."""

import math
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue import vocabulary
from bildungsbuero.apps.catalogue.vocabulary import active_language, kinds
from bildungsbuero.apps.needs.models import CellSet, PlaceSet, ReachRun, TravelTable
from bildungsbuero.apps.operations.uploads import UploadField
from bildungsbuero.web.inputs import SeveralRecords

ABOUT = ("name", "as_of", "source", "licence", "attribution", "note")
MOST_WEIGHTS = 10


class CellsForm(forms.ModelForm[CellSet]):
    """A file of cells and what it is."""

    file = UploadField(
        label=_("CSV file"),
        help_text=_("Columns: x and y (EPSG:3035) or lon and lat, and population. Also: id, area, mark."),
    )

    class Meta:
        model = CellSet
        fields: ClassVar = (
            "file",
            "name",
            "counted",
            "people_word",
            "resolution_m",
            "is_protected_at_source",
            *ABOUT[1:],
        )
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 3})}


class PlacesForm(forms.ModelForm[PlaceSet]):
    """A file of places and what it is."""

    file = UploadField(
        label=_("CSV file"),
        help_text=_(
            "Columns: name, lon and lat (or x and y in EPSG:3035). Also: id, address, capacity, note. A place without "
            "coordinates is kept and listed."
        ),
    )

    class Meta:
        model = PlaceSet
        fields: ClassVar = ("file", "name", "places_word", *ABOUT[1:])
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 3})}


class ChoiceForm(forms.ModelForm[PlaceSet]):
    """Which offers and institutions of the register are meant."""

    kinds = forms.MultipleChoiceField(label=_("Kinds"), required=False, widget=forms.CheckboxSelectMultiple)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    school_types = forms.MultipleChoiceField(
        label=_("Types of school"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = PlaceSet
        fields: ClassVar = ("name", "places_word", "kinds", "topic", "school_types", "note")
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        language = active_language()
        own = [(kind.key, kind.label(language)) for kind in kinds().values()]
        self.fields["kinds"].choices = own  # type: ignore[attr-defined]
        self.fields["topic"].choices = [("", _("all")), *vocabulary.open_choices("topic")]  # type: ignore[attr-defined]
        self.fields["school_types"].choices = vocabulary.open_choices("school_type")  # type: ignore[attr-defined]

    @property
    def selection(self) -> dict[str, Any]:
        """What was chosen, for the record."""
        return {name: self.cleaned_data[name] for name in ("kinds", "topic", "school_types")}


class TravelForm(forms.ModelForm[TravelTable]):
    """A table of a router and what it is."""

    file = UploadField(
        label=_("CSV file"),
        help_text=_("Columns: from (id of a cell), to (id of a place), minutes. Also: mode."),
    )

    class Meta:
        model = TravelTable
        fields: ClassVar = ("file", "name", "cell_set", "mode", *ABOUT[1:])
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["cell_set"].queryset = CellSet.objects.readable_by(office)  # type: ignore[attr-defined]


class RunForm(forms.ModelForm[ReachRun]):
    """What a run asks and how it measures."""

    reach = forms.FloatField(
        label=_("Reach"),
        initial=5,
        validators=[MinValueValidator(0.1), MaxValueValidator(300)],
        help_text=_("In kilometres along the straight line; with travel times in minutes."),
    )
    zone_weights = forms.CharField(
        label=_("Weights of the zones"),
        required=False,
        max_length=80,
        help_text=_(
            "For E2SFCA and 3SFCA: as many equally wide zones as numbers, from near to far, such as 1; 0.68; 0.22. "
            "Empty: these three."
        ),
    )

    class Meta:
        model = ReachRun
        fields: ClassVar = (
            "name",
            "notice",
            "cell_set",
            "place_sets",
            "catchment",
            "reach",
            "zone_weights",
            "has_equal_capacities",
            "detour_factor",
            "travel_table",
        )
        field_classes: ClassVar = {"place_sets": SeveralRecords}
        widgets: ClassVar = {"place_sets": forms.CheckboxSelectMultiple}

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, model in (("cell_set", CellSet), ("place_sets", PlaceSet), ("travel_table", TravelTable)):
            self.fields[name].queryset = model.objects.readable_by(office)  # type: ignore[attr-defined]

    def clean_zone_weights(self) -> list[float]:
        """Return the weights as numbers, each between 0 and 1, the first above 0."""
        text: str = self.cleaned_data["zone_weights"]
        try:
            found = [float(part.strip().replace(",", ".")) for part in text.split(";") if part.strip()]
        except ValueError:
            found = [math.nan]
        if len(found) > MOST_WEIGHTS or not all(0 <= weight <= 1 for weight in found) or (found and not found[0]):
            raise forms.ValidationError(_("Write numbers between 0 and 1, with semicolons between them."))
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse travel times from other cells."""
        data = super().clean() or self.cleaned_data
        table, cells = data.get("travel_table"), data.get("cell_set")
        if table is not None and cells is not None and table.cell_set_id != cells.pk:
            self.add_error("travel_table", _("These travel times are from other cells."))
        return data

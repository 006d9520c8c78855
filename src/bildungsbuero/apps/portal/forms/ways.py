"""What an office says of a station or of a transition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.forms.fields import KeysField
from bildungsbuero.apps.portal.forms.texts import add_text_fields, texts_from
from bildungsbuero.apps.portal.models import WayStation, WayTransition
from bildungsbuero.apps.portal.spoken import spoken
from bildungsbuero.apps.portal.ways.book import WayBook
from bildungsbuero.web.inputs import DayInput

STATION_TEXTS = (
    ("title", _("Title"), True),
    ("what", _("What it is"), True),
    ("who", _("Who gets in"), False),
    ("gets", _("What you get"), False),
    ("duration", _("How long"), False),
)
TRANSITION_TEXTS = (
    ("condition", _("Condition in one sentence"), True),
    ("deadline", _("Deadline or hint"), False),
)
EVIDENCE = ("sources", "is_checked", "checked_on", "valid_from", "valid_until", "note", "is_removed")
EVIDENCE_WIDGETS = {
    "sources": forms.Textarea(attrs={"rows": 3}),
    "note": forms.Textarea(attrs={"rows": 3}),
    "checked_on": DayInput,
    "valid_from": DayInput,
    "valid_until": DayInput,
}


class EvidenceForm(forms.ModelForm):
    """What stations and transitions are asked alike."""

    texts: tuple[tuple[str, Any, bool], ...] = ()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        add_text_fields(self, self.texts, self.instance.texts)
        self.order_fields([*self._leading(), *(name for name in self.fields if "_" in name and self._is_text(name))])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("is_checked") and not values.get("checked_on"):
            self.add_error("checked_on", _("Say on which day it was checked."))
        since, until = values.get("valid_from"), values.get("valid_until")
        if since and until and until < since:
            self.add_error("valid_until", _("The end lies before the beginning."))
        return values

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        names = [name for name, _label, _required in self.texts]
        self.instance.texts = texts_from(names, self.cleaned_data, self.instance.texts)
        return super().save(commit)

    def _leading(self) -> list[str]:
        return []

    def _is_text(self, name: str) -> bool:
        return name.rsplit("_", 1)[0] in {text for text, _label, _required in self.texts}


class StationForm(EvidenceForm):
    """A station."""

    texts = STATION_TEXTS
    school_types = KeysField("school_type", label=_("School types"), help_text=_("Schools of these types are listed."))
    topics = KeysField("topic", label=_("Topics"), help_text=_("Offers and counselling on these are listed."))

    stage = forms.IntegerField(
        label=_("Place in the order"),
        help_text=_("From early (0) to late (20): where drawings put it."),
        min_value=0,
        max_value=20,
        initial=5,
    )

    class Meta:
        model = WayStation
        fields = ("kind", "stage", "drawings", "school_types", "topics", *EVIDENCE)
        widgets = EVIDENCE_WIDGETS

    def __init__(self, *arguments: Any, book: WayBook, **named: Any) -> None:
        super().__init__(*arguments, **named)
        drawings = [(one.key, spoken(one.texts, "title").text) for one in book.drawings]
        self.fields["drawings"] = forms.TypedMultipleChoiceField(
            label=_("Drawings"),
            required=False,
            choices=drawings,
            widget=forms.CheckboxSelectMultiple,
        )

    def _leading(self) -> list[str]:
        return ["kind"]


class TransitionForm(EvidenceForm):
    """A transition; from where to where is said once, when it is made."""

    texts = TRANSITION_TEXTS
    source_key = forms.ChoiceField(label=_("From"))
    target_key = forms.ChoiceField(label=_("To"))

    class Meta:
        model = WayTransition
        fields = ("source_key", "target_key", *EVIDENCE)
        widgets = EVIDENCE_WIDGETS

    def __init__(self, *arguments: Any, book: WayBook, **named: Any) -> None:
        super().__init__(*arguments, **named)
        titles = [(key, spoken(one.texts, "title").text) for key, one in book.stations.items()]
        for name in ("source_key", "target_key"):
            field = self.fields[name]
            field.choices = sorted(titles, key=lambda pair: pair[1].casefold())  # type: ignore[attr-defined]
            field.disabled = bool(self.instance.key)
        self.fields["sources"].required = True

    def _leading(self) -> list[str]:
        return ["source_key", "target_key"]

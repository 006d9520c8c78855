"""The fields that an office made for itself: asked in the form of an offer, and defined by the management."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.forms.fields import OPEN, KeysField, YesNoField
from bildungsbuero.apps.catalogue.models import OwnField
from bildungsbuero.apps.catalogue.own_fields import label_of
from bildungsbuero.web.inputs import DayInput

OWN_PREFIX = "own_"
LONGEST = 300
INTERNAL = _("Only the office sees this.")


def own_form_field(own: OwnField) -> forms.Field:
    """Return the form field of an own field; an internal one says so."""
    options: dict[str, Any] = {"label": label_of(own), "required": False}
    options["help_text"] = "" if own.is_public else INTERNAL
    match own.type:
        case OwnField.Type.NUMBER:
            return forms.DecimalField(max_digits=15, decimal_places=4, localize=True, **options)
        case OwnField.Type.YES_NO:
            return YesNoField(**options)
        case OwnField.Type.CHOICE:
            return forms.ChoiceField(choices=[OPEN, *((one, one) for one in own.choices())], **options)
        case OwnField.Type.DATE:
            return forms.DateField(widget=DayInput, **options)
    return forms.CharField(max_length=LONGEST, **options)


def own_initial(values: Mapping[str, str]) -> dict[str, str]:
    """Return what stands in the fields before anybody changes it."""
    return {f"{OWN_PREFIX}{key}": value for key, value in values.items()}


def own_from(
    fields: Iterable[OwnField], values: Mapping[str, Any], before: Mapping[str, str], *, is_public: bool
) -> dict[str, str]:
    """Return the values of the public or of the internal fields; what was not asked stays as it was."""
    found = dict(before)
    for own in fields:
        if own.is_public == is_public:
            found[own.public_id] = _stored(values.get(f"{OWN_PREFIX}{own.public_id}"))
    return {key: value for key, value in found.items() if value}


def _stored(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value or "").strip()


class OwnFieldForm(forms.ModelForm[OwnField]):
    """What the management says of a field; type and who may see it stay once offers have a value."""

    kinds = KeysField("kind", label=_("Kinds of offers"), help_text=_("None ticked: all kinds."))

    class Meta:
        model = OwnField
        fields = ("label", "label_en", "type", "options", "kinds", "is_public", "is_asked")
        widgets = {"options": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *arguments: Any, is_used: bool = False, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if is_used:
            for name in ("type", "is_public"):
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Stays as it is: offers have a value already.")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("type") == OwnField.Type.CHOICE and not values.get("options", "").strip():
            self.add_error("options", _("Write at least one line that can be chosen."))
        same = OwnField.objects.of(self.instance.office).filter(label__iexact=values.get("label", ""))
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("label", _("There is a field of this name already."))
        return values

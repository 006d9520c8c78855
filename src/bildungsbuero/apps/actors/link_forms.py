"""What hangs on an organisation, as sets of forms: register numbers, contacts, relations to others."""

from typing import Any

from django import forms
from django.forms import BaseModelFormSet, modelformset_factory
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Contact, Identifier, Organisation, Relation
from bildungsbuero.apps.actors.words import words
from bildungsbuero.web.inputs import DayInput, Telephone

MOST = 100
DAYS = {"valid_from": DayInput(), "valid_until": DayInput()}


class _WithDays(forms.ModelForm[Any]):
    """Something that holds from a day until a day."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        first, last = values.get("valid_from"), values.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The end lies before the beginning."))
        return values


class IdentifierForm(forms.ModelForm[Identifier]):
    """The number of an organisation in a register."""

    scheme = forms.ChoiceField(label=_("Register"), choices=lambda: words.choices("identifier"))

    class Meta:
        model = Identifier
        fields = ("scheme", "value")
        labels = {"value": _("Number in the register")}


class ContactForm(_WithDays):
    """How to reach a function, until when, and why it may be kept."""

    class Meta:
        model = Contact
        fields = ("function", "phone", "email", "is_public", "valid_from", "valid_until", "basis", "basis_until")
        widgets = {**DAYS, "basis_until": DayInput(), "phone": Telephone()}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("basis") == Contact.Basis.CONSENT and not values.get("basis_until"):
            self.add_error("basis_until", _("A consent has an end: after it, somebody asks again."))
        return values


class RelationForm(_WithDays):
    """How the organisation stands to another one."""

    class Meta:
        model = Relation
        fields = ("kind", "other", "valid_from", "valid_until")
        widgets = DAYS

    def __init__(self, *arguments: Any, organisation: Organisation, **named: Any) -> None:
        super().__init__(*arguments, **named)
        others = Organisation.objects.of(organisation.office).standing().exclude(pk=organisation.pk)
        self.fields["other"].queryset = others.order_by("name")  # type: ignore[attr-defined]


class _OfOrganisation(BaseModelFormSet[Any, Any]):
    """A set of forms that knows no entries but those of its organisation."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["id"].queryset = self.queryset


Sets = dict[str, BaseModelFormSet[Any, Any]]


def link_forms(organisation: Organisation, data: Any = None) -> Sets:
    """Return the three sets of forms, each with room for one more."""
    office: Office = organisation.office
    given: dict[str, tuple[type[Any], type[forms.ModelForm[Any]], dict[str, Any]]] = {
        "identifiers": (Identifier, IdentifierForm, {}),
        "contacts": (Contact, ContactForm, {}),
        "relations": (Relation, RelationForm, {"organisation": organisation}),
    }
    made: Sets = {}
    for prefix, (model, form, extras) in given.items():
        factory = modelformset_factory(
            model, form=form, formset=_OfOrganisation, extra=1, can_delete=True, max_num=MOST, absolute_max=MOST
        )
        stored = model.objects.of(office).filter(organisation=organisation).order_by("pk")
        made[prefix] = factory(data, queryset=stored, prefix=prefix, form_kwargs=extras)
    return made

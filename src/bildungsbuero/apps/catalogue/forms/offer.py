"""The form of an offer: what every kind is asked, and what its own kind adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Place, PlaceQuerySet
from bildungsbuero.apps.catalogue.forms.fields import (
    OPEN,
    AmountField,
    KeyField,
    KeysField,
    KnownPlaceField,
    NameField,
    YesNoField,
)
from bildungsbuero.apps.catalogue.forms.hours import HOURS_PREFIX, hours_fields
from bildungsbuero.apps.catalogue.forms.own_fields import OWN_PREFIX, own_form_field
from bildungsbuero.apps.catalogue.models import OwnField
from bildungsbuero.apps.catalogue.vocabulary import active_language, kinds, vocabularies, vocabulary
from bildungsbuero.apps.catalogue.wording import needed_in_words
from bildungsbuero.apps.territory.models import LayerUnit
from bildungsbuero.core.addresses import GERMANY, read_postcode
from bildungsbuero.core.vocabulary import Kind, ProfileField
from bildungsbuero.web.inputs import DayInput, Telephone
from bildungsbuero.web.tables import Table

PROFILE = "profile_"
ACCESS = "access_"
PROVIDERS_LIST = "known-providers"
PLACES_LIST = "known-places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that stand together under a heading; some are folded away at first."""

    title: Any
    fields: tuple[forms.BoundField, ...]
    is_folded: bool = False


def _countries() -> list[tuple[str, str]]:
    return vocabulary("country").choices(active_language())


class OfferForm(forms.Form):
    """All fields of an offer but its runs; the kind decides which are asked."""

    # Where somebody else was faster: what is stored beside what was typed.
    both_versions: Table | None = None

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=300)
    provider = NameField(
        label=_("Provider"), list_id=PROVIDERS_LIST, help_text=_("Who makes the offer. A new name is added.")
    )
    operator = NameField(
        label=_("Operator"),
        list_id=PROVIDERS_LIST,
        required=False,
        help_text=_("Who is responsible and pays; often not the provider."),
    )
    summary = forms.CharField(
        label=_("Short text"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One or two sentences in plain words. No names of persons."),
    )
    description = forms.CharField(
        label=_("Description"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    topics = KeysField("topic", label=_("Topics"))
    life_phases = KeysField("life_phase", label=_("Phases of life"))
    target_groups = KeysField("target_group", label=_("Target groups"))
    languages = KeysField("language", label=_("Languages spoken"))
    language_taught = KeyField("language", label=_("Language taught"))
    level_from = KeyField("level", label=_("Level from"))
    level_to = KeyField("level", label=_("Level to"))
    learning_form = KeyField("learning_form", label=_("Form of learning"))
    mode = KeyField("mode", label=_("On site or online"))
    reach = forms.ChoiceField(label=_("Where"), choices=lambda: vocabulary("reach").choices(active_language()))
    known_place = KnownPlaceField(
        label=_("Place of the register"),
        list_id=PLACES_LIST,
        help_text=_("Begin to write the name or the street. Leave it empty for a new place and write its address."),
    )
    place_name = forms.CharField(label=_("Name of the place"), required=False, max_length=200)
    street = forms.CharField(label=_("Street and number"), required=False, max_length=200)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=20)
    town = forms.CharField(label=_("Town"), required=False, max_length=100)
    country = forms.ChoiceField(label=_("Country"), required=False, choices=_countries)
    district = forms.ChoiceField(
        label=_("Part of town"), required=False, help_text=_("Chosen by hand, never read from the postcode.")
    )
    visibility = forms.ChoiceField(
        label=_("Who may see the address"),
        choices=Place.Visibility.choices,
        help_text=_("Private homes and shelters: never public. What is masked leaves no coordinate anywhere."),
    )
    stop = forms.CharField(label=_("Stop"), required=False, max_length=200)
    is_free = forms.BooleanField(
        label=_("Free of charge"), required=False, help_text=_("Only if the provider says so; else leave it open.")
    )
    price = AmountField(label=_("Price in euros"))
    price_label = forms.CharField(label=_("What the price is for"), required=False, max_length=200)
    depends_on_income = forms.BooleanField(label=_("The price depends on income"), required=False)
    reductions = KeysField("reduction", label=_("Reductions"))
    age_from = forms.IntegerField(label=_("Age from"), required=False, min_value=0, max_value=120)
    age_to = forms.IntegerField(label=_("Age to"), required=False, min_value=0, max_value=120)
    conditions = KeysField("condition", label=_("Further conditions"), hidden=("age",))
    condition_note = forms.CharField(label=_("Conditions in words"), required=False, max_length=500)
    childcare = YesNoField(label=_("Childcare"))
    registration = forms.CharField(label=_("Registration"), required=False, max_length=500)
    contact_function = forms.CharField(
        label=_("Contact"), required=False, max_length=200, help_text=_("A function, no name.")
    )
    contact_phone = forms.CharField(label=_("Telephone"), required=False, max_length=50, widget=Telephone)
    contact_email = forms.EmailField(label=_("E-mail"), required=False)
    website = forms.URLField(label=_("Web page"), required=False, max_length=500, assume_scheme="https")
    visible_from = forms.DateField(label=_("Visible from"), required=False, widget=DayInput)
    visible_until = forms.DateField(label=_("Visible until"), required=False, widget=DayInput)

    def __init__(
        self, *arguments: Any, office: Office, kind: str, own_fields: Iterable[OwnField] = (), **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.own_fields = [own for own in own_fields if own.is_for(kind)]
        self.kind: Kind = kinds()[kind]
        self.office = office
        self.asks_hours = kind in KINDS_WITH_HOURS
        self._parts = LayerUnit.objects.of(office).order_by("name")
        names = self._parts.values_list("name", flat=True)
        self.fields["district"].choices = [OPEN, *((name, name) for name in names)]  # type: ignore[attr-defined]
        for key, label in vocabulary("accessibility").choices(active_language()):
            self.fields[f"{ACCESS}{key}"] = YesNoField(label=label)
        for profile_field in self.kind.fields:
            self.fields[f"{PROFILE}{profile_field.name}"] = _field_of(profile_field)
        for own in self.own_fields:
            self.fields[f"{OWN_PREFIX}{own.public_id}"] = own_form_field(own)
        if self.asks_hours:
            self.fields.update(hours_fields())
        for name in _not_asked(self.kind):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        age_from, age_to = values.get("age_from"), values.get("age_to")
        if age_from is not None and age_to is not None and age_to < age_from:
            self.add_error("age_to", _("This lies below the age from which it is meant."))
        first, last = values.get("visible_from"), values.get("visible_until")
        if first and last and last < first:
            self.add_error("visible_until", _("The end lies before the beginning."))
        if values.get("postcode"):
            self._read_postcode(values)
        if values.get("known_place"):
            self._find_place(values)
        if values.get("is_free") and values.get("price"):
            self.add_error("price", _("An offer that is free of charge has no price."))
        return values

    def _read_postcode(self, values: dict[str, Any]) -> None:
        found = read_postcode(values["postcode"], values.get("country") or GERMANY)
        if found is None:
            self.add_error("postcode", _("This is no postcode of the country. Abroad write for example L-1234."))
        else:
            values["postcode"], values["country"] = found

    def _find_place(self, values: dict[str, Any]) -> None:
        """Take the place of the register that was named; its address is not typed anew."""
        found = self.places().called(values["known_place"])
        if found is None:
            self.add_error(
                "known_place", _("The register knows no such place, or several. Choose one or write its address.")
            )
        else:
            values["known_place"] = found.as_record()

    def places(self) -> PlaceQuerySet:
        """Return the places from which one can be chosen."""
        return Place.objects.of(self.office).standing().with_territory()

    def needed(self) -> list[str]:
        """Return what must be said before such an offer can be published; saving is possible without."""
        return needed_in_words(self.kind)

    def groups(self) -> Iterator[Group]:
        """Yield the fields under their headings, as far as the kind asks for them."""
        for title, names, is_folded in GROUPS:
            fields = tuple(self[name] for name in names if name in self.fields)
            if title == OWN:
                fields = tuple(self[name] for name in self.fields if name.startswith(PROFILE))
            if title == ACCESSIBILITY:
                fields = tuple(self[name] for name in self.fields if name.startswith(ACCESS))
            if title in (HOURS, OFFICE_FIELDS):
                prefix = HOURS_PREFIX if title == HOURS else OWN_PREFIX
                fields = tuple(self[name] for name in self.fields if name.startswith(prefix))
            if fields:
                yield Group(title=title, fields=fields, is_folded=is_folded and not any(f.errors for f in fields))


class OwnOfferForm(OfferForm):
    """The offer as its provider writes it: whose offer it is stands fixed."""

    def __init__(self, *arguments: Any, provider: str, operator: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._whose = {"provider": provider, "operator": operator}
        # The register of places is the office's; a provider writes its address.
        del self.fields["known_place"]
        del self.fields["provider"], self.fields["operator"]
        public = self._parts.filter(layer__is_public=True).values_list("name", flat=True)
        # The part in which the offer lies stays choosable, also where its layer is none of the public's business.
        names = dict.fromkeys([*public, *filter(None, [self.initial.get("district")])])
        self.fields["district"].choices = [OPEN, *((name, name) for name in names)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), **self._whose}

    def groups(self) -> Iterator[Group]:
        """Yield what changes often first; the topics, which the office decides in the end, are folded away."""
        found = list(super().groups())
        yield from (group for group in found if group.title == COST)
        for group in found:
            if group.title != COST:
                has_errors = any(field.errors for field in group.fields)
                yield replace(group, is_folded=not has_errors) if group.title == SUBJECT else group


OWN = _("Of this kind")
ACCESSIBILITY = _("Accessibility")
SUBJECT = _("Subject")
HOURS = _("Opening hours")
OFFICE_FIELDS = _("Fields of this office")
# Kinds that people go to or call at certain hours.
KINDS_WITH_HOURS = frozenset({"institution", "guidance", "open_meeting", "learning_place"})
COST = _("Cost")
GROUPS: tuple[tuple[Any, tuple[str, ...], bool], ...] = (
    (_("What it is"), ("title", "provider", "operator", "summary", "description"), False),
    (OWN, (), False),
    (_("Language course"), ("language_taught", "level_from", "level_to"), False),
    (SUBJECT, ("topics", "life_phases"), False),
    (_("For whom"), ("age_from", "age_to", "target_groups", "conditions", "condition_note"), True),
    (
        _("Where"),
        (
            *("reach", "mode", "known_place", "place_name", "street", "postcode", "town", "country", "district"),
            *("stop", "visibility"),
        ),
        False,
    ),
    (HOURS, (), True),
    (COST, ("is_free", "price", "price_label", "depends_on_income", "reductions"), False),
    (
        _("Registration and contact"),
        ("registration", "contact_function", "contact_phone", "contact_email", "website"),
        False,
    ),
    (_("Languages, childcare, form of learning"), ("languages", "childcare", "learning_form"), True),
    (ACCESSIBILITY, (), True),
    (OFFICE_FIELDS, (), False),
    (_("Visibility"), ("visible_from", "visible_until"), True),
)


def _not_asked(kind: Kind) -> Iterator[str]:
    if "language_taught" not in kind.needs:
        yield from ("language_taught", "level_from", "level_to")
    if kind.ends_with_its_runs:
        # Such an offer is visible until its last run is over.
        yield "visible_until"


def _field_of(profile_field: ProfileField) -> forms.Field:
    label = profile_field.label(active_language())
    if profile_field.type in vocabularies():
        return KeyField(profile_field.type, label=label)
    if profile_field.type == "long_text":
        return forms.CharField(label=label, required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))
    return forms.CharField(label=label, required=False, max_length=300)

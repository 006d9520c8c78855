"""No record of an office comes to refer to one of another: no form offers it, and none takes it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.db import models

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from tests.access.table import ALLOWED, rights
from tests.access.world import INSIDER, World, address, ask, undone

pytestmark = pytest.mark.django_db

FORMS = sorted({right.page for right in rights() if right.method == "POST" and ALLOWED in right.outcomes.values()})
# What crosses from one office to another by its meaning.
CROSSES_BY_DESIGN = frozenset({"accounts.Release.to_office", "accounts.HistoricalRelease.to_office"})


def test_the_forms_are_found(world):
    fields = [field.name for page in FORMS for field in fields_of(world, page)]

    assert {"organisation", "layer_unit", "part_of", "provider", "street", "inside"} <= set(fields)


@pytest.mark.parametrize("page", FORMS)
def test_no_form_offers_or_takes_a_record_of_another_office(world, page):
    path = address(world.trier.office, page, world.trier.arguments(page))
    fields = fields_of(world, page)
    choices = [field for field in fields if isinstance(field.field, forms.ModelChoiceField)]

    assert [field.name for field in choices if theirs(world, field.field.queryset).exists()] == []
    with undone():
        ask(world.visitor(INSIDER), "POST", path, {field.html_name: sent(world, field) for field in fields})
        assert list(mixed_references()) == []


def test_a_name_that_another_office_uses_leads_to_no_record_of_it(world):
    provider, place = world.konz.draft.provider, world.konz.draft.place
    path = address(world.trier.office, "catalogue:add-offer", {"kind": "group"})
    known = {field.html_name: field.value() for field in _fields(world, path) if field.value()}
    given = {"title": "Chor wie drüben", "provider": provider.name, "street": place.street, "town": place.town}
    counts = {"runs-TOTAL_FORMS": "0", "runs-INITIAL_FORMS": "0"}

    with undone():
        assert ask(world.visitor(INSIDER), "POST", path, known | given | counts).status == 302
        made = Offer.objects.of(world.trier.office).get(title="Chor wie drüben")
        assert (made.provider.name, made.provider.office) == (provider.name, world.trier.office)
        assert (made.place.street, made.place.office) == (place.street, world.trier.office)
        assert list(mixed_references()) == []


def test_a_mixed_reference_is_noticed(world):
    with undone():
        Offer.unscoped.filter(pk=world.trier.draft.pk).update(provider=world.konz.draft.provider)
        assert [name for name, _key in mixed_references()] == ["catalogue.Offer.provider"]


def fields_of(world: World, page: str) -> list[forms.BoundField]:
    """Return the fields of every form on a page of Trier."""
    return _fields(world, address(world.trier.office, page, world.trier.arguments(page)))


def theirs(world: World, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Return the records of Konz among those that a field offers."""
    return queryset.filter(office=world.konz.office) if _is_owned(queryset.model) else queryset.none()


def sent(world: World, field: forms.BoundField) -> Any:
    """Return what somebody sends who tries to point at a record of Konz."""
    if isinstance(field.field, forms.ModelChoiceField) and _is_owned(field.field.queryset.model):
        found = field.field.queryset.model.unscoped.filter(office=world.konz.office).first()
        return found.pk if found else ""
    if isinstance(field.field, forms.FileField | forms.BooleanField):
        return ""
    known = field.value()
    return known if known not in (None, "", []) else str(world.konz.draft.provider)


def mixed_references() -> Iterator[tuple[str, Any]]:
    """Yield every row of an office that points at a row of another office."""
    for model in apps.get_models():
        if not _is_owned(model):
            continue
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and _is_owned(field.related_model):
                name = f"{model._meta.label}.{field.name}"
                crossing = model._base_manager.exclude(**{f"{field.name}": None}).exclude(
                    **{f"{field.name}__office": models.F("office")}
                )
                yield from (
                    (name, key) for key in crossing.values_list("pk", flat=True) if name not in CROSSES_BY_DESIGN
                )


def _fields(world: World, path: str) -> list[forms.BoundField]:
    with undone():
        context = world.visitor(INSIDER).get(path).context or []
    flat = [value for layer in context for entry in getattr(layer, "dicts", [layer]) for value in entry.values()]
    found = {id(value): value for value in flat if isinstance(value, forms.BaseForm)}
    return [field for form in found.values() for field in form]


def _is_owned(model: Any) -> bool:
    return any(
        isinstance(field, models.ForeignKey) and field.name == "office" and field.related_model is Office
        for field in model._meta.get_fields()
    )

"""Tables: no key that points upwards, names that editors read in German, migrations that are up to date."""

import re
from configparser import ConfigParser

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tests.architecture.ours import our_models
from tests.architecture.tree import ROOT


def layers() -> list[list[str]]:
    """Return the apps as `.importlinter` orders them, the highest first; apps of one line do not know each other."""
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter", "utf-8")
    lines = contracts["importlinter:contract:apps"]["layers"].split("\n")
    return [re.findall(r"\w+", line) for line in lines if line.strip()]


def is_allowed(source: str, target: str) -> bool:
    """Whether a table of one app may point to a table of another."""
    height = {app: number for number, line in enumerate(layers()) for app in line}
    return source == target or height[source] < height[target]


def test_no_table_points_to_an_app_above_or_beside_it():
    upwards = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in our_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model in our_models()
        if not is_allowed(model._meta.app_label, field.related_model._meta.app_label)
    ]

    assert upwards == []


@pytest.mark.parametrize(
    ("source", "target"), [("accounts", "catalogue"), ("catalogue", "monitoring"), ("desk", "portal")]
)
def test_a_key_upwards_or_sideways_is_noticed(source, target):
    assert not is_allowed(source, target)
    assert is_allowed("catalogue", "accounts")


def test_every_app_of_ours_has_its_layer():
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("bildungsbuero.apps.")}

    assert ours <= {app for line in layers() for app in line}


def test_every_table_has_a_name_that_is_translated():
    assert [model.__name__ for model in our_models() if not isinstance(model._meta.verbose_name, Promise)] == []


def test_every_field_that_people_edit_has_a_name_that_is_translated():
    nameless = {f"{model._meta.label}.{field.name}" for model in our_models() for field in nameless_fields(model)}

    assert nameless == set()


def test_a_field_without_a_translated_name_is_noticed():
    class Planted(models.Model):
        plain = models.CharField(max_length=5)
        kept = models.CharField(max_length=5, editable=False)
        named = models.CharField(gettext_lazy("title"), max_length=5)

        class Meta:
            app_label = "planted"
            apps = Apps()

    assert [field.name for field in nameless_fields(Planted)] == ["plain"]


def nameless_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the fields that a form could show and that have no translated name."""
    fields = [field for field in model._meta.get_fields() if isinstance(field, models.Field)]
    return [
        field
        for field in fields
        if field.editable and not field.auto_created and not isinstance(field._verbose_name, Promise)
    ]


def test_every_change_of_a_table_has_its_migration():
    labels = {model._meta.app_label for model in our_models()}
    loader = MigrationLoader(None)

    # Migrations hold the English words; the tables would speak German here.
    with translation.override(None, deactivate=True):
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        changes = detector.changes(graph=loader.graph)

    assert {label: found for label, found in changes.items() if label in labels} == {}

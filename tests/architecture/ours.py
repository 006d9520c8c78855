"""The models of the running product."""

from django.apps import apps
from django.db import models

PACKAGE = "bildungsbuero."


def our_models() -> list[type[models.Model]]:
    """Return every model of our apps; the tables of the history follow from them."""
    found = (model for model in apps.get_models() if model.__module__.startswith(PACKAGE))
    return [model for model in found if not hasattr(model, "history_object")]

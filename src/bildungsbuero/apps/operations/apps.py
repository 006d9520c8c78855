"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "bildungsbuero.apps.operations"
    label = "operations"

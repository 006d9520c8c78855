"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "bildungsbuero.apps.desk"
    label = "desk"

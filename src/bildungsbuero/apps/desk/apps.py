"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "bildungsbuero.apps.desk"
    label = "desk"

    def ready(self) -> None:
        from bildungsbuero.apps.desk import slots

        slots.fill()

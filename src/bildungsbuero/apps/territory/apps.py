"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "bildungsbuero.apps.territory"
    label = "territory"

    def ready(self) -> None:
        """Fill the slots."""
        from bildungsbuero.apps.territory import slots

        slots.fill()

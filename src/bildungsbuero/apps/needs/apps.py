"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "bildungsbuero.apps.needs"
    label = "needs"

    def ready(self) -> None:
        """Fill the slots."""
        from bildungsbuero.apps.needs import slots

        slots.fill()

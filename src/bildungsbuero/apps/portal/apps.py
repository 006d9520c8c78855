"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "bildungsbuero.apps.portal"
    label = "portal"

    def ready(self) -> None:
        """Fill the slots."""
        from bildungsbuero.apps.portal import slots

        slots.fill()

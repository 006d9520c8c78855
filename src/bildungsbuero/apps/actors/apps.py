"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class ActorsConfig(AppConfig):
    name = "bildungsbuero.apps.actors"
    label = "actors"

    def ready(self) -> None:
        """Fill the slots."""
        from bildungsbuero.apps.actors import slots

        slots.fill()

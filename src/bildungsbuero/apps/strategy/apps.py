"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "bildungsbuero.apps.strategy"
    label = "strategy"

    def ready(self) -> None:
        """Fill the slots."""
        from bildungsbuero.apps.strategy import slots

        slots.fill()

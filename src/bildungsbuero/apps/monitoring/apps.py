"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "bildungsbuero.apps.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from bildungsbuero.apps.monitoring import slots
        from bildungsbuero.apps.monitoring.editions import slots as editions

        slots.fill()
        editions.fill()

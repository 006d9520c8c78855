"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OperationsConfig(AppConfig):
    name = "bildungsbuero.apps.operations"
    label = "operations"

    def ready(self) -> None:
        """Find the jobs and schedules of all apps; fill the slots."""
        from bildungsbuero.apps.operations import database_file, retention, slots

        slots.fill()
        database_file.watch()
        retention.register()
        autodiscover_modules("jobs", "schedules")

"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "bildungsbuero.apps.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Fill the slots."""
        from bildungsbuero.apps.catalogue import slots
        from bildungsbuero.apps.catalogue.duplicates import slots as duplicates
        from bildungsbuero.apps.catalogue.translating import slots as translating

        slots.fill()
        duplicates.fill()
        translating.fill()

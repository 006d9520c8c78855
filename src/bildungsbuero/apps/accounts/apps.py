"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "bildungsbuero.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Fill the slots."""
        from bildungsbuero.apps.accounts import slots

        slots.fill()

"""The app's entry: what it fills in elsewhere."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "bildungsbuero.apps.accounts"
    label = "accounts"

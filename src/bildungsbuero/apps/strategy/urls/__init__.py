"""Addresses of the app, by feature."""

from typing import Any

app_name = "strategy"
urlpatterns: list[Any] = []

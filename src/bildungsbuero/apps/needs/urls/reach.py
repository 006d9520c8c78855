"""Addresses of reach: population cells, places, travel times, runs and their results."""

from typing import Any

urlpatterns: list[Any] = []

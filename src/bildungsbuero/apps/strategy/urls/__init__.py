"""Addresses of the app, by feature."""

from typing import Any

from bildungsbuero.apps.strategy.urls import decisions, funding, logic, plan, reviews, year

app_name = "strategy"
urlpatterns: list[Any] = [
    *decisions.urlpatterns,
    *funding.urlpatterns,
    *logic.urlpatterns,
    *plan.urlpatterns,
    *reviews.urlpatterns,
    *year.urlpatterns,
]

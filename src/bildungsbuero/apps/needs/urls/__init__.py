"""Addresses of the app, by feature."""

from django.urls import path

from bildungsbuero.apps.needs.urls import coverage, reach, register, signals, what_if
from bildungsbuero.apps.needs.views import unmet

app_name = "needs"
urlpatterns = [
    path("buero/vergeblich-gesucht/", unmet.unmet, name="unmet"),
    *coverage.urlpatterns,
    *reach.urlpatterns,
    *register.urlpatterns,
    *signals.urlpatterns,
    *what_if.urlpatterns,
]

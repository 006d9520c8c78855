"""Addresses of the plan of the year and of its calendar."""

from django.urls import path

from bildungsbuero.apps.strategy.views import year

urlpatterns = [
    path("buero/jahresplan/", year.year, name="year"),
    path("buero/jahresplan/datei.<slug:kind>", year.year_file, name="year-file"),
    path("buero/jahresplan/kalender/", year.calendar_keys, name="calendar-keys"),
    path("buero/jahresplan/kalender/<slug:role>/zuruecknehmen/", year.calendar_key_remove, name="calendar-key-remove"),
    path("kalender/<slug:key>.ics", year.calendar_feed, name="calendar-feed"),
]

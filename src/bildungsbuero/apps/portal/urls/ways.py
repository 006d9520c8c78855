"""Addresses of the ways through schools, training and study."""

from django.urls import path

from bildungsbuero.apps.portal.views import way_editing, ways

urlpatterns = [
    path("bildungswege/", ways.ways, name="ways"),
    path("bildungswege/wohin/", ways.search, name="way-search"),
    path("bildungswege/bild/<slug:key>/", ways.drawing, name="way-drawing"),
    path("bildungswege/lage/<slug:key>/", ways.entrance, name="way-entrance"),
    path("bildungswege/station/<slug:key>/", ways.station, name="way-station"),
    path("buero/bildungswege/", way_editing.overview, name="staff-ways"),
    path("buero/bildungswege/station/neu/", way_editing.add_station, name="add-way-station"),
    path("buero/bildungswege/station/<slug:key>/", way_editing.edit_station, name="edit-way-station"),
    path("buero/bildungswege/station/<slug:key>/zuruecknehmen/", way_editing.undo_station, name="undo-way-station"),
    path("buero/bildungswege/uebergang/neu/", way_editing.add_transition, name="add-way-transition"),
    path("buero/bildungswege/uebergang/<slug:key>/", way_editing.edit_transition, name="edit-way-transition"),
    path(
        "buero/bildungswege/uebergang/<slug:key>/zuruecknehmen/",
        way_editing.undo_transition,
        name="undo-way-transition",
    ),
    path(
        "buero/bildungswege/uebergang/<slug:key>/geprueft/",
        way_editing.check_transition,
        name="check-way-transition",
    ),
]

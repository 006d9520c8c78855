"""Addresses of the ways through schools, training and study."""

from django.urls import path

from bildungsbuero.apps.portal.views import ways

urlpatterns = [
    path("bildungswege/", ways.ways, name="ways"),
    path("bildungswege/wohin/", ways.search, name="way-search"),
    path("bildungswege/bild/<slug:key>/", ways.drawing, name="way-drawing"),
    path("bildungswege/lage/<slug:key>/", ways.entrance, name="way-entrance"),
    path("bildungswege/station/<slug:key>/", ways.station, name="way-station"),
]

"""Addresses of the public pages about offers, and of the public API."""

from django.urls import include, path

from bildungsbuero.apps.portal.api import api, open_to_all
from bildungsbuero.apps.portal.views import offers

urlpatterns = [
    path("angebote/", offers.offers, name="offers"),
    path("angebote/karte.geojson", offers.offers_map, name="offers-map"),
    path("angebote/umriss.geojson", offers.outline, name="outline"),
    path("angebote/<slug:public_id>/", offers.offer, name="offer"),
    path("anbieter/<slug:public_id>/", offers.provider_page, name="provider"),
    path("api/", include((open_to_all(api.urls[0]), "api"))),
]

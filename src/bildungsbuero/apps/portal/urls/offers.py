"""Addresses of the public pages about offers, and of the public API."""

from django.urls import include, path, re_path

from bildungsbuero.apps.portal.api import api, open_to_all
from bildungsbuero.apps.portal.views import fitting, hsds, offer_files, offers, pictures

urlpatterns = [
    path("angebote/", offers.offers, name="offers"),
    path("angebote/karte.geojson", offers.offers_map, name="offers-map"),
    path("angebote/umriss.geojson", offers.outline, name="outline"),
    path("angebote/export/<slug:name>/", offer_files.offers_file, name="offers-file"),
    path("angebote/passt/", fitting.fitting, name="fitting"),
    path("angebote/neu.atom", offer_files.news, name="offers-news"),
    path("angebote/geaendert.atom", offer_files.changed, name="offers-changes"),
    path("angebote/<slug:public_id>/termine.ics", offer_files.offer_calendar, name="offer-calendar"),
    path("anbieter/<slug:public_id>/termine.ics", offer_files.provider_calendar, name="provider-calendar"),
    path("bilder/<slug:name>.jpg", pictures.picture, name="picture"),
    path("angebote/<slug:public_id>/", offers.offer, name="offer"),
    path("angebote/<slug:public_id>/warum/", offers.why_here, name="offer-why"),
    path("anbieter/<slug:public_id>/", offers.provider_page, name="provider"),
    path("api/hsds/", hsds.about, name="hsds"),
    path("api/hsds/openapi.json", hsds.openapi, name="hsds-openapi"),
    re_path(r"^api/hsds/services/?$", hsds.services, name="hsds-services"),
    path("api/hsds/services/<uuid:key>", hsds.service, name="hsds-service"),
    re_path(r"^api/hsds/organizations/?$", hsds.organizations, name="hsds-organizations"),
    path("api/hsds/organizations/<uuid:key>", hsds.organization, name="hsds-organization"),
    re_path(r"^api/hsds/service_at_locations/?$", hsds.at_locations, name="hsds-at-locations"),
    path("api/hsds/service_at_locations/<uuid:key>", hsds.at_location, name="hsds-at-location"),
    re_path(r"^api/hsds/taxonomies/?$", hsds.taxonomies, name="hsds-taxonomies"),
    path("api/hsds/taxonomies/<uuid:key>", hsds.taxonomy, name="hsds-taxonomy"),
    re_path(r"^api/hsds/taxonomy_terms/?$", hsds.taxonomy_terms, name="hsds-terms"),
    path("api/hsds/taxonomy_terms/<uuid:key>", hsds.taxonomy_term, name="hsds-term"),
    path("api/", include((open_to_all(api.urls[0]), "api"))),
]

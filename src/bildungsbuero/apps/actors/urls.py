"""Addresses of the app."""

from django.urls import path

from bildungsbuero.apps.actors.views import keepers, links, organisations, places, similar

app_name = "actors"
urlpatterns = [
    path("buero/akteure/", organisations.organisations, name="organisations"),
    path("buero/akteure/neu/", organisations.add, name="add-organisation"),
    path("buero/akteure/aehnlich/", similar.similar, name="similar-organisations"),
    path("buero/akteure/orte/", places.places, name="places"),
    path("buero/akteure/orte/neu/", places.add, name="add-place"),
    path("buero/akteure/orte/<slug:public_id>/", places.edit, name="place"),
    path("buero/akteure/<slug:public_id>/", organisations.organisation, name="organisation"),
    path("buero/akteure/<slug:public_id>/bearbeiten/", organisations.edit, name="edit-organisation"),
    path("buero/akteure/<slug:public_id>/verbindungen/", links.links, name="organisation-links"),
    path("buero/akteure/<slug:public_id>/einladen/", keepers.invite, name="invite-keeper"),
    path("buero/akteure/<slug:public_id>/zugang/<slug:person_id>/beenden/", keepers.end, name="end-keeper"),
    path("buero/eigene/angaben/<slug:public_id>/", keepers.own_details, name="own-details"),
    path("buero/akteure/<slug:public_id>/archivieren/", organisations.archive, name="archive-organisation"),
    path("buero/akteure/<slug:public_id>/zurueckholen/", organisations.restore, name="restore-organisation"),
]

"""Addresses of the app."""

from django.urls import path

from bildungsbuero.apps.catalogue.views import bulk, duplicates, listing, lists, own, states, talks, writing

app_name = "catalogue"
urlpatterns = [
    path("buero/eigene/", own.offers, name="own-offers"),
    path("buero/eigene/neu/<slug:organisation_id>/<slug:kind>/", own.add, name="add-own-offer"),
    path("buero/eigene/<slug:public_id>/bearbeiten/", own.edit, name="edit-own-offer"),
    path("buero/eigene/<slug:public_id>/bestaetigen/", own.confirm, name="confirm-own-offer"),
    path("buero/eigene/<slug:public_id>/abschicken/", own.submit, name="submit-own-offer"),
    path("buero/angebote/", listing.offers, name="offers"),
    path("buero/angebote/neu/", writing.choose_kind, name="choose-kind"),
    path("buero/angebote/neu/<slug:kind>/", writing.add, name="add-offer"),
    path("buero/angebote/vorlage.csv", listing.template, name="list-template"),
    path("buero/angebote/liste/", lists.bring, name="bring-list"),
    path("buero/angebote/liste/<slug:public_id>/", lists.result, name="list-result"),
    path("buero/angebote/liste/<slug:public_id>/uebernehmen/", lists.take, name="take-list"),
    path("buero/angebote/aehnlich/", duplicates.similar, name="similar-offers"),
    path("buero/dubletten/", duplicates.duplicates, name="duplicates"),
    path("buero/dubletten/suchen/", duplicates.search, name="search-duplicates"),
    path("buero/dubletten/<slug:public_id>/", duplicates.duplicate, name="duplicate"),
    path("buero/dubletten/<slug:public_id>/entscheiden/", duplicates.decide, name="decide-duplicate"),
    path("buero/dubletten/<slug:public_id>/zuruecknehmen/", duplicates.reopen, name="reopen-duplicate"),
    path("buero/angebote/mehrere/", bulk.several, name="several-offers"),
    path("buero/angebote/mehrere/<slug:public_id>/", bulk.result, name="bulk-result"),
    path("buero/angebote/<slug:public_id>/", listing.offer, name="offer"),
    path("buero/angebote/<slug:public_id>/bearbeiten/", writing.edit, name="edit-offer"),
    path("buero/angebote/<slug:public_id>/kopieren/", writing.copy, name="copy-offer"),
    path("buero/angebote/<slug:public_id>/veroeffentlichen/", states.publish, name="publish-offer"),
    path("buero/angebote/<slug:public_id>/zurueckziehen/", states.withdraw, name="withdraw-offer"),
    path("buero/angebote/<slug:public_id>/bestaetigen/", states.confirm, name="confirm-offer"),
    path("buero/angebote/<slug:public_id>/geschlossen/", states.close, name="close-offer"),
    path("buero/angebote/<slug:public_id>/faellt-aus/", states.cancel, name="cancel-offer"),
    path("buero/angebote/<slug:public_id>/angesehen/", states.seen, name="seen-changes"),
    path("buero/angebote/<slug:public_id>/notiz/", talks.write_note, name="write-note"),
    path("buero/angebote/<slug:public_id>/notiz/<slug:note_id>/loeschen/", talks.remove_note, name="remove-note"),
    path("buero/angebote/<slug:public_id>/nachfrage/", talks.note_talk, name="note-talk"),
    path("buero/angebote/<slug:public_id>/archivieren/", states.archive, name="archive-offer"),
    path("buero/angebote/<slug:public_id>/zurueckholen/", states.restore, name="restore-offer"),
]

"""Addresses of the kept list."""

from django.urls import path

from bildungsbuero.apps.portal.views import kept_list

urlpatterns = [
    path("merkliste/", kept_list.own_list, name="kept-list"),
    path("merkliste/aendern/", kept_list.change_list, name="change-kept-list"),
    path("merkliste/<slug:ids>/", kept_list.shared_list, name="shared-list"),
    path("merkliste/<slug:ids>/termine.ics", kept_list.list_calendar, name="shared-list-calendar"),
    path("merkliste/<slug:ids>/handzettel/", kept_list.handout, name="handout"),
]

"""Addresses of open data: the page, the catalogue, the files."""

from django.urls import path, re_path

from bildungsbuero.apps.portal.views import open_data as views

KIND = r"(?P<kind>csv|xlsx|parquet|json)"

urlpatterns = [
    path("offene-daten/", views.open_data, name="open-data"),
    re_path(r"^offene-daten/katalog\.(?P<kind>ttl|rdf|jsonld)$", views.catalogue, name="catalogue"),
    re_path(rf"^offene-daten/kennzahl/(?P<key>[-\w]+)\.{KIND}$", views.open_indicator, name="open-indicator"),
    re_path(rf"^offene-daten/tabelle/(?P<key>[-\w.]+)\.{KIND}$", views.open_table, name="open-table"),
]

"""Addresses of the coverage matrix."""

from django.urls import path, re_path

from bildungsbuero.apps.needs.views import coverage, kept_coverage

urlpatterns = [
    path("buero/angebotsmatrix/", coverage.matrix, name="coverage"),
    path("buero/angebotsmatrix/zelle/", coverage.cell, name="coverage-cell"),
    path("buero/angebotsmatrix/vergleich/", kept_coverage.compare, name="compare-coverage"),
    path("buero/angebotsmatrix/aufbewahren/", kept_coverage.keep, name="keep-coverage"),
    re_path(r"^buero/angebotsmatrix/matrix\.(?P<kind>csv|xlsx)$", kept_coverage.file, name="coverage-file"),
    path("buero/angebotsmatrix/staende/<slug:public_id>/", kept_coverage.kept, name="kept-coverage"),
    path("buero/angebotsmatrix/staende/<slug:public_id>/loeschen/", kept_coverage.remove, name="remove-coverage"),
]

"""Addresses of projects and their money."""

from django.urls import path

from bildungsbuero.apps.strategy.views import funding, removal

urlpatterns = [
    path("buero/projekte/", funding.projects, name="projects"),
    path("buero/projekte/datei.<slug:kind>", funding.projects_file, name="projects-file"),
    path("buero/projekte/neu/", funding.project_new, name="project-new"),
    path("buero/projekte/programme/", funding.programmes, name="programmes"),
    path("buero/projekte/programme/<slug:public_id>/loeschen/", funding.programme_remove, name="programme-remove"),
    path("buero/projekte/<slug:public_id>/", funding.project, name="project"),
    path("buero/projekte/<slug:public_id>/bearbeiten/", funding.project_edit, name="project-edit"),
    path("buero/projekte/<slug:public_id>/loeschen/", removal.project_remove, name="project-remove"),
    path("buero/projekte/<slug:public_id>/foerderlinie/", funding.line_new, name="line-new"),
    path("buero/projekte/<slug:public_id>/foerderlinie/<slug:line_id>/", funding.line_edit, name="line-edit"),
    path(
        "buero/projekte/<slug:public_id>/foerderlinie/<slug:line_id>/loeschen/",
        funding.line_remove,
        name="line-remove",
    ),
    path("buero/projekte/<slug:public_id>/bericht/<slug:report_id>/erledigt/", funding.report_done, name="report-done"),
]

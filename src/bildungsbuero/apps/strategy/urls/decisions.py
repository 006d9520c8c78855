"""Addresses of decisions."""

from django.urls import path

from bildungsbuero.apps.strategy.views import decisions, removal

urlpatterns = [
    path("buero/beschluesse/", decisions.decisions, name="decisions"),
    path("buero/beschluesse/datei.<slug:kind>", decisions.decisions_file, name="decisions-file"),
    path("buero/beschluesse/neu/", decisions.decision_new, name="decision-new"),
    path("buero/beschluesse/<slug:public_id>/", decisions.decision, name="decision"),
    path("buero/beschluesse/<slug:public_id>/bearbeiten/", decisions.decision_edit, name="decision-edit"),
    path("buero/beschluesse/<slug:public_id>/loeschen/", removal.decision_remove, name="decision-remove"),
]

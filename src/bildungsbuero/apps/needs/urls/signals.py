"""Addresses of signals."""

from django.urls import path

from bildungsbuero.apps.needs.views import signals

urlpatterns = [
    path("buero/signale/", signals.signals, name="signals"),
    path("buero/signale/regeln/", signals.rules, name="signal-rules"),
    path("buero/signale/neu/<slug:source>/", signals.add, name="signal-new"),
    path("buero/signale/<slug:public_id>/loeschen/", signals.delete, name="signal-delete"),
]

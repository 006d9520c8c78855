"""Addresses of what a planned place would change, and of how evenly reach is spread."""

from django.urls import path

from bildungsbuero.apps.needs.views import equity, what_if

RUN = "buero/erreichbarkeit/ergebnisse/<slug:public_id>/"

urlpatterns = [
    path(f"{RUN}was-waere-wenn/", what_if.what_if, name="reach-what-if"),
    path(f"{RUN}gerechtigkeit/", equity.equity, name="reach-equity"),
]

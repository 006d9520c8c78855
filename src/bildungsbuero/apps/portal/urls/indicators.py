"""Addresses of the public pages about indicators."""

from django.urls import path, re_path

from bildungsbuero.apps.portal.views import embedding, own_tables
from bildungsbuero.apps.portal.views import indicators as views
from bildungsbuero.apps.portal.views.which_number import which_number

urlpatterns = [
    path("kennzahlen/", views.indicators, name="indicators"),
    path("kennzahlen/eigene/", own_tables.own_tables, name="own-tables"),
    path("kennzahlen/eigene/<str:key>/", own_tables.own_table, name="own-table"),
    path("kennzahlen/eigene/<str:key>/tabelle.csv", own_tables.own_table_csv, name="own-table-csv"),
    path("einbetten/<slug:key>/", embedding.embed, name="embed"),
    path("einbetten/tabelle/<str:key>/", embedding.embed_table, name="embed-table"),
    path("kennzahlen/welche-zahl-stimmt/", which_number, name="which-number"),
    path("kennzahlen/<slug:key>/", views.indicator, name="indicator"),
    path("kennzahlen/<slug:key>/kreise/", views.districts, name="indicator-districts"),
    path("kennzahlen/<slug:key>/tabelle.csv", views.indicator_csv, name="indicator-csv"),
    path("kennzahlen/<slug:key>/tabelle.xlsx", views.indicator_xlsx, name="indicator-xlsx"),
    re_path(
        r"^kennzahlen/(?P<key>[-\w]+)/(?P<which>vergleich|merkmal|karte|streuung|reihen|gebietsstand)\.(?P<kind>svg|png|json)$",
        views.picture,
        name="indicator-picture",
    ),
]

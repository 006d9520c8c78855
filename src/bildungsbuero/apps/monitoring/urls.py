"""Addresses of the staff pages about figures."""

from django.urls import path

from bildungsbuero.apps.monitoring.views import cover, datasets, deliveries, importing

app_name = "monitoring"
urlpatterns = [
    path("buero/zahlen/", datasets.datasets, name="datasets"),
    path("buero/zahlen/startseite/", cover.choose_cover, name="cover"),
    path("buero/zahlen/einlesen/", importing.import_file, name="import-file"),
    path("buero/zahlen/datensatz/<str:owner>/<str:key>/", datasets.dataset, name="dataset"),
    path("buero/zahlen/datensatz/<str:owner>/<str:key>/werte/", datasets.values, name="values"),
    path("buero/zahlen/lieferung/<str:public_id>/", deliveries.delivery, name="delivery"),
    path("buero/zahlen/lieferung/<str:public_id>/zustand/", deliveries.change_state, name="change-state"),
]

"""Addresses of the staff pages about figures."""

from django.urls import path

from bildungsbuero.apps.monitoring.views import assistant, cover, datasets, deliveries, editions, importing, month

app_name = "monitoring"
urlpatterns = [
    path("buero/zahlen/", datasets.datasets, name="datasets"),
    path("buero/zahlen/startseite/", cover.choose_cover, name="cover"),
    path("buero/zahlen/startseite/monat/", month.choose_month, name="month"),
    path("buero/zahlen/ausgaben/", editions.editions, name="editions"),
    path("buero/zahlen/ausgaben/neu/", editions.add_edition, name="add-edition"),
    path("buero/zahlen/ausgaben/regeln/", editions.publication_rules, name="publication-rules"),
    path("buero/zahlen/ausgaben/<slug:public_id>/", editions.edition, name="edition"),
    path("buero/zahlen/ausgaben/<slug:public_id>/aendern/", editions.change_edition, name="change-edition"),
    path("buero/zahlen/ausgaben/<slug:public_id>/<slug:kind>/<str:key>/", editions.edition_part, name="edition-part"),
    path("buero/zahlen/einlesen/", importing.import_file, name="import-file"),
    path("buero/zahlen/assistent/<str:public_id>/", assistant.reading, name="assistant-reading"),
    path("buero/zahlen/assistent/<str:public_id>/tabelle/", assistant.choose_table, name="assistant-table"),
    path("buero/zahlen/assistent/<str:public_id>/datensatz/", assistant.choose_dataset, name="assistant-dataset"),
    path("buero/zahlen/assistent/<str:public_id>/uebernehmen/", assistant.take_over, name="assistant-take-over"),
    path("buero/zahlen/assistent/<str:public_id>/verwerfen/", assistant.drop, name="assistant-drop"),
    path("buero/zahlen/datensatz/<str:owner>/<str:key>/", datasets.dataset, name="dataset"),
    path("buero/zahlen/datensatz/<str:owner>/<str:key>/werte/", datasets.values, name="values"),
    path("buero/zahlen/lieferung/<str:public_id>/", deliveries.delivery, name="delivery"),
    path("buero/zahlen/lieferung/<str:public_id>/hinweis/", deliveries.accept_hint, name="accept-hint"),
    path("buero/zahlen/lieferung/<str:public_id>/unterschied/", deliveries.differences, name="differences"),
    path("buero/zahlen/lieferung/<str:public_id>/zustand/", deliveries.change_state, name="change-state"),
]

"""Addresses of the staff pages about figures."""

from django.urls import path

from bildungsbuero.apps.monitoring.views import (
    assistant,
    cover,
    datasets,
    deliveries,
    editions,
    importing,
    missing,
    month,
    own_indicators,
    protection,
    register,
    takeovers,
    targets,
)

app_name = "monitoring"
urlpatterns = [
    path("buero/zahlen/", datasets.datasets, name="datasets"),
    path("buero/zahlen/startseite/", cover.choose_cover, name="cover"),
    path("buero/zahlen/startseite/monat/", month.choose_month, name="month"),
    path("buero/zahlen/ziele/", targets.edit_targets, name="targets"),
    path("buero/zahlen/ausgaben/", editions.editions, name="editions"),
    path("buero/zahlen/ausgaben/neu/", editions.add_edition, name="add-edition"),
    path("buero/zahlen/ausgaben/regeln/", editions.publication_rules, name="publication-rules"),
    path("buero/zahlen/ausgaben/<slug:public_id>/", editions.edition, name="edition"),
    path("buero/zahlen/ausgaben/<slug:public_id>/berichtigen/", editions.correct_edition, name="correct-edition"),
    path("buero/zahlen/ausgaben/<slug:public_id>/aendern/", editions.change_edition, name="change-edition"),
    path("buero/zahlen/ausgaben/<slug:public_id>/<slug:kind>/<str:key>/", editions.edition_part, name="edition-part"),
    path("buero/zahlen/kennzahlen/", own_indicators.own_indicators, name="own-indicators"),
    path("buero/zahlen/kennzahlen/neu/", own_indicators.add_own_indicator, name="add-own-indicator"),
    path("buero/zahlen/kennzahlen/fehlende/", missing.missing_indicators, name="missing-indicators"),
    path("buero/zahlen/kennzahlen/fehlende/<str:key>.csv", missing.table_template, name="table-template"),
    path("buero/zahlen/kennzahlen/<slug:key>/", own_indicators.own_indicator, name="own-indicator"),
    path(
        "buero/zahlen/kennzahlen/<slug:key>/aendern/", own_indicators.change_own_indicator, name="change-own-indicator"
    ),
    path("buero/zahlen/kennzahlen/<slug:key>/zustand/", own_indicators.own_indicator_state, name="own-indicator-state"),
    path("buero/zahlen/einlesen/", importing.import_file, name="import-file"),
    path("buero/zahlen/assistent/<str:public_id>/", assistant.reading, name="assistant-reading"),
    path("buero/zahlen/assistent/<str:public_id>/tabelle/", assistant.choose_table, name="assistant-table"),
    path("buero/zahlen/assistent/<str:public_id>/datensatz/", assistant.choose_dataset, name="assistant-dataset"),
    path("buero/zahlen/assistent/<str:public_id>/uebernehmen/", assistant.take_over, name="assistant-take-over"),
    path("buero/zahlen/assistent/<str:public_id>/verwerfen/", assistant.drop, name="assistant-drop"),
    path("buero/zahlen/datensatz/<str:owner>/<str:key>/", datasets.dataset, name="dataset"),
    path("buero/zahlen/till/", takeovers.takeovers, name="takeovers"),
    path("buero/zahlen/till/vorlage.<slug:kind>", takeovers.takeover_template, name="takeover-template"),
    path("buero/zahlen/till/<slug:public_id>/", takeovers.takeover, name="takeover"),
    path("buero/zahlen/till/<slug:public_id>/verwerfen/", takeovers.drop_takeover, name="drop-takeover"),
    path("buero/zahlen/kalender/", register.register, name="register"),
    path("buero/zahlen/kalender/lieferungen.ics", register.calendar, name="calendar"),
    path("buero/zahlen/kalender/neu/", register.announce, name="announce"),
    path("buero/zahlen/datensatz/<str:owner>/<str:key>/verzeichnis/", register.schedule, name="schedule"),
    path("buero/zahlen/datensatz/<str:owner>/<str:key>/werte/", datasets.values, name="values"),
    path("buero/zahlen/datensatz/<str:owner>/<str:key>/geheimhaltung/", protection.protection, name="protection"),
    path(
        "buero/zahlen/datensatz/<str:owner>/<str:key>/geheimhaltung/<int:number>/",
        protection.protection_report_page,
        name="protection-report",
    ),
    path(
        "buero/zahlen/datensatz/<str:owner>/<str:key>/geheimhaltung/<int:number>/bericht.csv",
        protection.protection_report_csv,
        name="protection-report-csv",
    ),
    path(
        "buero/zahlen/datensatz/<str:owner>/<str:key>/geheimhaltung/<int:number>/bericht.pdf",
        protection.protection_report_pdf,
        name="protection-report-pdf",
    ),
    path("buero/zahlen/lieferung/<str:public_id>/", deliveries.delivery, name="delivery"),
    path("buero/zahlen/lieferung/<str:public_id>/hinweis/", deliveries.accept_hint, name="accept-hint"),
    path("buero/zahlen/lieferung/<str:public_id>/unterschied/", deliveries.differences, name="differences"),
    path("buero/zahlen/lieferung/<str:public_id>/zustand/", deliveries.change_state, name="change-state"),
]

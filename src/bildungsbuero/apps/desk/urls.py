"""Addresses of the app."""

from django.urls import path

from bildungsbuero.apps.desk.views import examples, first_visit, set_up, today

app_name = "desk"
urlpatterns = [
    path("buero/", today.today, name="today"),
    path("einrichten/", first_visit.enter_code, name="set-up"),
    path("einrichten/buero/", first_visit.office, name="set-up-office"),
    path("einrichten/gebiet/", first_visit.area, name="set-up-area"),
    path("einrichten/verwaltung/", first_visit.administrator, name="set-up-administrator"),
    path("buero/einrichten/", set_up.rest, name="set-up-rest"),
    path("buero/einrichten/kontakt/", set_up.contact, name="set-up-contact"),
    path("buero/einrichten/e-mail/", set_up.mail, name="set-up-mail"),
    path("buero/einrichten/startdaten/", set_up.figures, name="set-up-figures"),
    path("buero/einrichten/einrichtungen/", set_up.institutions, name="set-up-institutions"),
    path("buero/beispieldaten/", examples.remove, name="examples"),
]

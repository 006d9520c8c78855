"""Addresses of the app."""

from django.urls import path

from bildungsbuero.apps.operations.views import health, jobs, log, mails, reports

app_name = "operations"
urlpatterns = [
    path("gesundheit/", health.health, name="health"),
    path("buero/vorgaenge/", jobs.jobs, name="jobs"),
    path("buero/vorgaenge/<slug:public_id>/", jobs.job, name="job"),
    path("buero/vorgaenge/<slug:public_id>/stand/", jobs.job_state, name="job-state"),
    path("buero/vorgaenge/<slug:public_id>/erledigt/", jobs.settle, name="settle-job"),
    path("buero/vorgaenge/<slug:public_id>/wiederholen/", jobs.repeat, name="repeat-job"),
    path("buero/meldungen/", reports.reports, name="reports"),
    path("buero/meldungen/<slug:public_id>/", reports.report, name="report"),
    path("buero/mails/", mails.mails, name="mails"),
    path("buero/mails/<slug:public_id>/erneut/", mails.try_again, name="try-mail-again"),
    path("buero/mails/<slug:public_id>/erledigt/", mails.settle, name="settle-mail"),
    path("buero/protokoll/", log.log, name="log"),
]

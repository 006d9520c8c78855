"""Addresses of the app."""

from django.urls import path

from bildungsbuero.apps.needs import views

app_name = "needs"
urlpatterns = [path("buero/vergeblich-gesucht/", views.unmet, name="unmet")]

"""Addresses of the app."""

from django.urls import path

from bildungsbuero.apps.desk import views

app_name = "desk"
urlpatterns = [path("buero/", views.today, name="today")]

"""Addresses of the numbers of use."""

from django.urls import path

from bildungsbuero.apps.portal.views import usage

urlpatterns = [
    path("buero/nutzung/", usage.usage, name="usage"),
    path("buero/nutzung/nutzung.csv", usage.usage_file, name="usage-file"),
]

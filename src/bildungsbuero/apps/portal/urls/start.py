"""Addresses of the home page and the pages that every office has."""

from django.urls import path

from bildungsbuero.apps.portal.views import start

urlpatterns = [path("", start.start, name="start")]

"""Addresses of the guide to print."""

from django.urls import path

from bildungsbuero.apps.portal.views import guides

urlpatterns = [
    path("wegweiser/", guides.guide, name="guide"),
    path("wegweiser/wegweiser.pdf", guides.guide_file, name="guide-file"),
]

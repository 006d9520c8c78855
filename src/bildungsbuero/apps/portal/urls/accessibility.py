"""Addresses of the assessment of accessibility."""

from django.urls import path

from bildungsbuero.apps.portal.views import accessibility

urlpatterns = [
    path("buero/barrierefreiheit/", accessibility.assessment, name="assessment"),
    path("buero/barrierefreiheit/<slug:key>/", accessibility.assessed_group, name="assessed-group"),
]

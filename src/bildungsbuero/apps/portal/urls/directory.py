"""Addresses of pages that list everything; they stand before those whose last part is a key."""

from django.urls import path

from bildungsbuero.apps.portal.views import directory

urlpatterns = [
    path("themen/a-bis-z/", directory.topics, name="topics"),
    path("anbieter/", directory.providers, name="providers"),
    path("uebersicht/", directory.sitemap, name="sitemap"),
]

"""Addresses of the public pages about indicators."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses of the public pages about offers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

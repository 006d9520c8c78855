"""The Django app that carries shared templates, tags and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "bildungsbuero.web"
    label = "web"

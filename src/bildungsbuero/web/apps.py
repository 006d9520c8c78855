"""The Django app that carries shared templates, tags and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "bildungsbuero.web"
    label = "web"

    def ready(self) -> None:
        """Keep line breaks out of fields of one line."""
        from bildungsbuero.web.one_line import guard_forms

        guard_forms()

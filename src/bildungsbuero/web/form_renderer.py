"""Forms in the markup of KERN: `{{ form }}` and `{{ field.as_field_group }}` need nothing more in a template."""

from pathlib import Path
from typing import Any

import django.forms
from django.forms.renderers import BaseRenderer
from django.template.backends.django import DjangoTemplates
from django.utils.functional import cached_property

OWN = Path(__file__).resolve().parent / "form_templates"
DJANGO = Path(django.forms.__file__).resolve().parent / "templates"
BUILTINS = [
    "django.templatetags.i18n",
    "django.templatetags.static",
    "bildungsbuero.web.templatetags.components",
]


class KernRenderer(BaseRenderer):
    """Renders widgets from our templates where there is one, else from Django's."""

    form_template_name = "web/forms/form.html"
    formset_template_name = "web/forms/formset.html"
    field_template_name = "web/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        """Return the template of a form, a field or a widget."""
        return self.engine.get_template(template_name)

    @cached_property
    def engine(self) -> DjangoTemplates:
        """The engine of its own that Django's forms ask for."""
        return DjangoTemplates(
            {
                "APP_DIRS": True,
                "DIRS": [OWN, DJANGO],
                "NAME": "kern-forms",
                "OPTIONS": {"builtins": BUILTINS},
            }
        )

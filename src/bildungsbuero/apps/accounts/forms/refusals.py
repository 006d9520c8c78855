"""A refusal of an action, shown at the field of the form that it is about."""

from django.forms import BaseForm

from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.problems import describe


def add_refusal(form: BaseForm, refusal: Refusal, *, field: str | None = None) -> None:
    """Let the form say what was refused and what helps, at the field given or that of the refusal."""
    problem = describe(refusal)
    field = field or (refusal.place.field if refusal.place.field in form.fields else None)
    form.add_error(field, f"{problem.message} {problem.remedy}".strip())

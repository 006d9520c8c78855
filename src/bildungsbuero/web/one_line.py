"""A field of one line holds one line: no line break or other invisible sign reaches a record, a mail or a file."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bildungsbuero.core.errors import Place, Refusal

MESSAGE = _("A line break or another invisible sign stands in here. Delete it, or type the text anew.")
# Control characters, and the separators of lines and paragraphs.
INVISIBLE = frozenset({"Cc", "Zl", "Zp"})


def is_one_line(text: str) -> bool:
    """Whether a text holds no control character."""
    return not any(unicodedata.category(sign) in INVISIBLE for sign in text)


def check_one_line(text: str, *, field: str) -> None:
    """A name or title that does not come from a form is one line as well."""
    if not is_one_line(text):
        raise Refusal("text.not_one_line", place=Place(field=field))


def guard_forms() -> None:
    """Let every text field of one line turn invisible signs down, also those that are written in future.

    Browsers take line breaks out of such fields; whoever sends a form without a browser is not kept from it by them.
    """
    validate_before = forms.CharField.validate

    def validate(field: forms.CharField, value: Any) -> None:
        validate_before(field, value)
        if value and not isinstance(field.widget, forms.Textarea) and not is_one_line(str(value)):
            raise ValidationError(MESSAGE, code="not_one_line")

    forms.CharField.validate = validate  # type: ignore[method-assign, assignment]

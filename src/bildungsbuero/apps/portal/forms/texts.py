"""Fields for texts in several languages; those of languages that the form does not ask stay as they are."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

LANGUAGES = (("de", _("German")), ("en", _("English")))
LONGEST_TITLE = 120
LONGEST_TEXT = 2000
# Names of texts that are one line.
LINES = frozenset({"title", "short", "duration"})


def add_text_fields(form: forms.BaseForm, names: Iterable[tuple[str, Any, bool]], texts: Mapping[str, Any]) -> None:
    """Add a field for each text and language to a form; German ones that must be said are required."""
    for name, label, is_required in names:
        for language, language_name in LANGUAGES:
            is_line = name in LINES
            form.fields[f"{name}_{language}"] = forms.CharField(
                label=format_lazy("{} ({})", label, language_name),
                required=is_required and language == "de",
                max_length=LONGEST_TITLE if is_line else LONGEST_TEXT,
                widget=forms.TextInput() if is_line else forms.Textarea(attrs={"rows": 3}),
                initial=texts.get(language, {}).get(name, ""),
            )


def texts_from(names: Iterable[str], values: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the texts with what was written; empty ones are left out."""
    found = {language: dict(said) for language, said in before.items()}
    for name in names:
        for language, _name in LANGUAGES:
            said = found.setdefault(language, {})
            text = as_kept(str(values.get(f"{name}_{language}", "")))
            if text:
                said[name] = text
            else:
                said.pop(name, None)
    return {language: said for language, said in found.items() if said}


def as_kept(text: str) -> str:
    """Return a text with the line ends that are kept: browsers send others, which would look like another text."""
    return "\n".join(text.splitlines()).strip()

"""The form of names in other catalogues: a line for each, so that a whole list can be pasted."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.monitoring.external_codes import Line

MOST_LINES = 1000
MOST_SIGNS = 80


class ExternalCodesForm(forms.Form):
    """All names at once: key; catalogue; code."""

    lines = forms.CharField(
        label=gettext_lazy("One line for each name: key; catalogue; code"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("For example: D-17; Anwendungsleitfaden 2014; D15.1"),
    )

    def __init__(self, *arguments: Any, known: frozenset[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.known = known

    def clean_lines(self) -> list[Line]:
        """Return the lines as key, catalogue and code; a faulty one is named by its number."""
        rows = [(number, row) for number, row in enumerate(self.cleaned_data["lines"].splitlines(), 1) if row.strip()]
        if len(rows) > MOST_LINES:
            raise forms.ValidationError(_("At most %(most)d lines can be kept.") % {"most": MOST_LINES})
        return [self._line(number, row) for number, row in rows]

    def _line(self, number: int, row: str) -> Line:
        parts = [part.strip() for part in row.replace("\t", ";").split(";")]
        is_whole = len(parts) == 3 and all(part and len(part) <= MOST_SIGNS for part in parts)
        if not is_whole or parts[0].upper() not in self.known:
            raise forms.ValidationError(
                _("Line %(number)d: write the key of an indicator, a catalogue and a code, with semicolons between.")
                % {"number": number}
            )
        return parts[0].upper(), parts[1], parts[2]

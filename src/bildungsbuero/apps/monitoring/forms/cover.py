"""The form of the home page's figures."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.cover import PLACES
from bildungsbuero.formats.sheets import shipped_indicators


class CoverForm(forms.Form):
    """Twelve places on the home page, each with an indicator or empty."""

    def __init__(self, *arguments: Any, chosen: Sequence[str] = (), **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = [("", "–"), *((item.key, f"{item.key} {wording.text(item.title)}") for item in shipped_indicators())]
        for place in range(1, PLACES + 1):
            self.fields[f"place_{place}"] = forms.ChoiceField(
                label=_("Place %(place)d") % {"place": place},
                choices=choices,
                required=False,
                initial=chosen[place - 1] if place <= len(chosen) else "",
            )

    def clean(self) -> dict[str, Any]:
        """Refuse an indicator that stands on two places."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for name, key in found.copy().items():
            if key and key in seen:
                self.add_error(name, _("This indicator stands on an earlier place already."))
            seen.add(key)
        return found

    @property
    def keys(self) -> list[str]:
        """The chosen indicators in the order of their places, without gaps."""
        return [key for place in range(1, PLACES + 1) if (key := self.cleaned_data.get(f"place_{place}"))]

"""A table of old figures, and what its names mean here."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.operations.uploads import UploadField
from bildungsbuero.web.wording import number


class OldTableForm(forms.Form):
    """The long table of old figures."""

    file = UploadField(
        label=gettext_lazy("Table of old figures"),
        help_text=gettext_lazy("CSV or Excel in the layout of the template below."),
    )


class MappingForm(forms.Form):
    """For each old name the indicator that it means here."""

    def __init__(
        self,
        *arguments: Any,
        names: Mapping[str, int],
        titles: Mapping[str, str],
        proposed: Mapping[str, str],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.names = list(names)
        choices = [("", _("keep under its old name")), *((key, f"{key} {title}") for key, title in titles.items())]
        for index, name in enumerate(self.names):
            count = ngettext("%(count)s figure", "%(count)s figures", names[name]) % {"count": number(names[name])}
            self.fields[f"name{index}"] = forms.ChoiceField(
                label=name, help_text=count, choices=choices, required=False, initial=proposed.get(name, "")
            )

    def clean(self) -> dict[str, Any]:
        """The mapping; two names cannot mean the same indicator, since their figures would contradict each other."""
        cleaned = super().clean() or {}
        seen: dict[str, str] = {}
        for field, key in list(cleaned.items()):
            if key and key in seen:
                self.add_error(field, _("“%(key)s” is chosen twice.") % {"key": key})
            seen.setdefault(key, field)
        return cleaned

    def mapping(self) -> dict[str, str]:
        """Return the key for each name of a valid form."""
        return {name: self.cleaned_data[f"name{index}"] for index, name in enumerate(self.names)}

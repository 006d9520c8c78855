"""The form in which a person says what the headings of a list mean."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.catalogue.vocabulary import choices
from bildungsbuero.formats.offer_list.columns import BY_NAME, COLUMNS, REQUIRED

OF_ALL_ROWS = ("kind", "provider")


class ColumnsForm(forms.Form):
    """A choice for each heading, and what holds for all rows where no column says it."""

    def __init__(
        self, data: Any = None, *, headings: list[dict[str, Any]], columns: dict[str, str], defaults: dict[str, str]
    ) -> None:
        super().__init__(data)
        self.heads = [one["text"] for one in headings]
        options = [("", gettext_lazy("leave out")), *((column.name, column.heading) for column in COLUMNS)]
        for number, one in enumerate(headings):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=one["text"],
                required=False,
                choices=options,
                initial=columns.get(one["text"], ""),
                help_text=_("for example: %(samples)s") % {"samples": "; ".join(one["samples"])}
                if one["samples"]
                else "",
            )
        self.fields["kind"] = forms.ChoiceField(
            label=gettext_lazy("Kind of all offers"),
            required=False,
            choices=[("", gettext_lazy("a column says it")), *choices("kind")],
            initial=defaults.get("kind", ""),
        )
        self.fields["provider"] = forms.CharField(
            label=gettext_lazy("Provider of all offers"),
            required=False,
            max_length=300,
            initial=defaults.get("provider", ""),
            help_text=gettext_lazy("Empty where a column says it."),
        )

    def clean(self) -> dict[str, Any]:
        """Check that every offer gets what it needs and no column is filled twice."""
        cleaned = super().clean() or {}
        said = self.columns()
        for name in {one for one in said.values() if one and list(said.values()).count(one) > 1}:
            for number, head in enumerate(self.heads):
                if said[head] == name:
                    self.add_error(f"column_{number}", _("Another heading has this meaning already."))
        for name in REQUIRED:
            if name in said.values() or self.defaults().get(name):
                continue
            message = _("No heading says %(column)s. Every offer needs it.") % {"column": BY_NAME[name].heading}
            self.add_error(name if name in OF_ALL_ROWS else None, message)
        return cleaned

    def columns(self) -> dict[str, str]:
        """Return what each heading means."""
        return {head: self.cleaned_data.get(f"column_{number}", "") for number, head in enumerate(self.heads)}

    def defaults(self) -> dict[str, str]:
        """Return what holds for all rows."""
        return {name: said for name in OF_ALL_ROWS if (said := self.cleaned_data.get(name, ""))}

"""The form of the import assistant that asks for which data set a table is."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.declarations import shipped
from bildungsbuero.apps.monitoring.models import DASH_CHOICES, Dataset
from bildungsbuero.core.symbols import Dash
from bildungsbuero.core.territory import folded

NEW = ""
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
LONGEST_KEY = 80


class DatasetChoiceForm(forms.Form):
    """An own data set of the office, or a new one with its words."""

    dataset = forms.ChoiceField(label=gettext_lazy("Data set"), required=False)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("So that colleagues know what it is, for example “Pupils at primary schools”."),
    )
    key = forms.CharField(
        label=gettext_lazy("Code"),
        required=False,
        max_length=LONGEST_KEY,
        help_text=gettext_lazy("Short and lasting; left empty, it is made from the title."),
    )
    publisher = forms.CharField(
        label=gettext_lazy("Source"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "Who delivers the figures, for example the school authority. It stands under every chart."
        ),
    )
    licence = forms.CharField(
        label=gettext_lazy("Licence"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("For example CC0 or dl-de/by-2-0; empty where nothing was agreed."),
    )
    dash = forms.ChoiceField(
        label=gettext_lazy("What “-” means in this table"),
        choices=DASH_CHOICES,
        required=False,
        initial=Dash.UNDECIDED.value,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *arguments: Any, office: Office, proposed: Mapping[str, str], chosen: str = "", **options: Any
    ) -> None:
        own = Dataset.objects.of(office).order_by("title")
        self.own = {dataset.key: dataset for dataset in own if shipped(dataset.key) is None}
        super().__init__(*arguments, **options)
        field = self.fields["dataset"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        known = [(key, f"{dataset.title} ({key})") for key, dataset in self.own.items()]
        field.choices = [(NEW, _("a new data set")), *known]
        if not known:
            del self.fields["dataset"]
        is_known = chosen in self.own
        self.initial = {
            "dataset": chosen if is_known else NEW,
            **proposed,
            "key": "" if is_known else chosen,
        }

    def clean(self) -> dict[str, Any]:
        """A new data set needs a title and a code that is still free; official tables have codes of their own."""
        cleaned = super().clean() or {}
        if cleaned.get("dataset"):
            return cleaned
        if not cleaned.get("title", "").strip():
            self.add_error("title", _("A new data set needs a title."))
            return cleaned
        key = cleaned.get("key", "").strip() or key_from(cleaned["title"])
        if not _KEY.fullmatch(key):
            self.add_error("key", _("Use letters, digits, points, hyphens and underscores."))
        elif shipped(key) is not None:
            self.add_error("key", _("This is the code of an official table; give your own figures another one."))
        elif key in self.own:
            text = _("There is a data set with this code already. Choose it above, or give another code.")
            self.add_error("key", text)
        cleaned["key"] = key
        return cleaned

    @property
    def words(self) -> dict[str, Any]:
        """What a valid form says of the data set, to be kept with the draft."""
        cleaned = self.cleaned_data
        if cleaned.get("dataset"):
            return {"key": cleaned["dataset"]}
        return {
            "key": cleaned["key"],
            "title": cleaned["title"].strip(),
            "publisher": cleaned["publisher"].strip(),
            "licence": cleaned["licence"].strip(),
            "attribution": cleaned["publisher"].strip(),
            "dash": cleaned.get("dash") or Dash.UNDECIDED.value,
        }


def key_from(title: str) -> str:
    """Return a code made from a title: "Schüler an Grundschulen" is "schueler-an-grundschulen"."""
    return "-".join(folded(title).split())[:60].strip("-")

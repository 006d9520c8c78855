"""Forms about translations: the texts of an offer in a language, the filters of the list, a sheet that comes back."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet
from bildungsbuero.apps.catalogue.translating.editing import Line, TextsPage
from bildungsbuero.apps.catalogue.translating.languages import targets
from bildungsbuero.apps.catalogue.translating.overview import UNCHECKED, in_state
from bildungsbuero.apps.catalogue.translating.sheets import ALL, OPEN
from bildungsbuero.apps.catalogue.translating.writing import NewTexts
from bildungsbuero.apps.operations.uploads import UploadField
from bildungsbuero.core.languages import EASY, Language
from bildungsbuero.core.translations import CURRENT, MISSING, OUTDATED

RIGHT = "right-"
SHEETS = (".xlsx", ".xls", ".ods")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One text with its field in the form; `stands` is what somebody else wrote there in the meantime."""

    line: Line
    bound: forms.BoundField
    right: forms.BoundField | None
    stands: str = ""


class TextsForm(forms.Form):
    """The texts of something in one language, all of them at once."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    is_checked = forms.BooleanField(label=gettext_lazy("Texts released"), required=False)

    def __init__(self, data: QueryDict | None = None, *, page: TextsPage) -> None:
        super().__init__(data, initial={"seen": page.stamp, "is_checked": page.is_checked})
        self.page = page
        for line in page.lines:
            self.fields[line.field] = _text_field(line, page.language)
            if line.state == OUTDATED:
                self.fields[RIGHT + line.field] = forms.BooleanField(label=_("Still right"), required=False)
        self.fields["is_checked"].help_text = _released_by(page.language)

    def lines(self) -> list[Written]:
        """Return each text with its fields, in the order of the offer."""
        return [
            Written(
                line=line,
                bound=self[line.field],
                right=self[RIGHT + line.field] if line.state == OUTDATED else None,
                stands=line.text if self.is_bound and line.text and self[line.field].value() != line.text else "",
            )
            for line in self.page.lines
        ]

    def is_conflict(self) -> bool:
        """Whether somebody else saved texts of this language while the form was open; the form then says so."""
        if self.cleaned_data["seen"] == self.page.stamp:
            return False
        self.add_error(
            None,
            _(
                "Somebody else has changed these texts, or the offer, in the meantime. Your entries are still here, "
                "what stands there now is shown below them. Saving once more replaces it."
            ),
        )
        data = cast(QueryDict, self.data).copy()
        data["seen"] = self.page.stamp
        self.data = data
        return True

    def new_texts(self) -> NewTexts:
        """Return what was written."""
        texts = {line.field: _plain(line, self.cleaned_data[line.field]) for line in self.page.lines}
        right = [name for name in self.page.outdated if self.cleaned_data.get(RIGHT + name)]
        return NewTexts(
            language=self.page.language.code,
            texts=texts,
            still_right=frozenset(right),
            is_checked=self.cleaned_data["is_checked"],
        )


class TranslationFilter(forms.Form):
    """What the list of translations is narrowed to."""

    q = forms.CharField(label=gettext_lazy("Title or provider"), required=False, max_length=100)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State of the texts"),
        required=False,
        choices=(
            ("", gettext_lazy("any")),
            (MISSING, gettext_lazy("title missing")),
            (OUTDATED, gettext_lazy("outdated")),
            (UNCHECKED, gettext_lazy("not released")),
            (CURRENT, gettext_lazy("title translated, nothing outdated")),
        ),
    )
    shown = forms.ChoiceField(
        label=gettext_lazy("Offers"),
        required=False,
        choices=(("", gettext_lazy("public")), ("all", gettext_lazy("all in use"))),
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        choices = [(language.code, language.name) for language in targets()]
        cast(forms.ChoiceField, self.fields["language"]).choices = [("", _("all")), *choices]

    def narrowed(self, office: Office, on: date) -> OfferQuerySet:
        """Return the offers that fit; what cannot be read narrows nothing."""
        self.is_valid()
        asked: dict[str, Any] = self.cleaned_data
        offers = Offer.objects.of(office).filter(replaces=None)
        offers = offers.in_use() if asked.get("shown") else offers.public_on(on)
        if asked.get("q"):
            offers = offers.naming(asked["q"])
        return in_state(offers, asked.get("state", ""), asked.get("language", ""))


class SheetWish(forms.Form):
    """Which texts a translator is to get."""

    language = forms.ChoiceField(label=gettext_lazy("Language"))
    texts = forms.ChoiceField(
        label=gettext_lazy("Texts"),
        choices=(
            (OPEN, gettext_lazy("missing and outdated")),
            (OUTDATED, gettext_lazy("outdated only")),
            (ALL, gettext_lazy("all")),
        ),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        choices = [(language.code, language.name) for language in targets()]
        cast(forms.ChoiceField, self.fields["language"]).choices = choices


class SheetForm(forms.Form):
    """A sheet that a translator has filled in."""

    file = UploadField(
        label=gettext_lazy("Sheet"),
        help_text=gettext_lazy("Excel or LibreOffice, with the headings that the downloaded sheet has."),
        widget=forms.FileInput(attrs={"accept": ",".join(SHEETS)}),
    )


def _text_field(line: Line, language: Language) -> forms.CharField:
    rows = min(12, max(2, len(line.original) // 60 + 1, line.original.count("\n") + 1))
    attributes = {"rows": rows, "lang": language.tag, "dir": language.direction}
    return forms.CharField(
        label=line.name,
        required=False,
        max_length=line.longest,
        initial=line.text,
        widget=forms.Textarea(attrs=attributes),
    )


def _plain(line: Line, text: str) -> str:
    if not line.has_lines:
        return " ".join(text.split())
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _released_by(language: Language) -> str:
    if language.code == EASY:
        return _("People who need Leichte Sprache have checked the texts. Until then they carry “draft, not checked”.")
    return _("Somebody who speaks the language has read the texts.")

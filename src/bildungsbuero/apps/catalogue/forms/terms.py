"""The form for a term of a vocabulary: its labels, its everyday words, whether new offers may have it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.terms import HIDEABLE, LONGEST_LABEL, Wording
from bildungsbuero.core.languages import EASY, ENGLISH, GERMAN
from bildungsbuero.core.vocabulary import Term, Vocabulary

LABEL = "label_"
MOST_WORDS = 60
# Shown at once; the other languages stand below a heading that opens.
FIRST = (GERMAN, EASY, ENGLISH)


class TermForm(forms.Form):
    """What an office calls a term; an empty label of a shipped term stays as it is shipped."""

    words = forms.CharField(
        label=_("Everyday words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line. Who searches for one of them finds offers with this term."),
    )
    is_hidden = forms.BooleanField(
        label=_("Not offered for new entries"),
        required=False,
        help_text=_("Offers that have it keep it, and it can still be searched for."),
    )

    def __init__(self, data: Any = None, *, among: Vocabulary, term: Term | None, shipped: Term | None) -> None:
        super().__init__(data, initial=_initial(term))
        self.among, self.term = among, term
        for language in settings.SPOKEN:
            as_shipped = shipped.labels.get(language.code, "") if shipped else ""
            self.fields[f"{LABEL}{language.code}"] = forms.CharField(
                label=language.name,
                max_length=LONGEST_LABEL,
                required=language.code == GERMAN and shipped is None,
                help_text=_("As shipped: %(label)s") % {"label": as_shipped} if as_shipped else "",
                widget=forms.TextInput(attrs={"lang": language.tag, "dir": language.direction}),
            )
        if among.name not in HIDEABLE:
            del self.fields["is_hidden"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        german = values.get(f"{LABEL}{GERMAN}", "")
        same = [one for one in self.among if one.label().casefold() == german.casefold()]
        if german and any(self.term is None or one.key != self.term.key for one in same):
            self.add_error(f"{LABEL}{GERMAN}", _("There is a term of this name already."))
        return values

    def clean_words(self) -> list[str]:
        """The words, each once, in their order."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["words"].splitlines())
        found = list(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST_WORDS or any(len(word) > LONGEST_LABEL for word in found):
            raise forms.ValidationError(_("At most 60 words, each of 120 letters at most."))
        return found

    def first_fields(self) -> list[Any]:
        """German, plain German, English, then words and hiding."""
        names = [f"{LABEL}{code}" for code in FIRST] + ["words", "is_hidden"]
        return [self[name] for name in names if name in self.fields]

    def other_fields(self) -> list[Any]:
        """The labels in further languages."""
        return [self[name] for name in self.fields if name.startswith(LABEL) and name[len(LABEL) :] not in FIRST]

    def wording(self) -> Wording:
        """Return what was written."""
        values = self.cleaned_data
        return Wording(
            labels={name[len(LABEL) :]: values[name] for name in values if name.startswith(LABEL)},
            words=values["words"],
            is_hidden=values.get("is_hidden", False),
        )


def _initial(term: Term | None) -> dict[str, Any]:
    if term is None:
        return {}
    labels = {f"{LABEL}{code}": text for code, text in term.labels.items()}
    return {**labels, "words": "\n".join(term.words), "is_hidden": term.is_hidden}


class TermFilter(forms.Form):
    """What to show of a list."""

    q = forms.CharField(label=_("Term or key"), required=False, max_length=80)
    only = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=(("", _("all terms")), ("changed", _("changed ones and own ones")), ("hidden", _("hidden ones"))),
    )

    def chosen(self) -> tuple[str, str]:
        """Return text and choice, empty where the filter cannot be read."""
        values = self.cleaned_data if self.is_valid() else {}
        return values.get("q", "").strip().casefold(), values.get("only", "")

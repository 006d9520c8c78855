"""Forms about pairs of entries: which pairs to list, and what of both stays when they are put together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.actors.models import Place
from bildungsbuero.apps.catalogue.duplicates.merging import Entry
from bildungsbuero.apps.catalogue.duplicates.values import differing, filled, in_words, is_silent, title_of
from bildungsbuero.apps.catalogue.models import Duplicate, EntryKind, Offer

FIRST, SECOND = "first", "second"
STRICTEST_FIRST = (Place.Visibility.HIDDEN, Place.Visibility.DISTRICT_ONLY, Place.Visibility.PUBLIC)


class PairFilter(forms.Form):
    """Which pairs the list shows."""

    kind = forms.ChoiceField(label=_("What"), required=False, choices=[("", _("all")), *EntryKind.choices])
    decided = forms.BooleanField(label=_("decided ones"), required=False)


class MergeForm(forms.Form):
    """Which of two entries stays, and what of the other it takes over, field by field."""

    def __init__(self, data: Any = None, *, duplicate: Duplicate, first: Entry, second: Entry) -> None:
        super().__init__(data)
        self.sides = {FIRST: first, SECOND: second}
        self.groups = {f"field_{names[0]}": names for names in differing(duplicate.kind, first, second)}
        stays = _proposed(duplicate.kind, first, second)
        self.fields["keep"] = forms.ChoiceField(
            label=_("Which entry stays"),
            help_text=_("The address of the other one leads there from then on."),
            choices=[(side, _described(entry)) for side, entry in self.sides.items()],
            initial=stays,
            widget=forms.RadioSelect,
        )
        for name, names in self.groups.items():
            self.fields[name] = forms.ChoiceField(
                label=title_of(first, names),
                choices=[(side, in_words(entry, names) or _("says nothing")) for side, entry in self.sides.items()],
                initial=self._initial(names, stays),
                widget=forms.RadioSelect,
                required=False,
            )

    def kept(self) -> str:
        """Return the public id of the entry that stays."""
        return self.sides[self.cleaned_data["keep"]].public_id

    def taken(self) -> list[str]:
        """Return the fields that the one that stays takes from the other."""
        keep = self.cleaned_data["keep"]
        chosen = {name: self.cleaned_data[name] or keep for name in self.groups}
        return [one for name, names in self.groups.items() if chosen[name] != keep for one in names]

    def choices_of_fields(self) -> list[forms.BoundField]:
        """Return the fields in which the two differ."""
        return [self[name] for name in self.groups]

    def _initial(self, names: tuple[str, ...], stays: str) -> str:
        other = SECOND if stays == FIRST else FIRST
        if "visibility" in names:
            strictness = {side: STRICTEST_FIRST.index(entry.visibility) for side, entry in self.sides.items()}  # type: ignore[union-attr]
            return min((stays, other), key=lambda side: strictness[side])
        return other if is_silent(self.sides[stays], names) else stays


def _proposed(kind: str, first: Entry, second: Entry) -> str:
    """Return the side that stays unless somebody chooses otherwise: fed by a list, public, fuller, older."""
    return max(((FIRST, first), (SECOND, second)), key=lambda side: (*_worth(kind, side[1]), -side[1].pk))[0]


def _worth(kind: str, entry: Entry) -> tuple[bool, bool, int]:
    is_fed = isinstance(entry, Offer) and bool(entry.external_id)
    is_public = isinstance(entry, Offer) and entry.is_public_state
    return is_fed, is_public, filled(kind, entry)


def _described(entry: Entry) -> str:
    """Return an entry in a line, with where it comes from."""
    parts = [
        str(entry),
        entry.source if not isinstance(entry, Place) else "",
        entry.list_name if isinstance(entry, Offer) else "",
    ]
    return " · ".join(dict.fromkeys(part for part in (*parts, entry.public_id) if part))

"""What is planned: a place that would open, one that would close, or both, as a form whose address can be kept."""

from collections import Counter
from typing import Any

import numpy as np
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.actors.models import Place
from bildungsbuero.apps.catalogue.near import find_near
from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.reach_method import BIKE_M_A_MINUTE, REACHED_MINUTES, WALK_M_A_MINUTE
from bildungsbuero.core.territory.european_grid import Array, on_the_grid

ON_FOOT, BY_BIKE = "walk", "bike"
WITHIN_M = ("1000", "2000", "3000", "5000")
NAMED = 5
MOST_EUROS = 100_000_000


class WhatIfForm(forms.Form):
    """Where a place would open, how large and dear it would be, which would close, and who counts as reached."""

    where = forms.CharField(
        label=_("A new place at"),
        required=False,
        max_length=120,
        help_text=_(
            "A place of the register by its name, coordinates such as 49.7596, 6.6439, or a postcode: then the middle "
            "of its municipality."
        ),
    )
    capacity = forms.FloatField(
        label=_("Capacity of the new place"),
        required=False,
        validators=[MinValueValidator(0.1), MaxValueValidator(1_000_000)],
        help_text=_("In the unit of the other places, such as seats."),
    )
    cost = forms.DecimalField(
        label=_("Cost a year in euros"),
        required=False,
        max_digits=11,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_EUROS)],
    )
    closes = forms.ChoiceField(label=_("A place that closes"), required=False)
    within = forms.ChoiceField(label=_("Reached is who has a place"), required=False)

    def __init__(self, *arguments: Any, run: ReachRun, places: dict[str, Any], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.run = run
        choices = [("", gettext("none")), *place_choices(places)]
        self.fields["closes"].choices = choices  # type: ignore[attr-defined]
        self.fields["within"].choices = _within_choices()  # type: ignore[attr-defined]
        if run.has_equal_capacities:
            del self.fields["capacity"]

    def clean_where(self) -> Array | None:
        """Return the position of the new place in the European grid."""
        text: str = self.cleaned_data["where"].strip()
        if not text:
            return None
        try:
            near = find_near(text, "1")
            latitude, longitude = near.latitude, near.longitude
        except Refusal:
            latitude, longitude = self._in_register(text)
        return on_the_grid(np.array([[longitude, latitude]]))

    def clean(self) -> dict[str, Any]:
        """Ask for at least one of the two, and for a size where sizes count."""
        data = super().clean() or self.cleaned_data
        if not self.errors and data.get("where") is None and not data.get("closes"):
            self.add_error("where", gettext("Name a place that opens, one that closes, or both."))
        if "capacity" in self.fields and data.get("where") is not None and not data.get("capacity"):
            self.add_error("capacity", gettext("Say how large the new place would be."))
        return data

    @property
    def reached_within_m(self) -> float:
        """The metres along the straight line within which somebody counts as reached."""
        chosen = self.cleaned_data["within"] or ON_FOOT
        speeds = {ON_FOOT: WALK_M_A_MINUTE, BY_BIKE: BIKE_M_A_MINUTE}
        if chosen in speeds:
            return REACHED_MINUTES * speeds[chosen] / float(self.run.detour_factor)
        return float(chosen)

    @property
    def reached_in_words(self) -> str:
        """The choice as a person reads it."""
        chosen = self.cleaned_data["within"] or ON_FOOT
        return dict(_within_choices())[chosen]

    def _in_register(self, text: str) -> tuple[float, float]:
        """The position of the one place of the office that has this name."""
        places = Place.objects.of(self.run.office).filter(visibility=Place.Visibility.PUBLIC)
        places = places.exclude(latitude=None).exclude(longitude=None)
        found = list(places.filter(name__iexact=text)[:2]) or list(places.filter(name__icontains=text)[: NAMED + 1])
        if not found:
            raise forms.ValidationError(
                gettext("No place of the register has this name, and it is neither a postcode nor coordinates.")
            )
        if len(found) > 1:
            names = "; ".join(sorted({place.name for place in found[:NAMED]}))
            raise forms.ValidationError(gettext("Several places are meant: %(names)s.") % {"names": names})
        latitude, longitude = found[0].latitude, found[0].longitude
        return float(latitude or 0), float(longitude or 0)


def place_choices(places: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the keys and names of the places with coordinates; those that share a name come with their address."""
    known = np.flatnonzero(~np.isnan(places["x"]))
    names = Counter(str(places["name"][at]) for at in known)
    listed = []
    for at in known:
        name, address = str(places["name"][at]), str(places["address"][at])
        told = f"{name}, {address}" if names[name] > 1 and address else name
        listed.append((told, str(places["id"][at])))
    return [(key, told) for told, key in sorted(listed)]


def _within_choices() -> list[tuple[str, str]]:
    minutes = {"minutes": REACHED_MINUTES}
    straight = gettext("within %(km)s km along the straight line")
    return [
        (ON_FOOT, gettext("within %(minutes)s minutes on foot") % minutes),
        (BY_BIKE, gettext("within %(minutes)s minutes by bike") % minutes),
        *((metres, straight % {"km": int(metres) // 1000}) for metres in WITHIN_M),
    ]

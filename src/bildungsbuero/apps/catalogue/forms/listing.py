"""The filters above the list of an office's offers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.models import OfferQuerySet
from bildungsbuero.apps.catalogue.vocabulary import choices
from bildungsbuero.core import freshness

IN_USE = ""
STATES = (
    (IN_USE, _("all in use")),
    (freshness.DRAFT, _("drafts")),
    (freshness.SUBMITTED, _("waiting for the office")),
    (freshness.PUBLISHED, _("public")),
    (freshness.UNCONFIRMED, _("public, not confirmed")),
    (freshness.EXPIRED, _("over")),
    (freshness.CLOSED, _("temporarily closed or cancelled")),
    (freshness.ARCHIVED, _("archived")),
)
ANY = ("", _("any"))


class ListFilter(forms.Form):
    """What the list is narrowed to; the fields are called as in the public search."""

    q = forms.CharField(label=_("Title or provider"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=lambda: [ANY, *choices("kind")])
    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=lambda: [ANY, *choices("topic")])

    def narrowed(self, offers: OfferQuerySet, on: date) -> OfferQuerySet:
        """Return the offers that fit; what cannot be read narrows nothing."""
        self.is_valid()
        asked: dict[str, Any] = self.cleaned_data
        offers = _in_state(offers, asked.get("state", IN_USE), on)
        if asked.get("q"):
            offers = offers.naming(asked["q"])
        if asked.get("kind"):
            offers = offers.filter(kind=asked["kind"])
        if asked.get("topic"):
            offers = offers.about(asked["topic"])
        return offers


def _in_state(offers: OfferQuerySet, state: str, on: date) -> OfferQuerySet:
    match state:
        case freshness.DRAFT:
            return offers.drafts()
        case freshness.SUBMITTED:
            return offers.submitted()
        case freshness.PUBLISHED:
            return offers.public_on(on)
        case freshness.UNCONFIRMED:
            return offers.public_on(on).unconfirmed_on(on)
        case freshness.EXPIRED:
            return offers.over_on(on)
        case freshness.CLOSED:
            return offers.filter(state__in=[freshness.CLOSED, freshness.CANCELLED])
        case freshness.ARCHIVED:
            return offers.archived()
        case _:
            return offers.in_use()

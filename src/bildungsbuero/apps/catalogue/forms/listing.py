"""The filters above the list of an office's offers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet
from bildungsbuero.apps.catalogue.searching import find_ids, has_very_many
from bildungsbuero.apps.catalogue.vocabulary import choices
from bildungsbuero.core import freshness
from bildungsbuero.search.request import RELEVANCE, TITLE
from bildungsbuero.web.wording import number

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
# So many hits of words or of a topic are looked through; who finds more says more.
MOST_HITS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """The offers that fit; `hits` is more than `MOST_HITS` where not all of them were looked through."""

    offers: OfferQuerySet
    hits: int = 0

    @property
    def left_out(self) -> bool:
        """Whether there is more than was looked through."""
        return self.hits > MOST_HITS


class ListFilter(forms.Form):
    """What the list is narrowed to; the fields are called as in the public search."""

    q = forms.CharField(label=_("Title or provider"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=lambda: [ANY, *choices("kind")])
    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=lambda: [ANY, *choices("topic")])

    def narrowed(self, office: Office, on: date) -> Narrowed:
        """Return the offers that fit; what cannot be read narrows nothing."""
        self.is_valid()
        asked: dict[str, Any] = self.cleaned_data
        offers = _in_state(Offer.objects.of(office), asked.get("state", IN_USE), on)
        if asked.get("kind"):
            offers = offers.filter(kind=asked["kind"])
        text, topic = asked.get("q", ""), asked.get("topic", "")
        if not (text or topic):
            return Narrowed(offers=offers)
        if not has_very_many(office):
            return Narrowed(offers=_naming(offers, text, topic))
        is_archive = asked.get("state") == freshness.ARCHIVED
        others = Offer.objects.of(office).archived() if is_archive else Offer.objects.of(office).drafts()
        return _found(offers, others, office=office, text=text, topic=topic, on=on)


def left_out_in_words(narrowed: Narrowed) -> str:
    """Return how many of the hits are shown where there are more than are looked through, else nothing."""
    if not narrowed.left_out:
        return ""
    said = _("%(hits)s offers fit the words or the topic; the list is made of the first %(most)s of them.")
    return said % {"hits": number(narrowed.hits), "most": number(MOST_HITS)}


def _found(
    offers: OfferQuerySet, others: OfferQuerySet, *, office: Office, text: str, topic: str, on: date
) -> Narrowed:
    """Ask the index for what is or was public; what it does not hold is few and asked of the database."""
    ids, hits = find_ids(office, text, on=on, topic=topic, sort=RELEVANCE if text else TITLE, limit=MOST_HITS)
    others = others.about(topic) if topic else others
    asked = [Offer.objects.of(office).filter(public_id__in=ids)]
    if text:
        # Two questions, each by an index of its own; in one, a database looks at every offer of every provider.
        named = Organisation.objects.of(office).named(text).order_by().values_list("pk", flat=True)[:MOST_HITS]
        asked += [others.filter(title__icontains=text), others.filter(provider_id__in=list(named))]
    else:
        asked.append(others)
    keys = {key for one in asked for key in one.order_by().values_list("pk", flat=True)[:MOST_HITS]}
    return Narrowed(offers=offers.filter(pk__in=keys), hits=hits)


def _naming(offers: OfferQuerySet, text: str, topic: str) -> OfferQuerySet:
    offers = offers.naming(text) if text else offers
    return offers.about(topic) if topic else offers


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

"""What the staff pages of offers show: the list as a table, one offer with its state and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.differences import table_of
from bildungsbuero.apps.catalogue.facts import facts, runs, source_note
from bildungsbuero.apps.catalogue.history import history_of
from bildungsbuero.apps.catalogue.models import LiveChange, Offer, OfferQuerySet, State
from bildungsbuero.apps.catalogue.pictures.keeping import picture_of
from bildungsbuero.apps.catalogue.presenters import where
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.score_in_words import present_score
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.catalogue.waiting import waiting_change
from bildungsbuero.apps.catalogue.wording import missing_in_words, standing_note
from bildungsbuero.core import freshness, offer_states
from bildungsbuero.core.completeness import missing
from bildungsbuero.core.minor_changes import with_minor
from bildungsbuero.core.offer_states import OFFICE
from bildungsbuero.core.offers import ContactRecord, OfferRecord
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.tables import Cell, Column, Row, Table, sortable
from bildungsbuero.web.wording import day, number

ORDERS = {
    "title": ("title", "pk"),
    # Two providers of one name stay apart, so that the order of the index of names can be followed.
    "provider": ("provider__name", "provider_id", "title", "pk"),
    "confirmed": ("confirmed_on", "pk"),
    "changed": ("changed_at", "pk"),
    "completeness": ("completeness", "pk"),
}
DEFAULT_ORDER = "title"
MOST_NAMES = 500
MOST_WORDS = 6


def offers_table(offers: list[Offer], *, order: str, query: QueryDict, on: date, may_choose: bool = False) -> Table:
    """Return a page of offers as a table that can be sorted; each can be chosen for an action on several."""
    columns = (
        Column(title=_("Title"), key="title"),
        Column(title=_("Kind")),
        Column(title=_("Provider"), key="provider"),
        Column(title=_("Place")),
        Column(title=_("State")),
        Column(title=_("Completeness"), key="completeness", is_numeric=True),
        Column(title=_("Confirmed on"), key="confirmed"),
        Column(title=_("Changed"), key="changed"),
    )
    return Table(
        caption=_("Offers"),
        columns=sortable(columns, order=order, query=query),
        rows=tuple(_row(offer, on, may_choose=may_choose) for offer in offers),
        key="offers",
        is_caption_hidden=True,
    )


def along_an_index(offers: OfferQuerySet, order: str, office: Office) -> OfferQuerySet:
    """Return the same offers; a provider is of the same office, and who knows it can follow the index of names."""
    return offers.filter(provider__office=office) if order.removeprefix("-") == "provider" else offers


def order_fields(order: str) -> list[str]:
    """Return the fields to sort by; "-title" sorts downwards."""
    fields = ORDERS[order.removeprefix("-")]
    return [f"-{field}" for field in fields] if order.startswith("-") else list(fields)


def present_offer(offer: Offer, on: date, *, may_write: bool) -> dict[str, Any]:
    """Return the preview of an offer with its state, what is missing and what changed."""
    record = record_of(offer)
    return {
        "offer": offer,
        "kind": label("kind", offer.kind),
        "standing": standing_in_words(offer.standing_on(on)),
        "standing_note": standing_note(record, offer.standing_on(on)),
        "score": present_score(record),
        "missing": missing_in_words(missing(record, offer.kind_profile), offer.kind_profile),
        "facts": facts(offer, record),
        "runs": runs(record, on),
        "contact": _contact(record.contact),
        "source_note": source_note(record),
        "history": history_of(offer),
        "may_write": may_write,
        "may": offer_states.allowed(offer.state, by=OFFICE) if may_write else frozenset(),
        "differences": table_of(record_of(offer.replaces), _as_it_would_be(offer)) if offer.replaces else None,
        "waiting": waiting_change(offer) if not offer.replaces_id else None,
        "live_changes": list(LiveChange.objects.of(offer.office).unseen().filter(offer=offer)),
        "public_address": find_address("portal:offer", offer.public_id) if offer.is_public_on(on) else "",
        "picture": picture_of(offer),
        "is_masked": bool(offer.place and offer.place.visibility != "public"),
    }


def _as_it_would_be(proposal: Offer) -> OfferRecord:
    """Return what the public would see if a waiting change took its place: with the dates and prices that are live."""
    assert proposal.replaces is not None  # noqa: S101 - asked by the caller
    return with_minor(record_of(proposal), record_of(proposal.replaces))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOffer:
    """An offer as its provider sees it in the list."""

    public_id: str
    title: str
    kind: str
    standing: str
    note: str
    may_be_sent: bool
    is_public: bool
    has_waiting_change: bool


def present_own(offers: Iterable[Offer], on: date) -> list[OwnOffer]:
    """Return the offers of a provider; a change that waits stands at its offer, not in a line of its own."""
    listed = list(offers)
    waiting = {offer.replaces_id for offer in listed if offer.replaces_id is not None}
    return [
        OwnOffer(
            public_id=offer.public_id,
            title=offer.title,
            kind=label("kind", offer.kind),
            standing=standing_in_words(offer.standing_on(on)),
            note=_confirmed_in_words(offer),
            may_be_sent=offer.state == State.DRAFT,
            is_public=offer.is_public_on(on),
            has_waiting_change=offer.pk in waiting,
        )
        for offer in listed
        if offer.replaces_id is None
    ]


def _confirmed_in_words(offer: Offer) -> str:
    if offer.confirmed_on is None:
        return _("You have not confirmed it yet.")
    return _("Confirmed on %(day)s.") % {"day": day(offer.confirmed_on)}


def standing_in_words(standing: str) -> str:
    """Return a state, or what the calendar made of it, in words."""
    name = "standing" if standing in (freshness.DUE, freshness.UNCONFIRMED, freshness.EXPIRED) else "state"
    return label(name, standing)


def known_names(office: Office) -> list[str]:
    """Return names of organisations that the browser offers while one is typed."""
    names = Organisation.objects.of(office).standing().order_by("name").values_list("name", flat=True)
    return list(dict.fromkeys(names[:MOST_NAMES]))


def known_places(office: Office, text: str = "") -> list[str]:
    """Return places as the form writes them, those that hold a text first narrowed to it."""
    places = Place.objects.of(office).standing()
    for word in text.replace(",", " ").split()[:MOST_WORDS]:
        places = places.filter(Q(name__icontains=word) | Q(street__icontains=word) | Q(town__icontains=word))
    named = places.exclude(name="", street="").only("name", "street", "town").order_by("town", "street", "pk")
    return list(dict.fromkeys(str(place) for place in named[:MOST_NAMES]))


def _contact(contact: ContactRecord | None) -> str:
    parts = (contact.function, contact.phone, contact.email) if contact else ()
    return ", ".join(part for part in parts if part)


def _chosen_by_box(offer: Offer, address: str) -> Cell:
    said = _("Choose “%(title)s”") % {"title": offer.title}
    box = '<input class="bb-choose" type="checkbox" name="chosen" value="{}" aria-label="{}">'
    link = '<a class="kern-link" href="{}">{}</a>'
    return Cell(text=format_html(box + link, offer.public_id, said, address, offer.title))


def _row(offer: Offer, on: date, *, may_choose: bool) -> Row:
    address = reverse("catalogue:offer", args=[offer.public_id])
    return Row(
        cells=(
            _chosen_by_box(offer, address) if may_choose else Cell(text=offer.title, address=address),
            Cell(text=label("kind", offer.kind)),
            Cell(text="" if offer.provider.name == offer.title else offer.provider.name),
            Cell(text=where(offer)),
            Cell(text=standing_in_words(offer.standing_on(on))),
            Cell(text=number(offer.completeness)),
            Cell(text=day(offer.confirmed_on)),
            Cell(text=day(offer.changed_at)),
        )
    )

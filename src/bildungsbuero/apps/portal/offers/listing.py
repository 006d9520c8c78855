"""The page of the offer search: hits, filters, what to do when nothing was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.in_words import cost_in_words, next_date_in_words, short_standing
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.presenters import where
from bildungsbuero.apps.catalogue.searching import Found, find
from bildungsbuero.apps.catalogue.translating.showing import Spoken, speak
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.portal.offers.filters import present_facets, present_moments
from bildungsbuero.apps.portal.offers.selection import ON_A_PAGE, Selection
from bildungsbuero.apps.portal.offers.ways_out import ways_out, whom_to_ask
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.places import distance_m, masked
from bildungsbuero.search.filter_words import Recognised
from bildungsbuero.search.request import CONFIRMED, RELEVANCE, TITLE
from bildungsbuero.web.figures import PointMap
from bildungsbuero.web.wording import number

SORT_TITLES = (
    (RELEVANCE, gettext_lazy("best match first")),
    (TITLE, gettext_lazy("by title")),
    (CONFIRMED, gettext_lazy("lately confirmed first")),
)
RADII = ("2", "5", "10", "25", "50", "100")
WIDENED = {
    "everyday": gettext_lazy("These offers stand under topics that people also call so."),
    "spelling": gettext_lazy("Nothing is written exactly like this. These are similar words."),
    "some": gettext_lazy("No offer holds all words. These hold some of them."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One offer in the list."""

    public_id: str
    address: str
    why_address: str
    title: str
    is_title_german: bool
    is_summary_german: bool
    kind: str
    provider: str
    where: str
    distance: str
    when: str
    cost: str
    summary: str
    standing: str
    is_example: bool


def present_list(selection: Selection, office: Office | None, at: datetime) -> dict[str, Any]:
    """Return what the page shows at a local time."""
    on = at.date()
    question = selection.question(office, on, at.time())
    found = find(question)
    facets, chips = present_facets(found, selection, office)
    total = found.answer.total
    return {
        "selection": selection,
        "found": found,
        "hits": present_hits(found.offers, selection, on),
        "total": total,
        "count_in_words": count_in_words(total),
        "page": Paginator(range(total), ON_A_PAGE).get_page(selection.page),
        "facets": facets,
        "moments": present_moments(selection),
        "chips": chips,
        "all_off": all_off(selection, found.recognised),
        "widened": WIDENED.get(found.answer.widened, ""),
        "given_up": given_up_in_words(found.given_up) if total else "",
        "ways_out": [] if total else ways_out(found, selection, office),
        "whom_to_ask": [] if total else whom_to_ask(question),
        "sorts": SORT_TITLES,
        "radii": RADII,
        "is_only_confirmed": "yes" in selection.facets.get("confirmed", ()),
        "has_examples": any(offer.is_example for offer in found.offers),
        "point_map": _point_map(selection, found),
        "guidance_address": f"{reverse('portal:offers')}?kind=guidance",
    }


def all_off(selection: Selection, recognised: Sequence[Recognised]) -> str:
    """Return the query without any filter: those in the words become words again."""
    plain = tuple(dict.fromkeys((*selection.plain, *(one.words for one in recognised))))
    return selection.changed(plain=plain).without("")


def given_up_in_words(given_up: Sequence[Recognised]) -> str:
    """Return what was left out because nothing fitted all filters among the words, "" where nothing was."""
    words = ", ".join(f"„{one.words}“" for one in given_up)
    return (
        _("Nothing fits all filters among your words. Not taken as filters: %(words)s.") % {"words": words}
        if words
        else ""
    )


def count_in_words(total: int) -> str:
    """Return "1 Angebot", "1.234 Angebote"."""
    return ngettext("%(count)s offer", "%(count)s offers", total) % {"count": number(total)}


def present_hits(offers: Sequence[Offer], selection: Selection, on: date) -> list[Hit]:
    """Return offers as the list shows them, in the language of the page."""
    # Only who looked for something asks why an offer answers.
    query = "" if selection.is_empty else selection.changed().query()
    return [_hit(*one, selection, on, query=query) for one in zip(offers, speak(offers), strict=True)]


def present_hit(offer: Offer, selection: Selection, on: date) -> Hit:
    """Return an offer as the list shows it."""
    return present_hits([offer], selection, on)[0]


def _hit(offer: Offer, spoken: Spoken, selection: Selection, on: date, *, query: str) -> Hit:
    record = spoken.record
    return Hit(
        public_id=offer.public_id,
        address=reverse("portal:offer", args=[offer.public_id]),
        why_address=f"{reverse('portal:offer-why', args=[offer.public_id])}?{query}" if query else "",
        title=record.title,
        is_title_german="title" in spoken.german,
        is_summary_german=_text_field(record) in spoken.german,
        kind=label("school_type", offer.profile.get("school_type", "")) or label("kind", offer.kind),
        provider="" if offer.provider.name == offer.title else offer.provider.name,
        where=where(offer),
        distance=_distance(offer, selection),
        when=next_date_in_words(record, on),
        cost=cost_in_words(record),
        summary=record.summary or record.description[:240],
        standing=short_standing(record, offer.standing_on(on)),
        is_example=offer.is_example,
    )


def _text_field(record: OfferRecord) -> str:
    return "summary" if record.summary else "description"


def _distance(offer: Offer, selection: Selection) -> str:
    near = selection.near
    place = masked(offer.place.as_record()) if offer.place and offer.reach == Offer.Reach.PLACE else None
    if near is None or place is None or place.latitude is None or place.longitude is None:
        return ""
    metres = distance_m(near.latitude, near.longitude, place.latitude, place.longitude)
    return _("%(distance)s km away") % {"distance": number(metres / 1000, 1)}


def _point_map(selection: Selection, found: Found) -> PointMap | None:
    if not found.answer.facets.get("venue"):
        return None
    return PointMap(
        key="offers-map",
        title=_("Offers on the map"),
        points_address=f"{reverse('portal:offers-map')}?{selection.query()}",
        shapes_address=reverse("portal:outline"),
        source=_("Outlines: © GeoBasis-DE / BKG, dl-de/by-2-0, data changed"),
    )

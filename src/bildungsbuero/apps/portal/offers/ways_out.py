"""What helps somebody who found nothing: a filter less, another place or time, and whom to ask."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.presenters import where
from bildungsbuero.apps.catalogue.searching import Found, Question, guidance_for, relaxed
from bildungsbuero.apps.portal.offers.filters import TITLES, Labels
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.search.request import Relaxation
from bildungsbuero.web.wording import number

MOST_WITHOUT = 4
MOST_INSTEAD = 4
MOST_TO_ASK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """What taking one filter off, or another value in its place, would bring."""

    sentence: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """A place of counselling."""

    title: str
    address: str
    where: str
    phone: str


def ways_out(found: Found, selection: Selection, office: Office | None) -> list[WayOut]:
    """Return sentences such as "Ohne „Trier-Nord“ sind es 3." and "In Konz sind es 2.", the best first."""
    relaxations = relaxed(found)
    labels = _labels(relaxations, office)
    without = [one for one in relaxations if not one.instead][:MOST_WITHOUT]
    instead = [one for one in relaxations if one.instead][:MOST_INSTEAD]
    words = {
        (one.meaning.facet, value): one.words
        for one in (*found.recognised, *found.given_up)
        for value in one.meaning.values
    }
    ways = []
    for one in (*without, *instead):
        typed = words.get((one.name, one.value), "")
        narrowed = selection.without_words(typed) if typed else selection
        query = narrowed.without(one.name, one.value)
        if one.instead:
            query = _with_other(narrowed, one)
        ways.append(WayOut(sentence=_sentence(one, selection, labels), query=query))
    return ways


def whom_to_ask(question: Question) -> list[ToAsk]:
    """Return places of counselling, those near the place asked for first."""
    return [_to_ask(offer) for offer in guidance_for(question, limit=MOST_TO_ASK)]


def _to_ask(offer: Offer) -> ToAsk:
    address = reverse("portal:offer", args=[offer.public_id])
    return ToAsk(title=offer.title, address=address, where=where(offer), phone=offer.contact_phone)


def _with_other(selection: Selection, one: Relaxation) -> str:
    if one.name == "near":
        return selection.changed(radius_km=one.instead).query()
    kept = tuple(value for value in selection.facets.get(one.name, ()) if value != one.value)
    return selection.changed(facets={**selection.facets, one.name: (*kept, one.instead)}).query()


def _sentence(one: Relaxation, selection: Selection, labels: Labels) -> str:
    count = number(one.total)
    if one.name == "near" and one.instead:
        sentence = ngettext(
            "Within %(radius)s km there is %(count)s.", "Within %(radius)s km there are %(count)s.", one.total
        )
        return sentence % {"radius": one.instead, "count": count}
    if one.instead:
        sentence = ngettext(
            "With “%(other)s” instead of “%(filter)s” there is %(count)s.",
            "With “%(other)s” instead of “%(filter)s” there are %(count)s.",
            one.total,
        )
        other = labels.of(one.name, one.instead)
        return sentence % {"other": other, "filter": labels.of(one.name, one.value), "count": count}
    sentence = ngettext(
        "Without “%(filter)s” there is %(count)s.", "Without “%(filter)s” there are %(count)s.", one.total
    )
    return sentence % {"filter": _name(one, selection, labels), "count": count}


def _name(one: Relaxation, selection: Selection, labels: Labels) -> str:
    if one.name == "near":
        return f"{selection.near_text}, {selection.radius_km} km" if selection.near_text else _("the radius")
    if one.name == "text":
        return one.value
    return labels.of(one.name, one.value) or str(TITLES[one.name])


def _labels(relaxations: list[Relaxation], office: Office | None) -> Labels:
    wanted: dict[str, list[str]] = {}
    for one in relaxations:
        wanted.setdefault(one.name, []).append(one.value)
    return Labels(office, wanted)

"""Searches that found too little, handed on to the needs without what was typed."""

from datetime import date

from django.http import HttpResponseBase
from django.utils.translation import get_language

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.searching import Found, places_known
from bildungsbuero.apps.catalogue.vocabulary import search_language
from bildungsbuero.apps.needs.unmet.counting import note_unmet
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.search.demand import demand_of
from bildungsbuero.search.query import SOME
from bildungsbuero.web.afterwards import afterwards

# Filters in the words that say what was wanted; places, classes, levels and postcodes are no words of a need.
WORDS_OF_A_NEED = frozenset(
    {"cost", "time_of_day", "weekday", "childcare", "accessibility", "language", "registration", "mode"}
)
PLACES = ("district", "place", "region")


def note_if_unmet(response: HttpResponseBase, found: Found, selection: Selection, *, office: Office, on: date) -> None:
    """Remember the words of a search that found nothing, or nothing with all of them, after it was answered."""
    if not _is_unmet(found, selection):
        return
    said = [one for one in (*found.recognised, *found.given_up) if one.meaning.facet in WORDS_OF_A_NEED]
    text = " ".join(dict.fromkeys((found.understood.text, *(one.words for one in said))))
    demand = demand_of(text, search_language(), typed=selection.text)
    place, language = _place(found), get_language() or "de"
    if demand.known or demand.other:
        afterwards(response, lambda: note_unmet(demand, office=office, place=place, language=language, on=on))


def _is_unmet(found: Found, selection: Selection) -> bool:
    if not selection.text or selection.page > 1:
        return False
    return not found.answer.total or found.answer.widened == SOME or bool(found.given_up)


def _place(found: Found) -> str:
    """Return a town or part of town that was asked for and that offers really lie in; nothing else is kept."""
    asked = (value for name in PLACES for value in found.understood.facets.get(name, ()))
    known = places_known()
    return next((value for value in asked if value in known), "")

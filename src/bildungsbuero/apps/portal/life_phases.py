"""The nine life phases of the catalogue as tiles of the home page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.vocabulary import active_language, ages_in_words, vocabulary
from bildungsbuero.core.vocabulary import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One life phase with the address of its offers."""

    key: str
    title: str
    hint: str
    address: str


def tiles(search_address: str) -> list[Tile]:
    """Return the tiles; without a search page there are none."""
    if not search_address:
        return []
    return [_tile(term, search_address) for term in vocabulary("life_phase") if not term.is_hidden]


def _tile(term: Term, search_address: str) -> Tile:
    title, _colon, rest = term.label(active_language()).partition(": ")
    ages = ages_in_words(term.key)
    hint = rest or (_("Age: %(ages)s") % {"ages": ages} if ages else "")
    return Tile(key=term.key, title=title, hint=hint, address=f"{search_address}?{urlencode({'life_phase': term.key})}")

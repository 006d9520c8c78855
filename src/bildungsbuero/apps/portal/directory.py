"""Lists of everything: topics and everyday words from A to Z, all providers, all pages of an office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from unicodedata import normalize
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.searching import Question, find
from bildungsbuero.apps.catalogue.vocabulary import active_language, vocabulary
from bildungsbuero.apps.portal.life_phases import tiles
from bildungsbuero.apps.portal.outcomes.pages import released_parts
from bildungsbuero.apps.portal.spoken import spoken
from bildungsbuero.apps.portal.themes.pages import as_tiles, public_portals
from bildungsbuero.apps.portal.ways.book import book_of
from bildungsbuero.apps.portal.ways.pages import present_entrances
from bildungsbuero.core.languages import EASY, GERMAN
from bildungsbuero.search.folding import fold
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.navigation import LEGAL

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHERS = "#"
# Letters that stand elsewhere in their alphabet than their numbers say: behind the letter that is named, or as it.
AFTER = str.maketrans(
    {**{late: f"{early}\uffff" for late, early in zip("ґєіїپچژگ", "геииبجزك", strict=True)}, "ک": "ك", "ی": "ي"}
)
# Words that everyday German uses are found under their letter, too, in pages that speak German.
SPEAKS_GERMAN = (GERMAN, EASY)
ASIDE = "ÄÖÜ"


@dataclass(frozen=True, slots=True, kw_only=True)
class AzEntry:
    """One line; an everyday word says which topic it belongs to."""

    words: str
    address: str
    see: str = ""
    # What it is, where that is no topic.
    kind: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AzLetter:
    """A letter with its lines."""

    letter: str
    entries: tuple[AzEntry, ...]


def topics_from_a_to_z(office: Office, on: date) -> list[AzLetter]:
    """Return topics with the number of their offers, everyday words and theme portals, by letter."""
    question = Question(on=on, office=office, limit=0, counted=("topic",))
    counts = find(question).answer.facets.get("topic", {})
    language = active_language()
    theme = _("theme portal")
    entries = [
        AzEntry(words=title.text, address=address, kind=theme)
        for title, _text, address in as_tiles(public_portals(office))
    ]
    for term in vocabulary("topic"):
        count = counts.get(term.key, 0)
        if not count:
            continue
        title = term.label(language)
        address = f"{reverse('portal:offers')}?{urlencode({'topic': term.key})}"
        entries.append(AzEntry(words=title, address=address, count=count))
        if language in SPEAKS_GERMAN:
            entries += [AzEntry(words=word, address=address, see=title) for word in term.words if word != title]
    return by_letter(entries)


def by_letter(entries: Iterable[AzEntry]) -> list[AzLetter]:
    """Return entries in the order of the dictionary under their first letters."""
    ordered = sorted(
        {(one.words, one.address): one for one in entries}.values(), key=lambda one: fold(one.words).translate(AFTER)
    )
    return [
        AzLetter(letter=letter, entries=tuple(of_letter))
        for letter, of_letter in groupby(ordered, key=lambda one: letter_of(one.words))
    ]


def letter_of(words: str) -> str:
    """Return the letter that words stand under: Ä under A, А or ا under itself, a figure under the sign for others."""
    first = fold(words)[:1].upper()
    if first and first in LETTERS:
        return first
    # The search writes some letters of other scripts alike; people look under the one that they read.
    own = normalize("NFD", words.strip())[:1].upper()
    return own if own.isalpha() else OTHERS


def providers_of(office: Office, on: date, letter: str) -> QuerySet[Organisation]:
    """Return the providers of public offers, by name; with a letter those that begin with it."""
    public = Offer.objects.of(office).public_on(on).filter(provider=OuterRef("pk"))
    found = Organisation.objects.of(office).standing().filter(Exists(public)).order_by("name", "pk")
    if letter == OTHERS:
        return found.exclude(name__iregex=r"^[a-zäöü]")
    if letter and letter in LETTERS:
        umlaut = dict(zip("AOU", ASIDE, strict=True)).get(letter, letter)
        return found.filter(Q(name__istartswith=letter) | Q(name__startswith=umlaut))
    return found


def sitemap(office: Office) -> list[tuple[str, list[tuple[Any, str]]]]:
    """Return all pages that an office has, in groups."""
    book = book_of(office)
    offers = reverse("portal:offers")
    groups: list[tuple[str, list[tuple[Any, str]]]] = [
        (
            _("Offers"),
            [
                (_("All offers and institutions"), offers),
                (_("Topics from A to Z"), reverse("portal:topics")),
                (_("All providers"), reverse("portal:providers")),
                (_("Counselling centres"), f"{offers}?kind=guidance"),
                (_("Suggest an offer"), reverse("portal:suggest-offer")),
                *((tile.title, tile.address) for tile in tiles(offers)),
            ],
        ),
        (_("Themes"), [(title, address) for title, _text, address in as_tiles(public_portals(office))]),
        (
            _("Education paths"),
            [
                (_("Overview"), reverse("portal:ways")),
                *((spoken(one.texts, "title"), reverse("portal:way-drawing", args=[one.key])) for one in book.drawings),
                *((one.title, one.address) for one in present_entrances(book)),
            ],
        ),
        (
            _("Figures"),
            [
                (_("All figures"), reverse("portal:indicators")),
                (_("Own tables"), reverse("portal:own-tables")),
                (_("Open data"), reverse("portal:open-data")),
            ],
        ),
        (_("What becomes of it"), _of_the_plan(office)),
        (
            _("About this portal"),
            [(title, address) for title, name in LEGAL if (address := find_address(name))]
            + [(_("Report a problem"), reverse("portal:report-problem"))],
        ),
    ]
    return [(title, links) for title, links in groups if links]


def _of_the_plan(office: Office) -> list[tuple[Any, str]]:
    """What the office has released of its plan; nothing where it has released nothing."""
    goals, mission, reviews = released_parts(office)
    return [
        *([(_("What becomes of it"), reverse("portal:outcomes"))] if goals else []),
        *([(_("Mission statement"), reverse("portal:mission"))] if mission else []),
        *([(_("Interim reviews"), reverse("portal:interim-reviews"))] if reviews else []),
    ]

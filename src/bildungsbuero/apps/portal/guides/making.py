"""A guide made from the offers of a search: chapters, numbers, index, map, as it stands on a day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.searching import find
from bildungsbuero.apps.catalogue.vocabulary import label, vocabulary
from bildungsbuero.apps.portal.guides.ground import outlines
from bildungsbuero.apps.portal.kept_offers import KeptOffer, present
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offers import AT_PLACE
from bildungsbuero.core.places import masked
from bildungsbuero.documents.guide import Guide, GuideChapter, GuideEntry, GuideIndex, GuideWords
from bildungsbuero.documents.point_map import Point, point_map
from bildungsbuero.web.languages import current
from bildungsbuero.web.wording import day

# A booklet of some seventy pages; whoever needs more makes several.
MOST = 300
LONGEST_TITLE = 100
OUTLINES_SOURCE = gettext_lazy("Outlines: © GeoBasis-DE / BKG, dl-de/by-2-0, data changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideOrder:
    """Whose offers, which of them, on which day, under which title, in which chapters."""

    office: Office
    selection: Selection
    on: date
    title: str
    chapters_by: str
    # Of the office's pages, as everybody reaches them: path → absolute address.
    absolute: Callable[[str], str]


def make_guide(order: GuideOrder) -> Guide:
    """Return the guide; raises Refusal where the search finds nothing, or more than a booklet holds."""
    question = order.selection.question(order.office, order.on)
    found = find(replace(question, offset=0, limit=MOST + 1, counted=()))
    if not found.offers:
        raise Refusal("guide.empty")
    if len(found.offers) > MOST:
        raise Refusal("guide.too_long", count=found.answer.total, most=MOST)
    chapters = _in_chapters(found.offers, CHAPTERS[order.chapters_by].of)
    offers = [offer for _title, some in chapters for offer in some]
    shown = {one.public_id: one for one in present(offers, order.on)}
    numbers = {offer.public_id: number for number, offer in enumerate(offers, 1)}
    return Guide(
        title=order.title,
        office=order.office.name,
        lines=_cover_lines(order, len(offers)),
        chapters=[
            GuideChapter(
                title=title,
                entries=[_entry(shown[offer.public_id], numbers[offer.public_id], order.absolute) for offer in some],
            )
            for title, some in chapters
        ],
        indexes=_indexes(offers, numbers),
        words=_words(),
        language=current().tag.partition("-")[0],
        map_svg=point_map(outlines(order.office, order.on), list(_points(offers, numbers))),
        notes=[_("Some entries are examples: they are invented.")] if any(one.is_example for one in offers) else [],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapters:
    """How entries may be put together: a word for it, and the key and title of the chapter of an offer."""

    title: Any
    of: Callable[[Offer], tuple[Any, str]]


def _by_topic(offer: Offer) -> tuple[Any, str]:
    keys = vocabulary("topic").keys()
    topic = next((key for key in offer.topics if key in keys), "")
    return (keys.index(topic), label("topic", topic)) if topic else (len(keys), _("More offers"))


def _by_place(offer: Offer) -> tuple[Any, str]:
    town = masked(offer.place.as_record()).town if offer.place and offer.reach == AT_PLACE else ""
    return ((0, town.casefold()), town) if town else ((1, ""), _("Online and everywhere"))


def _by_life_phase(offer: Offer) -> tuple[Any, str]:
    keys = vocabulary("life_phase").keys()
    phase = next((key for key in keys if key in offer.life_phases), "")
    return (keys.index(phase), label("life_phase", phase)) if phase else (len(keys), _("More offers"))


def _by_provider(offer: Offer) -> tuple[Any, str]:
    return offer.provider.name.casefold(), offer.provider.name


CHAPTERS: dict[str, Chapters] = {
    "topic": Chapters(title=gettext_lazy("by topic"), of=_by_topic),
    "place": Chapters(title=gettext_lazy("by place"), of=_by_place),
    "life_phase": Chapters(title=gettext_lazy("by phase of life"), of=_by_life_phase),
    "provider": Chapters(title=gettext_lazy("by provider"), of=_by_provider),
}


def _in_chapters(offers: Iterable[Offer], of: Callable[[Offer], tuple[Any, str]]) -> list[tuple[str, list[Offer]]]:
    chapters: dict[tuple[Any, str], list[Offer]] = defaultdict(list)
    for offer in offers:
        chapters[of(offer)].append(offer)
    return [
        (title, sorted(some, key=lambda offer: offer.title.casefold()))
        for (_key, title), some in sorted(chapters.items(), key=lambda chapter: chapter[0])
    ]


def _entry(one: KeptOffer, number: int, absolute: Callable[[str], str]) -> GuideEntry:
    marks = [_("Example data") if one.is_example else "", one.standing]
    return GuideEntry(
        number=number,
        title=one.title,
        provider=one.provider,
        summary=one.summary,
        lines=one.lines,
        address=absolute(one.address),
        mark=", ".join(mark for mark in marks if mark),
    )


def _cover_lines(order: GuideOrder, count: int) -> list[str]:
    counted = ngettext("%(count)s offer", "%(count)s offers", count) % {"count": count}
    return [
        f"{counted}. " + _("As of %(day)s") % {"day": day(order.on)},
        _("The code beside each entry leads to what stands there today. Please ask before you set out."),
        " · ".join(part for part in (order.office.phone, order.office.email) if part),
    ]


def _indexes(offers: Sequence[Offer], numbers: dict[str, int]) -> list[GuideIndex]:
    providers: dict[str, list[int]] = defaultdict(list)
    towns: dict[str, list[int]] = defaultdict(list)
    for offer in offers:
        number = numbers[offer.public_id]
        providers[offer.provider.name].append(number)
        town = _by_place(offer)[1]
        towns[town].append(number)
    named = ((_("Providers, with the numbers of the entries"), providers), (_("Places"), towns))
    return [
        GuideIndex(title=title, words=sorted(words.items(), key=lambda word: word[0].casefold()))
        for title, words in named
    ]


def _points(offers: Iterable[Offer], numbers: dict[str, int]) -> Iterable[Point]:
    for offer in offers:
        place = masked(offer.place.as_record()) if offer.place and offer.reach == AT_PLACE else None
        if place and place.latitude is not None and place.longitude is not None:
            yield Point(label=str(numbers[offer.public_id]), longitude=place.longitude, latitude=place.latitude)


def _words() -> GuideWords:
    return GuideWords(
        contents=_("Contents"),
        map=_("Map"),
        map_described=_("A map with the numbers of the entries; the address stands in each entry."),
        map_source=str(OUTLINES_SOURCE),
        code=_("Code with the address of the entry"),
    )

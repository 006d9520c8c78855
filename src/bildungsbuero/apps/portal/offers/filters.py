"""The filters beside the hits: facets with labels and counts, chips that take a filter off again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.searching import NEAR_KM, Found, facet_vocabulary
from bildungsbuero.apps.catalogue.vocabulary import label, vocabulary
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.core.offer_times import TIMES_OF_DAY
from bildungsbuero.search.filter_words import NEAR, Recognised
from bildungsbuero.search.request import WHEN, Answer

# In the order of the page; the first ones are open.
TITLES: dict[str, Any] = {
    "life_phase": _("Phase of life"),
    "topic": _("Topic"),
    "kind": _("Kind"),
    "district": _("Part of town"),
    "place": _("Place"),
    "region": _("Region"),
    "cost": _("Cost"),
    "language": _("Language spoken"),
    "language_taught": _("Language taught"),
    "language_level": _("Level"),
    "weekday": _("Day"),
    "time_of_day": _("Time of day"),
    "class_level": _("School year"),
    "registration": _("Registration"),
    "mode": _("On site or online"),
    "childcare": _("Childcare"),
    "accessibility": _("Accessibility"),
    "target_group": _("Target group"),
    "school_type": _("School type"),
    "institution_type": _("Kind of institution"),
    "learning_form": _("Form of learning"),
    "provider": _("Provider"),
    "condition": _("Condition"),
    "confirmed": _("Confirmation"),
    "venue": _("At this place"),
    "record": _("Entry"),
}
WHEN_TITLE = _("When")
SHOWN = tuple(name for name in TITLES if name not in ("venue", "record", "confirmed"))
OPEN_AT_FIRST = 3
MOST_OPTIONS = 8
MOST_PROVIDERS = 40
# Words for values that are keys of no vocabulary.
WORDS: dict[tuple[str, str], Any] = {
    ("childcare", "yes"): _("with childcare"),
    ("confirmed", "yes"): _("only confirmed"),
    ("registration", "none"): _("without registration"),
    ("time_of_day", "morning"): _("in the morning"),
    ("time_of_day", "afternoon"): _("in the afternoon"),
    ("time_of_day", "evening"): _("in the evening"),
    ("when", "open_now"): _("open now"),
    ("when", "today"): _("today"),
    ("when", "starts_this_week"): _("starts this week"),
    ("record", "offer"): _("offers"),
    ("record", "institution"): _("institutions"),
    ("district", "unknown"): _("part of town not known"),
}
REACHES = ("online", "city_wide", "district_wide")
# Kept for steering, not for the public (vocabulary of target groups).
INTERNAL = {"target_group": frozenset({"hard_to_reach"})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value of a facet."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One filter with its values; those beyond the first few are folded away."""

    name: str
    title: Any
    options: tuple[Option, ...]
    is_open: bool

    @cached_property
    def first(self) -> tuple[Option, ...]:
        """The values shown at once: the most frequent ones and those that are chosen."""
        return tuple(option for index, option in enumerate(self.options) if index < MOST_OPTIONS or option.is_chosen)

    @cached_property
    def rest(self) -> tuple[Option, ...]:
        """The values that are folded away."""
        return tuple(option for option in self.options[MOST_OPTIONS:] if not option.is_chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A filter in force, with the query of the address without it; `words` are those that it was recognised in."""

    title: Any
    label: str
    query: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A filter that depends on when somebody asks."""

    value: str
    label: str
    is_chosen: bool


class Labels:
    """Words for values of facets; names of providers and places are asked for together."""

    def __init__(self, office: Office | None, wanted: Mapping[str, Iterable[str]]) -> None:
        providers = list(wanted.get("provider", ()))
        venues = list(wanted.get("venue", ()))
        because = "labels of public offers"
        self._names: dict[str, str] = {}
        if providers:
            found = Organisation.objects.across_offices(because=because).filter(public_id__in=providers)
            self._names |= dict(found.values_list("public_id", "name"))
        if venues:
            places = Place.objects.across_offices(because=because).on_map().filter(public_id__in=venues)
            self._names |= {place.public_id: str(place) for place in places}
        self._office = office

    def of(self, name: str, value: str) -> str:
        """Return the words for a value."""
        if (name, value) in WORDS:
            return str(WORDS[name, value])
        if name == "place" and value in REACHES:
            return label("reach", value)
        found = facet_vocabulary(name)
        return label(found, value) if found else self._names.get(value, value)


def present_facets(found: Found, selection: Selection, office: Office | None) -> tuple[list[Facet], list[Chip]]:
    """Return the filters of the page and the chips of those in force, also of those that the words say."""
    counts = {name: _with_chosen(name, found.answer, selection) for name in SHOWN}
    labels = Labels(office, {**{name: list(values) for name, values in counts.items()}, **_venues(selection)})
    facets: list[Facet] = []
    for name in SHOWN:
        options = _options(name, counts[name], selection, labels)
        if options:
            is_open = len(facets) < OPEN_AT_FIRST or bool(selection.facets.get(name))
            facets.append(Facet(name=name, title=TITLES[name], options=options, is_open=is_open))
    return facets, [*_said(found.recognised, selection, labels), *present_chips(selection, labels)]


def present_chips(selection: Selection, labels: Labels) -> list[Chip]:
    """Return a chip for each filter that was chosen."""
    chips = [
        Chip(title=TITLES[name], label=labels.of(name, value), query=selection.without(name, value))
        for name in TITLES
        for value in selection.facets.get(name, ())
    ]
    chips += [
        Chip(title=WHEN_TITLE, label=labels.of("when", value), query=selection.without("when", value))
        for value in selection.when
    ]
    if selection.near is not None:
        around = f"{selection.near_text}, {selection.radius_km} km"
        chips.append(Chip(title=_("Within"), label=around, query=selection.without("near")))
    return chips


def present_moments(selection: Selection) -> list[Moment]:
    """Return the filters "open now", "today" and "starts this week"."""
    return [Moment(value=value, label=str(WORDS["when", value]), is_chosen=value in selection.when) for value in WHEN]


def present_said(recognised: Iterable[Recognised], selection: Selection, office: Office | None) -> list[Chip]:
    """Return a chip for each filter in force, those in the words too."""
    labels = Labels(office, {name: list(values) for name, values in selection.facets.items()})
    return [*_said(recognised, selection, labels), *present_chips(selection, labels)]


def _said(recognised: Iterable[Recognised], selection: Selection, labels: Labels) -> list[Chip]:
    """Return a chip for each filter that was recognised in the words; taking it off makes them plain words."""
    chips = []
    for one in recognised:
        facet, values = one.meaning.facet, one.meaning.values
        label = (
            f"{values[0]}, {NEAR_KM} km" if facet == NEAR else " / ".join(labels.of(facet, value) for value in values)
        )
        title = {NEAR: _("Within"), "when": WHEN_TITLE}.get(facet) or TITLES[facet]
        words = "" if one.words.casefold() == label.casefold() else one.words
        chips.append(Chip(title=title, label=label, query=selection.with_plain(one.words), words=words))
    return chips


def _options(name: str, counts: Mapping[str, int], selection: Selection, labels: Labels) -> tuple[Option, ...]:
    chosen = selection.facets.get(name, ())
    hidden = INTERNAL.get(name, frozenset())
    options = [
        Option(value=value, label=labels.of(name, value), count=count, is_chosen=value in chosen)
        for value, count in counts.items()
        if value not in hidden
    ]
    return tuple(sorted(options, key=lambda option: _order(name, option)))


def _order(name: str, option: Option) -> tuple[Any, ...]:
    """Levels and phases of life in their own order, everything else by frequency and name."""
    found = facet_vocabulary(name)
    if name == "class_level":
        return (int(option.value),) if option.value.isdecimal() else (99,)
    if name == "time_of_day":
        return ((*TIMES_OF_DAY, option.value).index(option.value),)
    if found in ("life_phase", "level", "cost", "weekday") and option.value in vocabulary(found):
        return (vocabulary(found).keys().index(option.value),)
    return -option.count, option.label.casefold()


def _with_chosen(name: str, answer: Answer, selection: Selection) -> dict[str, int]:
    """Return the counts, also of chosen values that count nothing, so that they can be taken off."""
    counts = dict(answer.facets.get(name, {}))
    if name == "provider" and len(counts) > MOST_PROVIDERS:
        counts = dict(sorted(counts.items(), key=lambda item: -item[1])[:MOST_PROVIDERS])
    for value in selection.facets.get(name, ()):
        counts.setdefault(value, 0)
    return counts


def _venues(selection: Selection) -> dict[str, list[str]]:
    return {"venue": list(selection.facets.get("venue", ()))}

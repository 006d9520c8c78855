"""What the public pages of the ways show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.vocabulary import active_language
from bildungsbuero.apps.portal.spoken import Spoken, spoken
from bildungsbuero.apps.portal.ways.book import WayBook
from bildungsbuero.apps.portal.ways.drawings import drawn, drawn_around
from bildungsbuero.apps.portal.ways.kinds import StationKind
from bildungsbuero.apps.portal.ways.local import guidance_for, local_of
from bildungsbuero.apps.portal.ways.reference import Entrance
from bildungsbuero.core.ways import Path, Transition, Ways
from bildungsbuero.web.wording import day

# From a situation people look ahead as far as this.
GOALS = (StationKind.CERTIFICATE, StationKind.STUDY, StationKind.WORK)
MOST_SHOWN_PATHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A station in a list."""

    key: str
    title: Spoken
    address: str
    kind: str = ""
    text: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A transition in words; the station that it leads to, or comes from, is `other`."""

    other: Named
    condition: Spoken
    deadline: Spoken
    sources: tuple[str, ...]
    checked_on: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What follows from a station, in a list."""

    station: Named
    steps: tuple[Step, ...]


def present_overview(book: WayBook, office: Office, on: date) -> dict[str, Any]:
    """Return the entrances, the drawings and all stations by kind."""
    public = book.public_on(on)
    return {
        "entrances": present_entrances(book),
        "drawings": [(one.key, spoken(one.texts, "title"), spoken(one.texts, "text")) for one in book.drawings],
        "kinds": _by_kind(book, public),
        "choices": choices(book, public),
        "unchecked": unchecked(book, public, on),
        "guidance": guidance_for(office, on),
    }


def present_entrances(book: WayBook) -> list[Named]:
    """Return the situations of life as links."""
    return [
        Named(key=one.key, title=spoken(one.texts, "title"), address=reverse("portal:way-entrance", args=[one.key]))
        for one in book.open_entrances()
    ]


def choices(book: WayBook, public: Ways) -> list[tuple[str, str]]:
    """Return all stations for a field to choose from, by title."""
    titles = [(key, spoken(book.stations[key].texts, "title").text) for key in public.stations]
    return sorted(titles, key=lambda pair: pair[1].casefold())


def present_drawing(book: WayBook, key: str, title: Spoken, office: Office, on: date) -> dict[str, Any]:
    """Return a picture with its list."""
    public = book.public_on(on)
    part = public.within([one for one in public.stations if key in book.stations[one].drawings])
    return {
        "title": title,
        "picture": drawn(book, part, key=key, title=title),
        "groups": [_group(book, part, one) for one in _in_order(part, part.stations) if part.onward(one)],
        "unchecked": unchecked(book, public, on),
        "guidance": guidance_for(office, on),
    }


def present_entrance(book: WayBook, entrance: Entrance, office: Office, on: date) -> dict[str, Any]:
    """Return what is next for a person in a situation, and where it can lead in the end."""
    public = book.public_on(on)
    here = [key for key in entrance.stations if key in public.stations]
    goals = [key for key in public.reachable(here) if public.stations[key].kind in GOALS]
    near = [*here, *(one.target for key in here for one in public.onward(key))]
    part = public.within(set(near))
    topics = tuple(
        dict.fromkeys(topic for key in entrance.stations if key in book.stations for topic in _topics(book, key))
    )
    return {
        "title": spoken(entrance.texts, "title"),
        "groups": [_group(book, public, key) for key in here if public.onward(key)],
        "stations": [_named(book, key) for key in here],
        "goals": [
            (_named(book, key), f"{reverse('portal:way-search')}?von={here[0]}&nach={key}")
            for key in _in_order(public, goals)
        ],
        "picture": drawn(book, part, key="near", title=spoken(entrance.texts, "title")) if part.transitions else "",
        "unchecked": unchecked(book, public, on, among=entrance.stations),
        "local": local_of(office, on, station="", school_types=(), topics=topics),
        "guidance": guidance_for(office, on, topics),
    }


def present_search(book: WayBook, office: Office, on: date, source: str, target: str) -> dict[str, Any]:
    """Return the ways from a station to another."""
    public = book.public_on(on)
    is_asked = source in public.stations and target in public.stations
    paths = public.paths(source, target)[:MOST_SHOWN_PATHS] if is_asked else []
    been = {end for path in paths for one in path for end in (one.source, one.target)}
    part = Ways.of([public.stations[key] for key in been], {one.key: one for path in paths for one in path}.values())
    return {
        "choices": choices(book, public),
        "source": source,
        "target": target,
        "is_asked": is_asked,
        "names": (_named(book, source), _named(book, target)) if is_asked else None,
        "paths": [_present_path(book, path) for path in paths],
        "picture": drawn(
            book, part, key="found", title=Spoken(text=_("The ways that were found"), language=active_language())
        )
        if paths
        else "",
        "unchecked": unchecked(book, public, on),
        "guidance": guidance_for(office, on, _topics(book, source) if is_asked else ()),
    }


def present_station(book: WayBook, key: str, office: Office, on: date) -> dict[str, Any]:
    """Return everything about a station."""
    public, entry = book.public_on(on), book.stations[key]
    title = spoken(entry.texts, "title")
    has_neighbours = bool(public.onward(key) or public.inward(key))
    return {
        "title": title,
        "kind": StationKind(entry.kind).label,
        "facts": _facts(entry.texts),
        "picture": drawn_around(book, public, key, title=title) if has_neighbours else "",
        "onward": [_step(book, one, one.target) for one in public.onward(key)],
        "inward": [_step(book, one, one.source) for one in public.inward(key) if one.source != key],
        "sources": entry.sources,
        "checked_on": day(entry.checked_on),
        "until": day(entry.validity.until),
        "unchecked": unchecked(book, public, on, among=(key,)),
        "local": local_of(office, on, station=key, school_types=entry.school_types, topics=entry.topics),
        "guidance": guidance_for(office, on, entry.topics),
    }


def unchecked(book: WayBook, public: Ways, on: date, *, among: Iterable[str] = ()) -> int:
    """Return how many transitions hold today but are not shown, because nobody has checked them yet."""
    everything = book.graph.standing_on(on)
    keys = set(among)
    shown = {one.key for one in public.transitions}
    return sum(
        one.key not in shown and (not keys or one.source in keys or one.target in keys)
        for one in everything.transitions
    )


def _facts(texts: Any) -> list[tuple[str, Spoken]]:
    named = (
        (_("What it is"), "what"),
        (_("Who gets in"), "who"),
        (_("What you get"), "gets"),
        (_("How long"), "duration"),
    )
    return [(title, text) for title, name in named if (text := spoken(texts, name))]


def _topics(book: WayBook, key: str) -> tuple[str, ...]:
    return book.stations[key].topics


def _named(book: WayBook, key: str) -> Named:
    entry = book.stations[key]
    return Named(
        key=key,
        title=spoken(entry.texts, "title"),
        address=reverse("portal:way-station", args=[key]),
        kind=str(StationKind(entry.kind).label),
        text=spoken(entry.texts, "what"),
    )


def _group(book: WayBook, part: Ways, key: str) -> Group:
    return Group(station=_named(book, key), steps=tuple(_step(book, one, one.target) for one in part.onward(key)))


def _step(book: WayBook, transition: Transition, other: str) -> Step:
    entry = book.transitions[transition.key]
    return Step(
        other=_named(book, other),
        condition=spoken(entry.texts, "condition"),
        deadline=spoken(entry.texts, "deadline"),
        sources=entry.sources,
        checked_on=day(entry.checked_on),
        until=day(entry.validity.until),
    )


def _present_path(book: WayBook, path: Path) -> dict[str, Any]:
    return {
        "start": _named(book, path[0].source),
        "steps": [_step(book, one, one.target) for one in path],
        "count": len(path),
    }


def _in_order(part: Ways, keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: (part.stations[key].stage, key))


def _by_kind(book: WayBook, public: Ways) -> list[tuple[str, list[Named]]]:
    order = list(StationKind)
    keys = sorted(public.stations, key=lambda key: (order.index(StationKind(book.stations[key].kind)), key))
    found = []
    for kind, of_kind in groupby(keys, key=lambda key: book.stations[key].kind):
        named = sorted((_named(book, key) for key in of_kind), key=lambda one: one.title.text.casefold())
        found.append((str(StationKind(kind).label), named))
    return found

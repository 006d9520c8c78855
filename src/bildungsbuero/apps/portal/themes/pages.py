"""What the public pages of theme portals show: a part is a mapping that its template knows."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.hours_in_words import hours_in_words, now_in_words
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.portal.cover import figures_of
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.spoken import Spoken, spoken
from bildungsbuero.apps.portal.themes.blocks import Block, BlockKind, read_block, read_query
from bildungsbuero.apps.portal.themes.classes import Chosen, present_classes
from bildungsbuero.apps.portal.themes.courses import course_lines
from bildungsbuero.apps.portal.themes.offers import Themed, address_of, hits_of, offers_of
from bildungsbuero.apps.portal.themes.texts import note_on_language
from bildungsbuero.apps.portal.ways.book import WayBook, book_of
from bildungsbuero.apps.portal.ways.pages import present_entrances
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.languages import EASY
from bildungsbuero.web.wording import day

GUIDANCE = "guidance"
INSTITUTION = "institution"
SOON = timedelta(days=14)
DEADLINE_NEAR = timedelta(days=30)
FIRST_COURSES = 8
MOST_PHONES = 60


def present_portal(portal: ThemePortal, at: datetime) -> dict[str, Any]:
    """Return the page of a portal at a local time."""
    page = _Page(portal, at)
    blocks = [page.present(read_block(stored)) for stored in portal.blocks]
    shown = [block for block in blocks if block is not None]
    easy = portal.texts.get(EASY, {}).get("intro", "")
    return {
        "portal": portal,
        "title": spoken(portal.texts, "title"),
        "intro": spoken(portal.texts, "intro"),
        "easy": easy,
        "is_easy_draft": EASY not in portal.released_languages,
        "spoken": note_on_language(portal),
        "blocks": shown,
        "areas": area_names(portal.territory, at.date()),
        "has_examples": any(block.get("has_examples") for block in shown),
    }


def area_names(territory: tuple[str, ...], on: date) -> list[str]:
    """Return the names of the areas of a territory, in the order in which they are named there."""
    names = dict(Unit.objects.filter(key__in=territory).valid_on(on).values_list("key", "name"))
    return [names[key] for key in territory if key in names]


def public_portals(office: Office) -> list[ThemePortal]:
    """Return the portals of an office that everybody sees, in its order."""
    return list(ThemePortal.objects.of(office).public())


def address_of_portal(portal: ThemePortal) -> str:
    """Return the address of a portal."""
    return reverse("portal:theme", args=[portal.key])


def as_tiles(portals: list[ThemePortal]) -> list[tuple[Spoken, Spoken, str]]:
    """Return title, introduction and address of each portal."""
    return [(spoken(one.texts, "title"), spoken(one.texts, "intro"), address_of_portal(one)) for one in portals]


def phone_list(portal: ThemePortal, at: datetime, narrowed: Mapping[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """Return whom one can call: name, number, when, whether open now."""
    wanted = {"kind": (GUIDANCE, "open_meeting", "course"), **narrowed}
    if "kind" in portal.facets:
        wanted["kind"] = tuple(portal.facets["kind"])
    themed = [one for one in offers_of(portal, at.date(), wanted) if public_record_of(one.offer).contact]
    found = []
    for one, hit in zip(themed, hits_of(themed, at.date()), strict=True):
        record = public_record_of(one.offer)
        assert record.contact is not None  # noqa: S101 - asked above
        if record.contact.phone:
            found.append(
                {
                    "hit": hit,
                    "phone": record.contact.phone,
                    "hours": hours_in_words(record.opening_hours),
                    "now": now_in_words(record.opening_hours, at),
                }
            )
    return found[:MOST_PHONES]


class _Page:
    """One portal at one moment; each kind of part has a method."""

    def __init__(self, portal: ThemePortal, at: datetime) -> None:
        self._portal = portal
        self._at = at
        self._on = at.date()
        self._all: list[Themed] | None = None
        self._book: WayBook | None = None

    def present(self, block: Block) -> dict[str, Any] | None:
        """Return what the template of a part needs; None where it would stay empty."""
        shown = self._by_kind().get(block.kind, self._text)(block)
        if shown is None:
            return None
        return {"kind": block.kind, "title": block.title, "text": block.text, **shown}

    def _by_kind(self) -> dict[str, Callable[[Block], dict[str, Any] | None]]:
        return {
            BlockKind.QUESTION: self._question,
            BlockKind.STEPS: lambda block: _filled("steps", [words for words, _target in block.lines()]),
            BlockKind.LINKS: lambda block: _filled("links", _outward(block)),
            BlockKind.OFFERS: self._offers,
            BlockKind.DATES: self._dates,
            BlockKind.DEADLINES: self._deadlines,
            BlockKind.GUIDANCE: self._guidance,
            BlockKind.PHONES: self._phones,
            BlockKind.INSTITUTIONS: self._institutions,
            BlockKind.COURSES: lambda _block: _filled("lines", course_lines(self._portal, self._on)[:FIRST_COURSES]),
            BlockKind.CLASSES: self._classes,
            BlockKind.WAYS: self._ways,
            BlockKind.WAY_DEADLINES: self._way_deadlines,
            BlockKind.INDICATORS: self._indicators,
        }

    def _text(self, block: Block) -> dict[str, Any] | None:
        return {} if block.text else None

    def _question(self, block: Block) -> dict[str, Any] | None:
        buttons = []
        for words, target in block.lines():
            text, facets = read_query(target)
            buttons.append((words, address_of(self._portal, facets, text)))
        return _filled("buttons", buttons)

    def _offers(self, block: Block) -> dict[str, Any] | None:
        text, facets = read_query(block.query)
        themed = offers_of(self._portal, self._on, facets, text=text)
        return self._hits(themed, block.limit, address=address_of(self._portal, facets, text))

    def _institutions(self, block: Block) -> dict[str, Any] | None:
        text, facets = read_query(block.query)
        wanted = {"kind": (INSTITUTION,), **facets}
        themed = offers_of(self._portal, self._on, wanted, text=text)
        return self._hits(themed, block.limit, address=address_of(self._portal, wanted, text))

    def _guidance(self, block: Block) -> dict[str, Any] | None:
        _text, facets = read_query(block.query)
        wanted = {"kind": (GUIDANCE,), **facets}
        return self._hits(
            offers_of(self._portal, self._on, wanted), block.limit, address=address_of(self._portal, wanted)
        )

    def _dates(self, block: Block) -> dict[str, Any] | None:
        """What begins or takes place once within two weeks, the first day first."""
        days = [(first, one) for one in self._every() if (first := _first_day(one, self._on, self._on + SOON))]
        ordered = [one for _day, one in sorted(days, key=lambda pair: pair[0])]
        return self._hits(ordered, block.limit)

    def _deadlines(self, block: Block) -> dict[str, Any] | None:
        until = self._on + DEADLINE_NEAR
        found = []
        for one in self._every():
            days = [run.register_until for run in public_record_of(one.offer).runs]
            last = min(
                (one_day for one_day in days if one_day is not None and self._on <= one_day <= until), default=None
            )
            if last is not None:
                found.append((last, one))
        found.sort(key=lambda pair: pair[0])
        hits = hits_of([one for _last, one in found[: block.limit]], self._on)
        return _filled("deadlines", [(day(last), hit) for (last, _one), hit in zip(found, hits, strict=False)])

    def _phones(self, block: Block) -> dict[str, Any] | None:
        _text, facets = read_query(block.query)
        return _filled("phones", phone_list(self._portal, self._at, facets)[: block.limit])

    def _classes(self, _block: Block) -> dict[str, Any]:
        return {"table": present_classes(self._portal, self._on, Chosen())["table"]}

    def _ways(self, block: Block) -> dict[str, Any] | None:
        entrances = {one.key: one for one in present_entrances(self._ways_of_office())}
        return _filled("entrances", [entrances[key] for key in block.keys if key in entrances])

    def _way_deadlines(self, block: Block) -> dict[str, Any] | None:
        book = self._ways_of_office()
        public = book.public_on(self._on)
        lines = []
        for key in block.keys:
            entry = book.stations.get(key)
            if entry is None or key not in public.stations:
                continue
            said = [spoken(book.transitions[one.key].texts, "deadline") for one in public.inward(key)]
            deadlines = list({one.text: one for one in said if one}.values())
            if deadlines:
                lines.append((spoken(entry.texts, "title"), reverse("portal:way-station", args=[key]), deadlines))
        return _filled("way_deadlines", lines)

    def _indicators(self, block: Block) -> dict[str, Any] | None:
        found = figures_of(self._portal.office, self._on, block.keys)
        return {"cover": found} if found else None

    def _hits(self, themed: list[Themed], limit: int, *, address: str = "") -> dict[str, Any] | None:
        shown = themed[:limit]
        if not shown:
            return None
        return {
            "hits": hits_of(shown, self._on),
            "address": address,
            "more": len(themed) - len(shown),
            "has_examples": any(one.offer.is_example for one in shown),
        }

    def _every(self) -> list[Themed]:
        if self._all is None:
            self._all = offers_of(self._portal, self._on, {})
        return self._all

    def _ways_of_office(self) -> WayBook:
        if self._book is None:
            self._book = book_of(self._portal.office)
        return self._book


def _filled(name: str, values: list[Any]) -> dict[str, Any] | None:
    return {name: values} if values else None


def _outward(block: Block) -> list[tuple[Spoken, str]]:
    """Only addresses of the web are links; anything else is left out."""
    return [(words, target) for words, target in block.lines() if target.startswith(("https://", "http://"))]


def _first_day(themed: Themed, since: date, until: date) -> date | None:
    runs = public_record_of(themed.offer).runs
    days = [run.starts_on for run in runs if not run.is_cancelled and _is_between(run.starts_on, since, until)]
    return min((one for one in days if one is not None), default=None)


def _is_between(one: date | None, since: date, until: date) -> bool:
    return one is not None and since <= one <= until

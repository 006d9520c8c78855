"""Education paths and theme portals as the search finds them: records for its index, and a block before the offers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.searching import find_signposts
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.spoken import GERMAN, Spoken, Texts, spoken
from bildungsbuero.apps.portal.ways.book import WayBook, book_of
from bildungsbuero.core.offers import OfferRecord, ProviderRecord
from bildungsbuero.core.ways import Validity
from bildungsbuero.search.schema import PORTAL, WAY

MOST = 3
# Parts of the id in the index: what it is, whose, and the key.
STATION, ENTRANCE, THEME = "station", "lage", "thema"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """A station, a situation or a theme portal that answers a question."""

    record: str
    key: str
    title: Spoken
    text: Spoken
    address: str
    topics: tuple[str, ...] = ()


def records_of(office: Office) -> Iterator[OfferRecord]:
    """Yield what the index holds of an office beside its offers: only what everybody may see."""
    book = book_of(office)
    public = book.graph.checked()
    for key in public.stations:
        entry = book.stations[key]
        yield _record(office, f"{STATION}:{key}", WAY, entry.texts, topics=entry.topics, validity=entry.validity)
    for entrance in book.open_entrances():
        yield _record(office, f"{ENTRANCE}:{entrance.key}", WAY, entrance.texts)
    for portal in ThemePortal.objects.of(office).public():
        topics = tuple(portal.facets.get("topic", ()))
        yield _record(office, f"{THEME}:{portal.key}", PORTAL, portal.texts, topics=topics)


def signposts_for(office: Office, text: str, on: date) -> list[Signpost]:
    """Return what answers the words of a search, the best first."""
    ids = find_signposts(office, text, on=on, limit=MOST)
    if not ids:
        return []
    book = book_of(office)
    portals = {portal.key: portal for portal in ThemePortal.objects.of(office).public()}
    found = (_signpost(one, book, portals, on) for one in ids)
    return [one for one in found if one is not None]


def as_hit(signpost: Signpost) -> dict[str, Any]:
    """Return a signpost as a hit of the search, in the shape of an offer."""
    return {
        "record": signpost.record,
        "id": signpost.key,
        "title": signpost.title.text,
        "provider": "",
        "place": "",
        "kind": "",
        "topics": list(signpost.topics),
        "life_phases": [],
    }


def _signpost(public_id: str, book: WayBook, portals: Mapping[str, ThemePortal], on: date) -> Signpost | None:
    """Return what an id of the index stands for; None where it is no longer public."""
    _office, what, key = public_id.split(":", 2)
    if what == THEME:
        return _of_portal(portals[key]) if key in portals else None
    if what == ENTRANCE:
        entrance = next((one for one in book.open_entrances() if one.key == key), None)
        if entrance is None:
            return None
        address = reverse("portal:way-entrance", args=[key])
        return Signpost(
            record=WAY,
            # A situation of one station is called by its key.
            key=entrance.stations[0] if len(entrance.stations) == 1 else key,
            title=spoken(entrance.texts, "title"),
            text=Spoken(text="", language=GERMAN),
            address=address,
        )
    if key not in book.public_on(on).stations:
        return None
    entry = book.stations[key]
    return Signpost(
        record=WAY,
        key=key,
        title=spoken(entry.texts, "title"),
        text=spoken(entry.texts, "what"),
        address=reverse("portal:way-station", args=[key]),
        topics=entry.topics,
    )


def _of_portal(portal: ThemePortal) -> Signpost:
    return Signpost(
        record=PORTAL,
        key=portal.origin or portal.key,
        title=spoken(portal.texts, "title"),
        text=spoken(portal.texts, "intro"),
        address=reverse("portal:theme", args=[portal.key]),
        topics=tuple(portal.facets.get("topic", ())),
    )


def _record(
    office: Office,
    name: str,
    record: str,
    texts: Texts,
    *,
    topics: tuple[str, ...] = (),
    validity: Validity | None = None,
) -> OfferRecord:
    german = texts.get(GERMAN, {})
    others = {code: {"title": said.get("title", "")} for code, said in texts.items() if code != GERMAN}
    return OfferRecord(
        record=record,
        public_id=f"{office.key}:{name}",
        office=office.key,
        kind="",
        title=german.get("title", ""),
        summary=german.get("what", "") or german.get("intro", ""),
        description=" ".join(german.get(key, "") for key in ("who", "gets", "words")),
        provider=ProviderRecord(name=""),
        topics=topics if record == PORTAL else (),
        translations=others,
        visible_from=validity.since if validity else None,
        visible_until=validity.until if validity else None,
    )

"""Open-vhs XML, in which adult education centres hand on their courses: version 1.2 and the dialect before it.

The older dialect has no namespace and does not say whose file it is. Names of teachers are not kept.
"""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from bildungsbuero.core.errors import Place
from bildungsbuero.core.offers import OfferRecord, PriceRecord, RunRecord, SessionRecord
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_feeds import words
from bildungsbuero.formats.offer_feeds.feed import Feed, address, amount, count, entry, first_and_last, summary_of
from bildungsbuero.formats.safe_xml import child, children, clock, day, elements, line_of, long_text, text, texts

ROOT = "veranstaltungen"
ONLINE = {"online_angebot": "online_live", "blended_learning": "blended", "selbstlernangebot": "online_anytime"}


def read(feed: Feed) -> Iterator[Found]:
    """Yield the courses of a file."""
    owner = ""
    for element in elements(feed.path, ("ersteller", "veranstaltung"), name=feed.name):
        if etree.QName(element).localname == "ersteller":
            owner = text(element, "name")
            continue
        place = feed.place(line_of(element))
        guid = text(element, "guid") or text(element, "nummer")
        yield entry(place, guid, partial(_record, element, place, guid, feed, owner))


def _record(element: etree._Element, place: Place, guid: str, feed: Feed, owner: str) -> OfferRecord:
    title = text(element, "name")
    keywords = texts(element, "schlagwort")
    topics = words.topic_of_dvv(text(element, "dvv_kategorie"))
    from_level = words.level(text(element, "level"), title)
    taught = words.language_taught(title, *keywords)
    kind, topics = words.course_kind(topics, taught, from_level)
    is_language = kind == "language_course"
    description = "\n\n".join(_description(element))
    mode = next((ONLINE[word] for word in _feature(element, "kursart_digital") if word in ONLINE), "")
    return OfferRecord(
        title=title,
        kind=kind,
        provider=feed.made_by(owner),
        external_id=guid,
        summary="; ".join(texts(element, "untertitel")) or summary_of(description),
        description=description,
        topics=topics,
        language_taught=taught if is_language else "",
        level_from=from_level if is_language else "",
        level_to=from_level if is_language else "",
        learning_form="non_formal",
        mode=mode,
        reach="online" if mode.startswith("online") else "place",
        place=_place(child(element, "veranstaltungsort")),
        runs=(_run(element, place),),
        prices=_prices(element, place),
        accessibility=_accessibility(element),
        website=_website(element),
        source="Open-vhs",
    )


def _description(element: etree._Element) -> list[str]:
    said = [long_text(one, "text") for one in children(element, "text")]
    said += ["Zielgruppe: " + ", ".join(texts(element, "zielgruppe"))] if children(element, "zielgruppe") else []
    said += [
        f"Abschluss: {' – '.join(filter(None, (text(one, 'name'), text(one, 'text'))))}"
        for one in children(element, "zertifikat")
    ]
    return [part for part in said if part]


def _feature(element: etree._Element, name: str) -> list[str]:
    for one in children(child(element, "merkmale"), "merkmal"):
        if text(one, "name") == name:
            return texts(one, "wert")
    return []


def _run(element: etree._Element, place: Place) -> RunRecord:
    sessions = tuple(session for one in children(element, "termin") if (session := _session(one, place)) is not None)
    first, last = first_and_last([session.on for session in sessions])
    times = {(session.starts_at, session.ends_at) for session in sessions if session.starts_at}
    same = times.pop() if len(times) == 1 else (None, None)
    seats = count(text(element, "maximale_teilnehmerzahl"), place)
    taken = count(text(element, "aktuelle_teilnehmerzahl"), place)
    return RunRecord(
        external_id=text(element, "nummer")[:200],
        starts_on=day(text(element, "beginn_datum"), _field(place, "beginn_datum")) or first,
        ends_on=day(text(element, "ende_datum"), _field(place, "ende_datum")) or last,
        starts_at=same[0],
        ends_at=same[1],
        weekdays=words.weekdays(texts(element, "wochentag")),
        sessions=sessions,
        booking_address=_website(element),
        seats_min=count(text(element, "minimale_teilnehmerzahl"), place),
        seats=seats,
        seats_free=max(0, seats - taken) if seats and taken is not None else None,
    )


def _session(element: etree._Element, place: Place) -> SessionRecord | None:
    on = day(text(element, "beginn_datum"), _field(place, "termin/beginn_datum"))
    if on is None:
        return None
    return SessionRecord(
        on=on,
        starts_at=clock(text(element, "beginn_uhrzeit"), _field(place, "beginn_uhrzeit")),
        ends_at=clock(text(element, "ende_uhrzeit"), _field(place, "ende_uhrzeit")),
    )


def _place(element: etree._Element | None) -> PlaceRecord | None:
    street, town = text(element, "adresse", "strasse"), text(element, "adresse", "ort")
    if element is None or not (street or town):
        return None
    return PlaceRecord(
        name=text(element, "name"),
        street=street,
        postcode=text(element, "adresse", "plz"),
        town=town,
        country=words.country(text(element, "adresse", "land")),
    )


def _prices(element: etree._Element, place: Place) -> tuple[PriceRecord, ...]:
    """Return the price; 0 says nothing, since no file of this format says "free of charge"."""
    price = child(element, "preis")
    value = amount(text(price, "betrag"), _field(place, "preis/betrag"))
    if not value:
        return ()
    notes = texts(price, "zusatz") if price is not None else []
    if text(price, "rabatt_moeglich") == "true":
        notes.append("Ermäßigung möglich")
    return (PriceRecord(amount=value, label="; ".join(notes)[:200]),)


def _accessibility(element: etree._Element) -> dict[str, bool]:
    said = text(element, "veranstaltungsort", "barrierefrei")
    return {"step_free": said == "true"} if said in ("true", "false") else {}


def _website(element: etree._Element) -> str:
    for one in children(element, "webadresse"):
        if text(one, "typ") in ("website", ""):
            return address(text(one, "uri"))
    return address(text(element, "buchungslink"))


def _field(place: Place, name: str) -> Place:
    return Place(file=place.file, row=place.row, field=name)

"""Course XML of KuferSQL: repeated `kurs`, days as 31.12.2026, amounts with a comma.

The file does not say whose it is, so the provider is given with it. Names of teachers and planners are not kept.
"""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import OfferRecord, PriceRecord, RunRecord, SessionRecord
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_feeds import words
from bildungsbuero.formats.offer_feeds.feed import Feed, amount, count, entry, first_and_last, summary_of
from bildungsbuero.formats.safe_xml import child, children, clock, day, elements, line_of, long_text, text

ENTRY = "kurs"
# How the areas of a programme are named, for the topics.
TOPIC_WORDS = {
    "sprache": "foreign_languages",
    "deutsch": "german_language",
    "gesundheit": "health_movement",
    "beruf": "continuing_vocational",
    "edv": "digital_skills",
    "kultur": "arts_culture",
    "gesellschaft": "democracy_society",
    "politik": "democracy_society",
    "grundbildung": "basic_education",
    "schulabschl": "school_qualifications",
    "umwelt": "sustainability",
}


def read(feed: Feed) -> Iterator[Found]:
    """Yield the courses of a file; raises Refusal where it holds none, since an empty export is a broken one."""
    has_any = False
    for element in elements(feed.path, (ENTRY,), name=feed.name):
        has_any = True
        place = feed.place(line_of(element))
        number = text(element, "knr")
        yield entry(place, number, partial(_record, element, place, number, feed))
    if not has_any:
        raise Refusal("offers.empty_feed", place=feed.place())


def _record(element: etree._Element, place: Place, number: str, feed: Feed) -> OfferRecord:
    if not number:
        raise Refusal("offers.missing_value", place=_field(place, "knr"), column="knr")
    title = text(element, "haupttitel") or text(element, "titelkurz") or text(element, "titellang")
    from_level = words.level(title)
    taught = words.language_taught(title)
    kind, topics = words.course_kind(_topics(element), taught, from_level)
    description = "\n\n".join(part for part in _description(element) if part)
    is_language = kind == "language_course"
    return OfferRecord(
        title=title,
        kind=kind,
        provider=feed.made_by(""),
        external_id=number,
        summary=text(element, "titellang") if text(element, "titellang") != title else summary_of(description),
        description=description,
        topics=topics,
        language_taught=taught if is_language else "",
        level_from=from_level if is_language else "",
        level_to=from_level if is_language else "",
        learning_form="non_formal",
        place=_place(element),
        runs=(_run(element, place, number),),
        prices=tuple(_prices(element, place)),
        registration=_registration(element),
        source="KuferSQL",
    )


def _topics(element: etree._Element) -> tuple[str, ...]:
    said = " ".join((text(element, "fachbtext"), *(_categories(element)))).casefold()
    return tuple(dict.fromkeys(topic for word, topic in TOPIC_WORDS.items() if word in said))[:2]


def _categories(element: etree._Element) -> list[str]:
    found = children(child(element, "kategorien"), "kategorie")
    return [text(one, "bezeichnungstruktur") for one in found]


def _description(element: etree._Element) -> Iterator[str]:
    yield long_text(element, "web_info") or long_text(element, "inhalt")
    for name, word in (("zielgruppe", "Zielgruppe"), ("material", "Material")):
        said = text(element, name)
        yield f"{word}: {said}" if said else ""


def _run(element: etree._Element, place: Place, number: str) -> RunRecord:
    sessions = tuple(session for one in _dates(element) if (session := _session(one, place)) is not None)
    first, last = first_and_last([session.on for session in sessions])
    seats = count(text(element, "tnmax"), _field(place, "tnmax"))
    taken = count(text(element, "tnanmeldungen"), _field(place, "tnanmeldungen"))
    return RunRecord(
        external_id=number,
        starts_on=day(text(element, "beginndat"), _field(place, "beginndat")) or first,
        ends_on=day(text(element, "endedat"), _field(place, "endedat")) or last,
        starts_at=clock(text(element, "beginnuhr"), _field(place, "beginnuhr")),
        ends_at=clock(text(element, "endeuhr"), _field(place, "endeuhr")),
        schedule=text(element, "dauerdetails"),
        sessions=sessions,
        seats_min=count(text(element, "tnmin"), _field(place, "tnmin")),
        seats=seats,
        seats_free=max(0, seats - taken) if seats and taken is not None else None,
        is_cancelled=_is_cancelled(element),
    )


def _is_cancelled(element: etree._Element) -> bool:
    found = child(element, "ausfall")
    return found is not None and text(found).casefold() not in ("f", "falsch", "0", "false", "nein")


def _dates(element: etree._Element) -> list[etree._Element]:
    return children(child(element, "termine"), "termin")


def _session(element: etree._Element, place: Place) -> SessionRecord | None:
    on = day(text(element, "tag"), _field(place, "termin/tag"))
    if on is None:
        return None
    where = [
        text(element, name) for name in ("termin_ortraumname", "termin_ortgebaeude", "termin_ortstr", "termin_ortname")
    ]
    return SessionRecord(
        on=on,
        starts_at=clock(text(element, "zeitvon"), _field(place, "termin/zeitvon")),
        ends_at=clock(text(element, "zeitbis"), _field(place, "termin/zeitbis")),
        place=", ".join(part for part in where if part)[:200],
    )


def _place(element: etree._Element) -> PlaceRecord | None:
    street, town = text(element, "ortstr"), text(element, "ortname") or text(element, "ort")
    if not (street or town):
        return None
    house = [text(element, "ortgebaeude"), text(element, "ortraumname")]
    return PlaceRecord(
        name=", ".join(part for part in house if part), street=street, postcode=text(element, "ortplz"), town=town
    )


def _prices(element: etree._Element, place: Place) -> Iterator[PriceRecord]:
    for name, label in (("gebnorm", ""), ("geberm", "ermäßigt")):
        value = amount(text(element, name), _field(place, name))
        if value:
            yield PriceRecord(amount=value, label=label)


def _registration(element: etree._Element) -> str:
    waiting = count(text(element, "tnwarteliste"), Place()) if text(element, "tnwarteliste").isdigit() else None
    said = ["Anmeldung nicht über das Internet"] if text(element, "keinewebanmeldung").upper() == "W" else []
    said += [f"Warteliste: {waiting}"] if waiting else []
    return "; ".join(said)


def _field(place: Place, name: str) -> Place:
    return Place(file=place.file, row=place.row, field=name)

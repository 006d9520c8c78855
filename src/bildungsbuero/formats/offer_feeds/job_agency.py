"""Answers of the further-training search of the Federal Employment Agency (Weiterbildungssuche, JSON).

A page of many: what is missing on it is not gone. Each date (`termin`) is a run of its offer. Contact persons are not
kept; a price of 0 with funding does not mean free of charge.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import ContactRecord, OfferRecord, PriceRecord, ProviderRecord, RunRecord
from bildungsbuero.core.places import EXACT, UNKNOWN, PlaceRecord
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.json_tree import at, items, number, said
from bildungsbuero.formats.offer_feeds.feed import Feed, address, amount, email, entry, phone, summary_of
from bildungsbuero.formats.plain_text import one_line, plain_from_html

LIST = "termine"
BERLIN = ZoneInfo("Europe/Berlin")
# Whole hundreds of `unterrichtsform`.
MODES = {1: "on_site", 2: "online_live", 3: "blended", 4: "online_anytime"}


def is_answer(document: Any) -> bool:
    """Whether a JSON document is an answer of this search."""
    return isinstance(at(document, "_embedded", LIST), list)


def read(feed: Feed, document: Any) -> Iterator[Found]:
    """Yield the offers of a page, each with its dates."""
    feed.is_partial = True
    grouped: dict[str, list[tuple[Place, dict[str, Any]]]] = {}
    for index, termin in enumerate(items(at(document, "_embedded", LIST)), 1):
        number_ = said(termin, "angebot", "id") or f"?{index}"
        grouped.setdefault(number_, []).append((Place(file=feed.name, row=index), termin))
    for number_, termine in grouped.items():
        place = termine[0][0]
        yield entry(place, number_, partial(_record, number_, termine, feed))


def _record(number_: str, termine: list[tuple[Place, dict[str, Any]]], feed: Feed) -> OfferRecord:
    place, first = termine[0]
    offer = at(first, "angebot")
    if number_.startswith("?") or not isinstance(offer, dict):
        raise Refusal("offers.missing_value", place=_field(place, "angebot.id"), column="angebot.id")
    description = "\n\n".join(_description(offer))
    mode = MODES.get((number(first, "unterrichtsform", "id") or 0) // 100, "")
    updated = max((day for _place, termin in termine if (day := _day(termin, "aktualisierungsdatum"))), default=None)
    return OfferRecord(
        title=said(offer, "titel"),
        kind="course",
        provider=_provider(at(offer, "bildungsanbieter"), feed),
        external_id=number_,
        summary=summary_of(description),
        description=description,
        topics=("continuing_vocational",),
        learning_form="non_formal",
        mode=mode,
        reach="online" if mode.startswith("online") else "place",
        place=_place(at(first, "adresse")),
        runs=tuple(_run(termin, place) for place, termin in termine),
        prices=_prices(first, place),
        reductions=("education_voucher",) if "bildungsgutschein" in said(offer, "foerderung").casefold() else (),
        contact=_contact(at(offer, "bildungsanbieter")),
        website=address(said(offer, "link")),
        source="Bundesagentur für Arbeit, Weiterbildungssuche",
        as_of=updated.isoformat() if updated else "",
    )


def _description(offer: dict[str, Any]) -> Iterator[str]:
    text = plain_from_html(said(offer, "inhalt"))
    if text:
        yield text
    for word, name in (
        ("Zielgruppe", "zielgruppe"),
        ("Voraussetzung", "zugang"),
        ("Abschluss", "abschlussart"),
        ("Förderung", "foerderung"),
    ):
        value = one_line(plain_from_html(said(offer, name)))
        if value:
            yield f"{word}: {value}"


def _provider(found: Any, feed: Feed) -> ProviderRecord:
    return feed.made_by(one_line(said(found, "name")), website=address(said(found, "homepage")))


def _contact(found: Any) -> ContactRecord | None:
    parts = (said(found, "telefonVorwahl"), said(found, "telefonDurchwahl"))
    contact = ContactRecord(phone=phone(" ".join(part for part in parts if part)), email=email(said(found, "email")))
    return contact if contact.phone or contact.email else None


def _place(found: Any) -> PlaceRecord | None:
    town = said(found, "ortStrasse", "name")
    if not town:
        return None
    latitude, longitude = at(found, "koordinaten", "lat"), at(found, "koordinaten", "lon")
    has_position = isinstance(latitude, int | float) and isinstance(longitude, int | float)
    code = said(found, "ortStrasse", "land", "laenderCode")
    return PlaceRecord(
        name=one_line(said(found, "bezeichnung")),
        street=one_line(said(found, "strasse")),
        postcode=said(found, "ortStrasse", "plz"),
        town=town,
        country={"D": "DE", "L": "LU", "F": "FR", "B": "BE", "A": "AT"}.get(code, "DE"),
        latitude=float(latitude) if has_position else None,
        longitude=float(longitude) if has_position else None,
        precision=EXACT if has_position else UNKNOWN,
    )


def _run(termin: dict[str, Any], place: Place) -> RunRecord:
    begins, ends = _day(termin, "beginn"), _day(termin, "ende")
    if begins and ends and ends < begins:
        raise Refusal("offers.ends_before_start", place=_field(place, "ende"))
    times = one_line(plain_from_html(said(termin, "unterrichtszeiten")))
    note = one_line(plain_from_html(said(termin, "bemerkungZeit")))
    return RunRecord(
        external_id=(said(termin, "eigeneAngebotsnummer") or said(termin, "id"))[:200],
        starts_on=begins,
        ends_on=ends,
        schedule="; ".join(part for part in (times, note) if part),
        rolling_entry=at(termin, "individuellerEinstieg") is True,
        register_until=_day(termin, "anmeldeschluss"),
        booking_address=address(said(termin, "link")),
        seats_min=number(termin, "teilnehmerMin"),
        seats=number(termin, "teilnehmerMax"),
    )


def _prices(termin: dict[str, Any], place: Place) -> tuple[PriceRecord, ...]:
    value = amount(said(termin, "kostenWert"), _field(place, "kostenWert"))
    if not value:
        return ()
    label = one_line(plain_from_html(said(termin, "kostenBemerkung")))
    return (PriceRecord(amount=value, label=label[:200], currency=said(termin, "kostenWaehrung")[:3] or "EUR"),)


def _day(termin: dict[str, Any], name: str) -> date | None:
    """Return the day of an instant in milliseconds, or of a day in text, as Germany counts it."""
    value = at(termin, name)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 7e12:
        return datetime.fromtimestamp(value / 1000, UTC).astimezone(BERLIN).date()
    if isinstance(value, str) and re.match(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return None


def _field(place: Place, name: str) -> Place:
    return Place(file=place.file, row=place.row, field=name)

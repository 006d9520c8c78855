"""openQ-cat 1.1, the catalogue in which providers deliver to KURSNET: whole, or as an update with new and gone.

An offer (EDUCATION type="true") is followed by its events (type="false"), which name it by COURSE_ID. Names of persons
are not kept; telephone and address of the supplier are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import ContactRecord, OfferRecord, PriceRecord, ProviderRecord, RunRecord
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_feeds import words
from bildungsbuero.formats.offer_feeds.feed import Feed, address, amount, count, email, entry, phone, summary_of
from bildungsbuero.formats.safe_xml import child, children, day, elements, line_of, long_text, text, texts

ROOT = "OPENQCAT"
NOTHING_SAID = "keine angabe"
MODES = (("blended", "blended"), ("e-learning", "online_live"), ("online", "online_live"), ("virtuell", "online_live"))


@dataclass(slots=True)
class _Catalogue:
    suppliers: dict[str, ProviderRecord] = field(default_factory=dict)
    contacts: dict[str, ContactRecord] = field(default_factory=dict)
    offers: dict[str, Found] = field(default_factory=dict)
    runs: dict[str, list[tuple[Place, RunRecord]]] = field(default_factory=dict)


def read(feed: Feed) -> Iterator[Found]:
    """Yield what was taken back, then the offers with their events."""
    catalogue = _Catalogue()
    for element in elements(feed.path, ("SUPPLIER", "SERVICE"), name=feed.name):
        if etree.QName(element).localname == "SUPPLIER":
            _supplier(element, catalogue)
            continue
        place = feed.place(line_of(element))
        ancestors = {etree.QName(one).localname: one for one in element.iterancestors()}
        if "UPDATE_CATALOG" in ancestors:
            feed.is_partial, feed.sequence = True, _sequence(ancestors["UPDATE_CATALOG"])
        if "DELETE" in ancestors:
            yield Found(place=place, external_id=text(element, "PRODUCT_ID"), is_removed=True)
        elif _education(element) is not None and _education(element).get("type") == "false":  # type: ignore[union-attr]
            yield from _event(element, place, catalogue)
        else:
            number = text(element, "PRODUCT_ID")
            found = entry(place, number, partial(_offer, element, place, feed, catalogue))
            if number in catalogue.offers or found.record is None:
                yield found
            else:
                catalogue.offers[number] = found
    yield from _with_events(catalogue)


def _sequence(update: etree._Element) -> int | None:
    number = update.get("seq_number", "").strip()
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None


def _with_events(catalogue: _Catalogue) -> Iterator[Found]:
    for number, found in catalogue.offers.items():
        runs = catalogue.runs.pop(number, [])
        if runs and found.record:
            yield replace(found, record=replace(found.record, runs=tuple(run for _place, run in runs)))
        else:
            yield found
    for runs in catalogue.runs.values():
        for place, run in runs:
            refusal = Refusal("offers.run_without_offer", place=place, number=run.external_id)
            yield Found(place=place, external_id=run.external_id, refusal=refusal)


def _event(element: etree._Element, place: Place, catalogue: _Catalogue) -> Iterator[Found]:
    try:
        run = _run(element, place)
        if run.starts_on and run.ends_on and run.ends_on < run.starts_on:
            raise Refusal("offers.ends_before_start", place=Place(file=place.file, row=place.row, field="END_DATE"))
    except Refusal as refusal:
        yield Found(place=refusal.place, external_id=text(element, "PRODUCT_ID"), refusal=refusal)
        return
    offer = text(_education(element), "COURSE_ID")
    catalogue.runs.setdefault(offer, []).append((place, run))


def _supplier(element: etree._Element, catalogue: _Catalogue) -> None:
    number, name = text(element, "SUPPLIER_ID"), text(element, "SUPPLIER_NAME")
    at = child(element, "ADDRESS")
    if not name:
        return
    catalogue.suppliers[number] = ProviderRecord(name=name)
    contact = ContactRecord(phone=phone(text(at, "PHONE")), email=email(text(at, "EMAILS", "EMAIL")))
    if contact.phone or contact.email:
        catalogue.contacts[number] = contact


def _education(element: etree._Element) -> etree._Element | None:
    return child(element, "SERVICE_DETAILS", "SERVICE_MODULE", "EDUCATION")


def _offer(element: etree._Element, place: Place, feed: Feed, catalogue: _Catalogue) -> OfferRecord:
    number = text(element, "PRODUCT_ID")
    if not number:
        raise Refusal("offers.missing_value", place=_field(place, "PRODUCT_ID"), column="PRODUCT_ID")
    details, education = child(element, "SERVICE_DETAILS"), _education(element)
    supplier = text(element, "SUPPLIER_ID_REF")
    description = "\n\n".join(_description(details, education))
    mode = _mode(text(education, "EXTENDED_INFO", "INSTRUCTION_FORM"))
    return OfferRecord(
        title=text(details, "TITLE"),
        kind="course",
        provider=catalogue.suppliers.get(supplier) or feed.made_by(""),
        external_id=number,
        summary=summary_of(description),
        description=description,
        topics=("continuing_vocational",),
        learning_form="non_formal",
        mode=mode,
        reach="online" if mode == "online_live" else "place",
        place=_place(child(education, "MODULE_COURSE", "LOCATION")),
        runs=(_run(element, place),),
        prices=_prices(element, place),
        contact=catalogue.contacts.get(supplier),
        website=_link(education),
        reductions=("education_voucher",) if "bildungsgutschein" in text(education, "SUBSIDY").casefold() else (),
        source="openQ-cat",
    )


def _description(details: etree._Element | None, education: etree._Element | None) -> Iterator[str]:
    said = long_text(details, "DESCRIPTION_LONG")
    if said:
        yield said
    for word, value in (
        ("Zielgruppe", text(details, "TARGET_GROUP", "TARGET_GROUP_TEXT")),
        ("Abschluss", text(education, "DEGREE", "DEGREE_TITLE")),
        ("Förderung", text(education, "SUBSIDY")),
        ("Stichwörter", ", ".join(texts(details, "KEYWORD")) if details is not None else ""),
    ):
        if value and not value.casefold().startswith(NOTHING_SAID):
            yield f"{word}: {value}"


def _run(element: etree._Element, place: Place) -> RunRecord:
    details, education = child(element, "SERVICE_DETAILS"), _education(element)
    course, date_ = child(education, "MODULE_COURSE"), child(details, "SERVICE_DATE")
    return RunRecord(
        external_id=text(element, "PRODUCT_ID"),
        starts_on=day(text(date_, "START_DATE"), _field(place, "START_DATE")),
        ends_on=day(text(date_, "END_DATE"), _field(place, "END_DATE")),
        schedule=text(date_, "DATE_REMARKS"),
        rolling_entry=text(course, "FLEXIBLE_START") == "true",
        booking_address=_link(education),
        seats_min=count(text(course, "MIN_PARTICIPANTS"), _field(place, "MIN_PARTICIPANTS")) or None,
        seats=count(text(course, "MAX_PARTICIPANTS"), _field(place, "MAX_PARTICIPANTS")) or None,
    )


def _place(element: etree._Element | None) -> PlaceRecord | None:
    street, town = text(element, "STREET"), text(element, "CITY")
    if element is None or not (street or town):
        return None
    return PlaceRecord(
        name=text(element, "NAME"),
        street=street,
        postcode=text(element, "ZIP"),
        town=town,
        country=words.country(text(element, "COUNTRY")),
    )


def _prices(element: etree._Element, place: Place) -> tuple[PriceRecord, ...]:
    """Return the prices; 0 says nothing, since catalogues write it where a sponsor pays."""
    prices = []
    for one in children(child(element, "SERVICE_PRICE_DETAILS"), "SERVICE_PRICE"):
        value = amount(text(one, "PRICE_AMOUNT"), _field(place, "PRICE_AMOUNT"))
        if value:
            prices.append(PriceRecord(amount=value, currency=text(one, "PRICE_CURRENCY")[:3] or "EUR"))
    return tuple(prices)


def _mode(form: str) -> str:
    said = form.casefold()
    return next((mode for word, mode in MODES if word in said), "on_site" if "präsenz" in said else "")


def _link(education: etree._Element | None) -> str:
    return address(text(education, "MIME_INFO", "MIME_ELEMENT", "MIME_SOURCE"))


def _field(place: Place, name: str) -> Place:
    return Place(file=place.file, row=place.row, field=name)

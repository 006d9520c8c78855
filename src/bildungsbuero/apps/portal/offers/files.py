"""Offers to take along: all public ones or those of a search, as a file, a calendar or a feed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.exchange.open_data import MOST_IN_A_FILE
from bildungsbuero.apps.catalogue.giving_out import export_of, public_offers, public_records, records_for
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.searching import find
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.languages import GERMAN
from bildungsbuero.formats.atom import News, write_feed
from bildungsbuero.formats.export_words import example_note
from bildungsbuero.formats.offer_exports import WRITERS, write_offers
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.languages import current

MOST_OF_A_SEARCH = 1000
MOST_NEWS = 50
CALENDAR = "ical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose offers, on which day, and the moment at which the file is made."""

    office: Office
    on: date
    at: datetime


def files_of(query: QueryDict) -> list[tuple[str, str]]:
    """Return title and address of every format for the offers of a search."""
    behind = _narrowed(query)
    return [(one.title, reverse("portal:offers-file", args=[name]) + behind) for name, one in WRITERS.items()]


def feeds_of(query: QueryDict) -> list[tuple[str, str]]:
    """Return title and address of the feeds of a search: what is new in it, and what has changed."""
    behind = _narrowed(query)
    return [
        (_("New offers as a feed (Atom)"), reverse("portal:offers-news") + behind),
        (_("Changed offers as a feed (Atom)"), reverse("portal:offers-changes") + behind),
    ]


def _narrowed(query: QueryDict) -> str:
    narrowed = query.copy()
    narrowed.pop("page", None)
    return f"?{narrowed.urlencode()}" if any(narrowed.values()) else ""


def whole_file(asked: Asked, name: str) -> HttpResponse:
    """Return all public offers as a file; raises Refusal where they are too many for one answer."""
    offers = public_offers(asked.office, asked.on)
    count = offers.count()
    if count > MOST_IN_A_FILE:
        raise Refusal("offers.too_many_for_a_file", count=count, limit=MOST_IN_A_FILE)
    return _file(asked, name, offers)


def searched_file(asked: Asked, name: str, selection: Selection) -> HttpResponse:
    """Return the offers of a search as a file, the best first."""
    return _file(asked, name, _found(asked, selection))


def _found(asked: Asked, selection: Selection) -> list[Offer]:
    """Return what a search finds, the best first."""
    question = replace(selection.question(asked.office, asked.on), offset=0, limit=MOST_OF_A_SEARCH, counted=())
    return list(find(question).offers)


def calendar(asked: Asked, offers: Iterable[Offer]) -> HttpResponse:
    """Return the dates of some offers as a calendar."""
    return _file(asked, CALENDAR, offers)


def news(asked: Asked, selection: Selection, *, title: str, address: str, by: str) -> HttpResponse:
    """Return the newest public offers, or those of a search, as a feed; `by` names the moment that counts."""
    if selection.is_empty:
        newest = list(public_offers(asked.office, asked.on).order_by(f"-{by}", "-pk")[:MOST_NEWS])
    else:
        found = _found(asked, selection)
        newest = sorted(found, key=lambda offer: (getattr(offer, by), offer.pk), reverse=True)[:MOST_NEWS]
    export = export_of(asked.office, asked.at)
    entries = [_entry(offer, export.address) for offer in newest]
    content = write_feed(entries, title=title, address=address, at=asked.at)
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")


def _entry(offer: Offer, address: object) -> News:
    (record,) = public_records([offer], current().code)
    rights = " ".join(part for part in (record.source, record.licence) if part)
    return News(
        address=address(record),  # type: ignore[operator]
        title=record.title,
        summary=" ".join(part for part in (example_note(record), record.summary) if part),
        author=record.provider.name,
        published=offer.created_at,
        updated=offer.changed_at,
        rights=rights,
    )


def _file(asked: Asked, name: str, offers: Iterable[Offer]) -> HttpResponse:
    writer = WRITERS[name]
    with TemporaryDirectory() as folder:
        target = Path(folder) / "file"
        language = current().code if writer.is_translated else GERMAN
        export = export_of(asked.office, asked.at, language)
        write_offers(name, records_for(name, offers, language), export, target)
        content = target.read_bytes()
    file_name = f"angebote-{asked.office.key}.{writer.ending}"
    return send_file(content, file_name, content_type=writer.media_type, headers={"Access-Control-Allow-Origin": "*"})

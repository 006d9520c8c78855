"""What a cell holds: its offers one by one, as many as its number says, or nothing and whom that concerns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.presenters import where
from bildungsbuero.apps.catalogue.snapshots.past import parts
from bildungsbuero.apps.catalogue.staff import standing_in_words
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.needs.coverage.asking import Asked
from bildungsbuero.apps.needs.coverage.geography import Geography
from bildungsbuero.apps.needs.coverage.reading import Reading
from bildungsbuero.core.coverage import Entry, Keys, Tally, count, is_at
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The offers of a cell by number, of records or on a past day of versions, and what they come to."""

    numbers: tuple[int, ...]
    tally: Tally


def contents_of(office: Office, asked: Asked, keys: Keys, geography: Geography) -> Contents:
    """Return what a cell holds, read as the matrix reads it."""
    numbers: list[int] = []
    entries: list[Entry] = []
    for number, entry in Reading(office=office, asked=asked, geography=geography).entries():
        if is_at(entry[0], keys):
            numbers.append(number)
            entries.append(entry)
    return Contents(numbers=tuple(numbers), tally=count(entries, asked.axes).total)


def offers_page(office: Office, asked: Asked, numbers: Sequence[int], page: str | None) -> tuple[Page[int], Table]:
    """Return a page of the offers by title, as a table."""
    ordered = _by_title(asked, office, numbers)
    shown = Paginator(ordered, ON_A_PAGE).get_page(page)
    rows = _then(office, list(shown)) if asked.is_past else _now(office, list(shown), asked.on)
    columns = (
        Column(title=_("Title")),
        Column(title=_("Kind")),
        Column(title=_("Provider")),
        Column(title=_("Place")),
        Column(title=_("State")),
        Column(title=_("Confirmed on")),
    )
    return shown, Table(caption=_("Offers"), columns=columns, rows=rows, key="offers", is_caption_hidden=True)


def _by_title(asked: Asked, office: Office, numbers: Sequence[int]) -> list[int]:
    titled: list[tuple[str, int]] = []
    for some in parts(numbers):
        found: Any = (
            Offer.history.filter(office=office, history_id__in=some).values_list("title", "history_id")
            if asked.is_past
            else Offer.objects.of(office).filter(pk__in=some).values_list("title", "pk")
        )
        titled += found.order_by()
    return [number for _title, number in sorted(titled, key=lambda pair: (pair[0].casefold(), pair[1]))]


def _now(office: Office, numbers: list[int], on: date) -> tuple[Row, ...]:
    found = Offer.objects.of(office).with_provider_and_place().in_bulk(numbers)
    return tuple(_row(found[number], on) for number in numbers)


def _row(offer: Offer, on: date) -> Row:
    return Row(
        cells=(
            Cell(
                text=_titled(offer.title, offer.is_example), address=reverse("catalogue:offer", args=[offer.public_id])
            ),
            Cell(text=label("kind", offer.kind)),
            Cell(text=offer.provider.name),
            Cell(text=where(offer)),
            Cell(text=standing_in_words(offer.standing_on(on))),
            Cell(text=day(offer.confirmed_on)),
        )
    )


def _then(office: Office, numbers: list[int]) -> tuple[Row, ...]:
    """Versions of a past day; each leads to its offer as long as that stands."""
    versions = {one.history_id: one for one in Offer.history.filter(office=office, history_id__in=numbers)}
    ids = [one.id for one in versions.values()]
    standing = set(Offer.objects.of(office).filter(pk__in=ids).values_list("pk", flat=True))
    rows = []
    for one in (versions[number] for number in numbers):
        address = reverse("catalogue:offer", args=[one.public_id]) if one.id in standing else ""
        said = (label("kind", one.kind), "", "", label("state", one.state), day(one.confirmed_on))
        title = Cell(text=_titled(one.title, one.is_example), address=address)
        rows.append(Row(cells=(title, *(Cell(text=text or "–") for text in said))))
    return tuple(rows)


def _titled(title: str, is_example: bool) -> str:  # noqa: FBT001 - a mark behind a title
    example = _("example")
    return f"{title} ({example})" if is_example else title

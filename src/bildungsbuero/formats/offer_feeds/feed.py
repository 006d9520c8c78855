"""A file of offers while it is read, and what all readers do with an entry: check it, or say why it is refused."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import OfferRecord, ProviderRecord
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_list.cells import clean_address
from bildungsbuero.formats.offer_list.columns import BY_NAME
from bildungsbuero.formats.plain_text import shortened

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_LIMITED = ("title", "operator", "source", "licence", "as_of")
_SHORTENED = ("summary", "registration")
_OF_A_PLACE = {"name": "place_name", "street": "street", "postcode": "postcode", "town": "town", "district": "district"}
LONGEST_DESCRIPTION = 20_000
LONGEST_ID = 200


@dataclass(slots=True, kw_only=True)
class Feed:
    """One file; `provider` names who makes the offers where the file does not.

    A reader sets `is_partial` where offers that are missing in the file are not gone: a delta, one page of many.
    """

    path: Path
    name: str
    work_dir: Path
    provider: str = ""
    is_partial: bool = False
    # The number of an update that only makes sense right after the one before it.
    sequence: int | None = None

    def place(self, row: int | None = None, field: str | None = None) -> Place:
        """Return a place in this file."""
        return Place(file=self.name, row=row, field=field)

    def made_by(self, name: str, **facts: object) -> ProviderRecord:
        """Return the provider that the file names, or the one that was given with it; raises Refusal for neither."""
        name = name or self.provider
        if not name:
            raise Refusal("offers.no_provider", place=self.place())
        return ProviderRecord(name=name, **facts)  # type: ignore[arg-type]


def entry(place: Place, external_id: str, make: Callable[[], OfferRecord]) -> Found:
    """Return what `make` makes, checked, or the reason why it cannot be taken."""
    try:
        record = checked(make(), place)
        if len(record.external_id) > LONGEST_ID:
            raise Refusal("offers.too_long", place=place, length=len(record.external_id), limit=LONGEST_ID)
    except Refusal as refusal:
        return Found(place=_inside(place, refusal.place), external_id=external_id, refusal=_placed(refusal, place))
    return Found(place=place, external_id=record.external_id, record=record)


def without_twins(entries: Iterator[Found]) -> Iterator[Found]:
    """Yield the entries; what is said word for word once more is passed over, another entry of the same id refused."""
    seen: dict[str, tuple[int | None, int]] = {}
    for found in entries:
        record = found.record
        if record is None or not record.external_id:
            yield found
            continue
        said = hash(
            (record.title, record.summary, record.description, record.provider.name, record.runs, record.prices)
        )
        row, before = seen.setdefault(record.external_id, (found.place.row, said))
        if row == found.place.row:
            yield found
        elif before != said:
            refusal = Refusal("offers.twice", place=found.place, first=row or 0)
            yield Found(place=found.place, external_id=record.external_id, refusal=refusal)


def checked(record: OfferRecord, place: Place) -> OfferRecord:
    """Return the record with texts that fit; raises Refusal for what must not be cut and for contradictions."""
    if not record.title:
        raise Refusal("offers.missing_value", place=_at(place, "title"), column=BY_NAME["title"].heading)
    for name in _LIMITED:
        _check_length(getattr(record, name), name, place)
    _check_length(record.provider.name, "provider", place)
    if record.place is not None:
        _check_place(record.place, place)
    for run in record.runs:
        if run.starts_on and run.ends_on and run.ends_on < run.starts_on:
            raise Refusal("offers.ends_before_start", place=_at(place, "ends_on"))
    cut: dict[str, Any] = {name: shortened(getattr(record, name), BY_NAME[name].longest) for name in _SHORTENED}
    return replace(
        record,
        **cut,
        description=shortened(record.description, LONGEST_DESCRIPTION),
        runs=tuple(replace(run, schedule=shortened(run.schedule, BY_NAME["schedule"].longest)) for run in record.runs),
    )


def _check_place(record: PlaceRecord, place: Place) -> None:
    for name, column in _OF_A_PLACE.items():
        _check_length(getattr(record, name), column, place)
    latitude, longitude = record.latitude, record.longitude
    if latitude is not None and longitude is not None and not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise Refusal("offers.bad_position", place=_at(place, "latitude"))


def _check_length(text: str, column: str, place: Place) -> None:
    limit = BY_NAME[column].longest
    if len(text) > limit:
        raise Refusal("offers.too_long", place=_at(place, column), length=len(text), limit=limit)


def _at(place: Place, column: str) -> Place:
    return replace(place, field=place.field or BY_NAME[column].heading)


def _inside(place: Place, inner: Place) -> Place:
    return replace(place, row=inner.row or place.row, field=inner.field or place.field, column=inner.column)


def _placed(refusal: Refusal, place: Place) -> Refusal:
    return Refusal(refusal.code, place=_inside(place, refusal.place), **refusal.facts)


def amount(said: str, place: Place) -> Decimal | None:
    """Return an amount of money such as "82.8", "1.234,50" or "9,50 €"; None for nothing; raises Refusal."""
    plain = said.replace("€", "").replace("EUR", "").replace("\u00a0", "").strip()
    if not plain:
        return None
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        if re.fullmatch(r"\d{1,9}(\.\d{1,18})?", plain):
            return Decimal(plain).quantize(Decimal("0.01"))
    except InvalidOperation:
        pass
    raise Refusal("offers.bad_number", place=place, value=said[:40])


def count(said: str, place: Place) -> int | None:
    """Return a whole number such as a number of seats; None for nothing; raises Refusal."""
    if not said:
        return None
    if not re.fullmatch(r"\d{1,7}(\.0+)?", said):
        raise Refusal("offers.bad_number", place=place, value=said[:40])
    return int(said.partition(".")[0])


def email(said: str) -> str:
    """Return an e-mail address that can be written to, else nothing."""
    return said if len(said) <= 254 and _EMAIL.fullmatch(said) else ""


def phone(said: str) -> str:
    """Return a telephone number that fits its field, else nothing."""
    return said if len(said) <= 50 and sum(sign.isdigit() for sign in said) >= 3 else ""


def address(said: str) -> str:
    """Return an address of the web that a browser can open, else nothing."""
    found = clean_address(said) if said else ""
    return found if len(found) <= 500 else ""


def summary_of(description: str) -> str:
    """Return the first paragraph of a description as a short text."""
    return shortened(description.partition("\n")[0], 300)


def first_and_last(days: list[date]) -> tuple[date | None, date | None]:
    """Return the first and the last of some days."""
    return min(days, default=None), max(days, default=None)

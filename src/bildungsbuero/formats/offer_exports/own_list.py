"""Our own list as CSV or workbook: a row an offer or run, in the columns that `offers import` takes back."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from bildungsbuero.core.offers import OfferRecord, RunRecord
from bildungsbuero.formats import workbook
from bildungsbuero.formats.export_words import Export, Words
from bildungsbuero.formats.offer_list.columns import BY_NAME, COLUMNS, KEYS, OWN_FIELD, PLAIN_OF_A_RUN, SEPARATOR
from bildungsbuero.formats.offer_list.dates import exceptions_as_text, sessions_as_text
from bildungsbuero.formats.offer_list.records import PLAIN

HEADS = [column.heading for column in COLUMNS]
_PLAIN = (*PLAIN, "learning_form", "reach", "state")
_OF_A_PLACE = (
    "street",
    "postcode",
    "town",
    "country",
    "district",
    "municipality_key",
    "precision",
    "visibility",
    "stop",
)


def write_csv(records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write the list as CSV with semicolons and a byte order mark, as a German spreadsheet opens it."""
    counted = _Counted(records)
    target.write_text(workbook.as_csv(heads(export), rows(counted, export)), "utf-8-sig", newline="")
    return counted.count


def write_xlsx(records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write the list as a workbook."""
    counted = _Counted(records)
    target.write_bytes(workbook.as_xlsx(export.title, heads(export), rows(counted, export)))
    return counted.count


def heads(export: Export) -> list[str]:
    """Return the headings: those of the list, then the public fields that the office made for itself."""
    return [*HEADS, *(f"{OWN_FIELD}{label}" for label in export.own_columns.values())]


def rows(records: Iterable[OfferRecord], export: Export) -> Iterator[list[Any]]:
    """Yield the rows of the list; further runs of an offer stand below its first row."""
    for record in records:
        offer = _cells(record)
        own = [record.own.get(key) for key in export.own_columns]
        for run in record.runs or (None,):
            cells = offer | (_run_cells(run) if run else {})
            yield [*(_written(name, cells.get(name), export.words) for name in BY_NAME), *own]


class _Counted:
    def __init__(self, records: Iterable[OfferRecord]) -> None:
        self.records = records
        self.count = 0

    def __iter__(self) -> Iterator[OfferRecord]:
        for record in self.records:
            self.count += 1
            yield record


def _cells(record: OfferRecord) -> dict[str, Any]:
    place, contact, price = record.place, record.contact, next(iter(record.prices), None)
    age = next((one for one in record.conditions if one.condition == "age"), None)
    others = [one for one in record.conditions if one.condition != "age"]
    further = [f"{one.amount} {one.currency} {one.label}".strip() for one in record.prices[1:]]
    cells = {name: getattr(record, name) for name in _PLAIN}
    cells |= {name: getattr(place, name) for name in _OF_A_PLACE} if place else {}
    cells |= {"latitude": place.latitude, "longitude": place.longitude, "place_name": place.name} if place else {}
    return cells | {
        "id": record.external_id or record.public_id,
        "provider": record.provider.name,
        "operator_kind": record.provider.operator_kind,
        "sector": record.provider.sectors,
        "dbs": record.provider.identifiers.get("dbs", ""),
        "isil": record.provider.identifiers.get("isil", ""),
        "accessibility": [key for key, given in record.accessibility.items() if given],
        "not_accessible": [key for key, given in record.accessibility.items() if not given],
        "price": price.amount if price else None,
        "price_note": "; ".join(part for part in (price.label if price else "", *further) if part)[:200],
        "free": record.is_free or None,
        "by_income": record.depends_on_income or None,
        "age_from": age.value_from if age else "",
        "age_to": age.value_to if age else "",
        "conditions": [one.condition for one in others],
        "condition_note": "; ".join(dict.fromkeys(one.note for one in others if one.note)),
        "contact": contact.function if contact else "",
        "phone": contact.phone if contact else "",
        "email": contact.email if contact else "",
        "example": record.is_example or None,
    }


def _run_cells(run: RunRecord) -> dict[str, Any]:
    return {name: getattr(run, name) for name in PLAIN_OF_A_RUN} | {
        "run_id": run.external_id,
        "rolling_entry": run.rolling_entry or None,
        "exception_dates": exceptions_as_text(run.exception_dates),
        "sessions": sessions_as_text(run.sessions),
        "cancelled": run.is_cancelled or None,
    }


def _written(name: str, value: Any, words: Words) -> Any:
    column = BY_NAME[name]
    if value in (None, "", ()) or value == []:
        return None
    if column.kind == KEYS:
        return SEPARATOR.join(words.label(column.vocabulary, key) for key in value)
    if column.vocabulary:
        return words.label(column.vocabulary, value)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value

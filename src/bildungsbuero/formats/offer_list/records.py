"""The cells of one offer turned into a record."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import (
    AT_PLACE,
    ConditionRecord,
    ContactRecord,
    OfferRecord,
    PriceRecord,
    ProviderRecord,
    RunRecord,
)
from bildungsbuero.core.places import EXACT, MUNICIPALITY, PUBLIC, UNKNOWN, PlaceRecord
from bildungsbuero.core.vocabulary import Kind
from bildungsbuero.formats.offer_list.cells import CellReader, plain_text
from bildungsbuero.formats.offer_list.columns import BY_NAME, COLUMNS, KEY, REQUIRED, RUN_COLUMNS, TEXT, Column
from bildungsbuero.formats.offer_list.dates import exceptions_of, sessions_of
from bildungsbuero.formats.recurrence import checked_rule

IDENTIFIERS = ("dbs", "isil")
_UNSAID = {column.name: column.unsaid for column in COLUMNS if column.name not in RUN_COLUMNS}
_UNSAID_OF_A_RUN = {name: BY_NAME[name].unsaid for name in RUN_COLUMNS}
_READ_APART = {"run_id", "rolling_entry", "cancelled", "recurrence", "exception_dates", "sessions"}
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawOffer:
    """The cells of an offer by column name, as they came; the rows of its runs, each with its place in the file."""

    place: Place
    cells: Mapping[str, Any]
    runs: tuple[tuple[Place, Mapping[str, Any]], ...] = ()
    prices: tuple[Mapping[str, Any], ...] = ()
    conditions: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReader:
    """Turns raw offers into records by the vocabularies and kinds of the catalogue."""

    cells: CellReader
    kinds: Mapping[str, Kind]
    defaults: Mapping[str, str] = field(default_factory=dict)

    def record(self, raw: RawOffer) -> OfferRecord:
        """Return the record; raises Refusal for what is missing or cannot be read."""
        given = {**self.defaults, **{name: cell for name, cell in raw.cells.items() if cell not in ("", None, [])}}
        for name in REQUIRED:
            if not plain_text(given.get(name)):
                raise Refusal("offers.missing_value", place=_at(raw.place, BY_NAME[name]), column=BY_NAME[name].heading)
        values = _UNSAID | {
            name: self.cells.value(BY_NAME[name], cell, _at(raw.place, BY_NAME[name]))
            for name, cell in given.items()
            if name in _UNSAID
        }
        kind = self.kinds[values["kind"]]
        runs = tuple(self._run(place, cells) for place, cells in raw.runs)
        return _record(values, raw, kind=kind, runs=runs, reader=self, profile=self._profile(kind, given, raw.place))

    def price(self, cells: Mapping[str, Any], place: Place) -> PriceRecord:
        """Return a price of the JSON form."""
        amount = self.cells.value(BY_NAME["price"], cells.get("amount"), _at(place, BY_NAME["price"]))
        if amount is None or amount < 0:
            raise Refusal("offers.bad_number", place=_at(place, BY_NAME["price"]), value=str(cells.get("amount", "")))
        return PriceRecord(amount=amount, label=plain_text(cells.get("label"))[:200])

    def _run(self, place: Place, cells: Mapping[str, Any]) -> RunRecord:
        value = _UNSAID_OF_A_RUN | {
            name: self.cells.value(BY_NAME[name], cell, _at(place, BY_NAME[name]))
            for name, cell in cells.items()
            if name in _UNSAID_OF_A_RUN
        }
        if value["starts_on"] and value["ends_on"] and value["ends_on"] < value["starts_on"]:
            raise Refusal("offers.ends_before_start", place=_at(place, BY_NAME["ends_on"]))
        rule = value["recurrence"]
        return RunRecord(
            external_id=value["run_id"],
            rolling_entry=bool(value["rolling_entry"]),
            is_cancelled=bool(value["cancelled"]),
            recurrence=checked_rule(rule, _at(place, BY_NAME["recurrence"])) if rule else "",
            exception_dates=exceptions_of(value["exception_dates"], _at(place, BY_NAME["exception_dates"])),
            sessions=sessions_of(value["sessions"], _at(place, BY_NAME["sessions"])),
            **{name: value[name] for name in RUN_COLUMNS - _READ_APART},
        )

    def _profile(self, kind: Kind, given: Mapping[str, Any], place: Place) -> dict[str, str]:
        profile = {}
        for profile_field in kind.fields:
            is_key = profile_field.type in self.cells.vocabularies
            column = Column(
                name=profile_field.name,
                heading=profile_field.label(),
                kind=KEY if is_key else TEXT,
                vocabulary=profile_field.type if is_key else "",
            )
            value = self.cells.value(column, given.get(profile_field.name), _at(place, column))
            if value:
                profile[profile_field.name] = value
        return profile


def _record(
    values: dict[str, Any],
    raw: RawOffer,
    *,
    kind: Kind,
    runs: tuple[RunRecord, ...],
    reader: RecordReader,
    profile: dict[str, str],
) -> OfferRecord:
    return OfferRecord(
        record="institution" if kind.key == "institution" else "offer",
        external_id=values["id"] or _own_id(values),
        provider=_provider(values, profile),
        place=_place(values, raw.place),
        runs=runs,
        prices=_prices(values, raw, reader),
        conditions=(*_conditions(values), *(_condition(cells, raw.place, reader) for cells in raw.conditions)),
        accessibility={
            **dict.fromkeys(values["not_accessible"], False),
            **dict.fromkeys(values["accessibility"], True),
        },
        contact=_contact(values, raw.place),
        profile=profile,
        reach=values["reach"] or AT_PLACE,
        learning_form=values["learning_form"] or kind.learning_form,
        is_free=bool(values["free"]),
        depends_on_income=bool(values["by_income"]),
        is_example=bool(values["example"]),
        state=values["state"] or "published",
        **{name: values[name] for name in PLAIN},
    )


PLAIN = (
    "title",
    "kind",
    "operator",
    "summary",
    "description",
    "topics",
    "life_phases",
    "target_groups",
    "languages",
    "language_taught",
    "level_from",
    "level_to",
    "mode",
    "reductions",
    "childcare",
    "registration",
    "website",
    "source",
    "licence",
    "as_of",
    "confirmed_on",
)


def _own_id(values: Mapping[str, Any]) -> str:
    """Return an id for offers that bring none: the same title, kind, provider and town give the same id."""
    plain = "|".join(str(values[name]).casefold() for name in ("provider", "title", "kind", "town"))
    return "auto-" + hashlib.sha256(plain.encode()).hexdigest()[:16]


def _provider(values: Mapping[str, Any], profile: Mapping[str, str]) -> ProviderRecord:
    identifiers = {name: values[name] for name in IDENTIFIERS if values[name]}
    if profile.get("school_number"):
        identifiers["school_number"] = profile["school_number"]
    return ProviderRecord(
        name=values["provider"],
        operator_kind=values["operator_kind"],
        sectors=values["sector"],
        website=values["website"] if identifiers else "",
        identifiers=identifiers,
    )


def _place(values: Mapping[str, Any], place: Place) -> PlaceRecord | None:
    if not any(values[name] for name in ("place_name", "street", "postcode", "town", "municipality_key", "district")):
        return None
    has_position = values["latitude"] is not None and values["longitude"] is not None
    if has_position and not (abs(values["latitude"]) <= 90 and abs(values["longitude"]) <= 180):
        raise Refusal("offers.bad_position", place=_at(place, BY_NAME["latitude"]))
    return PlaceRecord(
        name=values["place_name"],
        street=values["street"],
        postcode=values["postcode"],
        town=values["town"],
        country=values["country"].upper() or "DE",
        district=values["district"],
        municipality_key=values["municipality_key"],
        latitude=float(values["latitude"]) if has_position else None,
        longitude=float(values["longitude"]) if has_position else None,
        precision=values["precision"] or (EXACT if has_position else UNKNOWN if values["street"] else MUNICIPALITY),
        visibility=values["visibility"] or PUBLIC,
        stop=values["stop"],
    )


def _prices(values: Mapping[str, Any], raw: RawOffer, reader: RecordReader) -> tuple[PriceRecord, ...]:
    if raw.prices:
        return tuple(reader.price(cells, raw.place) for cells in raw.prices)
    if values["price"] is None:
        return ()
    if values["price"] < 0:
        place = _at(raw.place, BY_NAME["price"])
        raise Refusal("offers.bad_number", place=place, value=str(values["price"]))
    return (PriceRecord(amount=values["price"], label=values["price_note"]),)


def _conditions(values: Mapping[str, Any]) -> Iterable[ConditionRecord]:
    if values["age_from"] is not None or values["age_to"] is not None:
        bounds = ["" if bound is None else str(bound) for bound in (values["age_from"], values["age_to"])]
        yield ConditionRecord(condition="age", value_from=bounds[0], value_to=bounds[1])
    for condition in values["conditions"]:
        yield ConditionRecord(condition=condition, note=values["condition_note"])


def _condition(cells: Mapping[str, Any], place: Place, reader: RecordReader) -> ConditionRecord:
    column = Column(name="conditions", heading=BY_NAME["conditions"].heading, kind=KEY, vocabulary="condition")
    return ConditionRecord(
        condition=reader.cells.value(column, cells.get("condition"), _at(place, column)),
        value_from=plain_text(cells.get("from"))[:40],
        value_to=plain_text(cells.get("to"))[:40],
        note=plain_text(cells.get("note"))[:500],
    )


def _contact(values: Mapping[str, Any], place: Place) -> ContactRecord | None:
    if not any(values[name] for name in ("contact", "phone", "email")):
        return None
    if values["email"] and not _EMAIL.fullmatch(values["email"]):
        raise Refusal("offers.bad_email", place=_at(place, BY_NAME["email"]), value=values["email"][:80])
    return ContactRecord(function=values["contact"], phone=values["phone"], email=values["email"])


def _at(place: Place, column: Column) -> Place:
    return Place(file=place.file, sheet=place.sheet, row=place.row, column=column.heading)

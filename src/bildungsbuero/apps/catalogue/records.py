"""Offers of the database as neutral records, for the index, the API and files."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Offer, Run
from bildungsbuero.core.offers import (
    ConditionRecord,
    ContactRecord,
    OfferRecord,
    PriceRecord,
    ProviderRecord,
    RunRecord,
    SessionRecord,
)
from bildungsbuero.core.opening_hours import from_json
from bildungsbuero.core.places import PUBLIC, masked

# What offers and runs of the database say in the same words as their records.
SAME = (
    "kind",
    "title",
    "summary",
    "description",
    "topics",
    "life_phases",
    "target_groups",
    "languages",
    "language_taught",
    "level_from",
    "level_to",
    "learning_form",
    "mode",
    "reach",
    "is_free",
    "depends_on_income",
    "reductions",
    "childcare",
    "registration",
    "website",
    "source",
    "licence",
    "as_of",
    "confirmed_on",
    "is_example",
    "visible_from",
    "visible_until",
)
SAME_IN_RUNS = (
    "starts_on",
    "ends_on",
    "starts_at",
    "ends_at",
    "weekdays",
    "schedule",
    "rolling_entry",
    "recurrence",
    "pauses",
    "booking_address",
    "seats_min",
    "seats",
    "seats_free",
    "seats_as_of",
    "register_until",
    "is_cancelled",
)


def record_of(offer: Offer) -> OfferRecord:
    """Return everything that is known of an offer; its place unmasked, for staff only."""
    return OfferRecord(
        record="institution" if offer.kind == "institution" else "offer",
        public_id=offer.public_id,
        external_id=offer.external_id,
        office=offer.office.key,
        provider=provider_record(offer.provider),
        operator=offer.operator.name if offer.operator else "",
        place=offer.place.as_record() if offer.place else None,
        runs=tuple(run_record(run) for run in offer.runs.all()),
        prices=prices_of(offer),
        conditions=conditions_of(offer),
        contact=contact_of(offer),
        opening_hours=from_json(offer.opening_hours),
        own=offer.own_values,
        internal=offer.internal_values,
        accessibility=offer.accessibility,
        profile=offer.profile,
        state=offer.state,
        **{name: getattr(offer, name) for name in SAME},
    )


# Marks for the work of the office: nobody is called so on a page, in a file or by an interface.
FOR_STEERING_ONLY = frozenset({"hard_to_reach"})


def public_record_of(offer: Offer) -> OfferRecord:
    """Return what may leave the house: the same with its place masked, without marks of the office."""
    record = record_of(offer)
    target_groups = tuple(key for key in record.target_groups if key not in FOR_STEERING_ONLY)
    record = replace(record, target_groups=target_groups, internal={})
    if record.place is None or record.place.visibility == PUBLIC:
        return record
    return replace(record, place=masked(record.place), runs=tuple(_without_rooms(run) for run in record.runs))


def _without_rooms(run: RunRecord) -> RunRecord:
    """Return a run whose single dates name no place: a room or a street would give away what is masked."""
    return replace(run, sessions=tuple(replace(session, place="") for session in run.sessions))


def provider_record(organisation: Organisation) -> ProviderRecord:
    """Return a provider as a value, without its register numbers."""
    return ProviderRecord(
        name=organisation.name,
        public_id=organisation.public_id,
        operator_kind=organisation.operator_kind,
        sectors=organisation.sectors,
        website=organisation.website,
    )


def run_record(run: Run) -> RunRecord:
    """Return a run as a value."""
    return RunRecord(
        public_id=run.public_id,
        external_id=run.number,
        exception_dates=tuple(date.fromisoformat(day) for day in run.exception_dates),
        sessions=tuple(_session(values) for values in run.sessions),
        **{name: getattr(run, name) for name in SAME_IN_RUNS},
    )


def sessions_as_json(sessions: tuple[SessionRecord, ...]) -> list[dict[str, str]]:
    """Return single dates as they are stored."""
    return [
        {
            "on": session.on.isoformat(),
            "from": session.starts_at.isoformat() if session.starts_at else "",
            "to": session.ends_at.isoformat() if session.ends_at else "",
            "place": session.place,
        }
        for session in sessions
    ]


def _session(values: dict[str, str]) -> SessionRecord:
    return SessionRecord(
        on=date.fromisoformat(values["on"]),
        starts_at=time.fromisoformat(values["from"]) if values["from"] else None,
        ends_at=time.fromisoformat(values["to"]) if values["to"] else None,
        place=values["place"],
    )


def prices_of(offer: Offer) -> tuple[PriceRecord, ...]:
    """Return the prices of an offer."""
    return tuple(
        PriceRecord(
            amount=Decimal(price["amount"]), label=price.get("label", ""), currency=price.get("currency", "EUR")
        )
        for price in offer.prices
    )


def prices_as_json(prices: tuple[PriceRecord, ...]) -> list[dict[str, str]]:
    """Return prices as they are stored."""
    return [{"amount": str(price.amount), "label": price.label, "currency": price.currency} for price in prices]


def conditions_of(offer: Offer) -> tuple[ConditionRecord, ...]:
    """Return the conditions of an offer."""
    return tuple(
        ConditionRecord(
            condition=condition["condition"],
            value_from=condition.get("from", ""),
            value_to=condition.get("to", ""),
            note=condition.get("note", ""),
        )
        for condition in offer.conditions
    )


def conditions_as_json(conditions: tuple[ConditionRecord, ...]) -> list[dict[str, str]]:
    """Return conditions as they are stored."""
    return [
        {
            "condition": condition.condition,
            "from": condition.value_from,
            "to": condition.value_to,
            "note": condition.note,
        }
        for condition in conditions
    ]


def contact_of(offer: Offer) -> ContactRecord | None:
    """Return the contact of an offer, or None where none was named."""
    if not (offer.contact_function or offer.contact_phone or offer.contact_email):
        return None
    return ContactRecord(function=offer.contact_function, phone=offer.contact_phone, email=offer.contact_email)

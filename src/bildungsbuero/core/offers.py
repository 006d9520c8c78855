"""An offer as plain values: what file formats read and write, what the index takes, what the catalogue keeps."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from bildungsbuero.core.opening_hours import OpeningHours
from bildungsbuero.core.places import PlaceRecord

# Where an offer is found: at a place, or in one of three ways that no radius cuts off.
AT_PLACE = "place"
ONLINE = "online"
CITY_WIDE = "city_wide"
DISTRICT_WIDE = "district_wide"
REACHES = (AT_PLACE, ONLINE, CITY_WIDE, DISTRICT_WIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """One day of a run that was named by itself; `place` where it differs from the offer's."""

    on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One holding of an offer: a course that starts on a day, an event, a holiday week.

    `recurrence` is the value of an RRULE (RFC 5545), counted from the first day; `exception_dates` are its EXDATEs;
    `pauses` says which of them a calendar brought (keys of `core.pauses`).
    `booking_address` is where the provider takes the booking of this very run.
    """

    external_id: str = ""
    public_id: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    weekdays: tuple[str, ...] = ()
    schedule: str = ""
    rolling_entry: bool = False
    recurrence: str = ""
    exception_dates: tuple[date, ...] = ()
    pauses: tuple[str, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    booking_address: str = ""
    seats_min: int | None = None
    seats: int | None = None
    seats_free: int | None = None
    seats_as_of: date | None = None
    register_until: date | None = None
    is_cancelled: bool = False

    @property
    def last_day(self) -> date | None:
        """The day after which nothing takes place any more; None where no end is known."""
        if self.ends_on is None and (self.rolling_entry or self.recurrence):
            return None
        return self.ends_on or self.starts_on

    def is_over_on(self, on: date) -> bool:
        """Whether nothing of the run takes place on a day or after it."""
        last = self.last_day
        return last is not None and last < on


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRecord:
    """What an offer costs somebody; `label` says whom or what for."""

    amount: Decimal
    label: str = ""
    currency: str = "EUR"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRecord:
    """Who may take part: a condition of the vocabulary with its bounds or a note."""

    condition: str
    value_from: str = ""
    value_to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRecord:
    """Whom to ask, named by function."""

    function: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRecord:
    """Who makes the offer."""

    name: str
    public_id: str = ""
    operator_kind: str = ""
    sectors: tuple[str, ...] = ()
    website: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRecord:
    """An offer or institution with all that is said of it; None and empty mean "not said".

    `own` holds the fields that an office made for itself, by their key; `internal` those that never leave the house;
    `translations` texts by language and field (`translations.py`).
    """

    title: str
    kind: str
    provider: ProviderRecord
    record: str = "offer"
    public_id: str = ""
    external_id: str = ""
    office: str = ""
    summary: str = ""
    description: str = ""
    operator: str = ""
    topics: tuple[str, ...] = ()
    life_phases: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    language_taught: str = ""
    level_from: str = ""
    level_to: str = ""
    learning_form: str = ""
    mode: str = ""
    reach: str = AT_PLACE
    place: PlaceRecord | None = None
    runs: tuple[RunRecord, ...] = ()
    prices: tuple[PriceRecord, ...] = ()
    is_free: bool = False
    depends_on_income: bool = False
    reductions: tuple[str, ...] = ()
    conditions: tuple[ConditionRecord, ...] = ()
    accessibility: Mapping[str, bool] = field(default_factory=dict)
    childcare: bool | None = None
    registration: str = ""
    contact: ContactRecord | None = None
    website: str = ""
    profile: Mapping[str, str] = field(default_factory=dict)
    opening_hours: OpeningHours | None = None
    own: Mapping[str, str] = field(default_factory=dict)
    internal: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    source: str = ""
    licence: str = ""
    as_of: str = ""
    confirmed_on: date | None = None
    is_example: bool = False
    state: str = "published"
    visible_from: date | None = None
    visible_until: date | None = None

    @property
    def cost(self) -> str:
        """The class of cost in the vocabulary; "free" only where somebody said so."""
        return cost_class(is_free=self.is_free, prices=self.prices, depends_on_income=self.depends_on_income)


def cost_class(*, is_free: bool, prices: tuple[PriceRecord, ...], depends_on_income: bool) -> str:
    """Return "free", "up_to_50", "up_to_150", "more", "by_income" or "unknown"; a price of 0 does not mean free."""
    if is_free:
        return "free"
    amounts = [price.amount for price in prices if price.amount > 0]
    if amounts:
        lowest = min(amounts)
        return "up_to_50" if lowest <= 50 else "up_to_150" if lowest <= 150 else "more"
    return "by_income" if depends_on_income else "unknown"


def last_day(runs: tuple[RunRecord, ...]) -> date | None:
    """Return the day after which nothing takes place any more; None where there is no end or a run has none."""
    days = [run.last_day for run in runs]
    known = [day for day in days if day is not None]
    return max(known, default=None) if len(known) == len(days) else None


def fingerprint(record: OfferRecord) -> str:
    """Return a hash of everything that a record says: equal hashes mean that nothing has changed."""
    plain = json.dumps(_facts(record), sort_keys=True, default=_plain, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def _facts(record: Any) -> dict[str, Any]:
    # `asdict` copies all that it meets; a list of 100,000 offers would wait for it.
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _facts(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value.normalize())
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no plain form of {type(value).__name__}")

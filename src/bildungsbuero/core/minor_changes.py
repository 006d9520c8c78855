"""Which changes of an offer go live at once, and what an offer says before and after, field by field.

The whitelist is that of course databases (reference: rule page of the Kursportale, "Bagatelle"): dates, times, price,
seats, run number, cancellation; and the opening hours, which change as often. Whatever says what an offer is, for whom
and where, waits for somebody of the office.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from bildungsbuero.core.offers import OfferRecord

MINOR = ("runs", "prices", "is_free", "depends_on_income", "opening_hours", "visible_until")
# What the product itself keeps about an entry; nobody says it.
SILENT = frozenset(
    {"public_id", "external_id", "office", "record", "state", "confirmed_on", "is_example", "translations"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field with what it said and what it says."""

    field: str
    old: Any
    new: Any

    @property
    def is_minor(self) -> bool:
        """Whether such a change goes live at once."""
        return self.field in MINOR


def with_minor(before: OfferRecord, after: OfferRecord) -> OfferRecord:
    """Return what stood before with only those changes that go live at once."""
    return replace(before, **{name: getattr(after, name) for name in MINOR})


def differences(before: OfferRecord, after: OfferRecord) -> list[Difference]:
    """Return the fields in which two versions differ, in the order of the record."""
    return [
        Difference(field=name, old=getattr(before, name), new=getattr(after, name))
        for name in _said()
        if _plain(name, getattr(before, name)) != _plain(name, getattr(after, name))
    ]


def has_major(before: OfferRecord, after: OfferRecord) -> bool:
    """Whether a change holds more than may go live at once."""
    return any(not difference.is_minor for difference in differences(before, after))


def _said() -> Iterator[str]:
    return (field.name for field in fields(OfferRecord) if field.name not in SILENT)


def _plain(name: str, value: Any) -> Any:
    """Return a value without what no form says: ids of runs and places, how exactly a position is known."""
    if name == "runs":
        return [replace(run, public_id="", pauses=()) for run in value]
    if name == "provider":
        return value.name
    if name == "place" and value is not None:
        return (value.name, value.street, value.postcode, value.town, value.district, value.stop, value.visibility)
    if isinstance(value, (tuple, list)):
        return list(value)
    return dict(value) if hasattr(value, "keys") else value

"""What stood at a moment, told from the versions of records: each holds until the next of the same record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from bildungsbuero.core.freshness import PUBLIC_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a record: whose it is, when it was written, its running number; an end is a version as well."""

    record: int
    number: int
    at: datetime
    is_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferVersion(Version):
    """What a version of an offer says about whether the public sees it."""

    state: str = ""
    visible_from: date | None = None
    visible_until: date | None = None

    def is_public_on(self, on: date) -> bool:
        """Whether the public sees an offer that says this on a day."""
        begun = self.visible_from is None or self.visible_from <= on
        is_over = self.visible_until is not None and self.visible_until < on
        return begun and not is_over and self.state in PUBLIC_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOffer:
    """An offer that the public saw on a day, with what is listed and counted of it."""

    public_id: str
    title: str
    kind: str
    topics: tuple[str, ...] = ()
    life_phases: tuple[str, ...] = ()
    institution_type: str = ""
    provider: str = ""
    place: str = ""
    municipality: str = ""
    is_example: bool = False


AnyVersion = TypeVar("AnyVersion", bound=Version)


def standing_before(versions: Iterable[AnyVersion], moment: datetime) -> dict[int, AnyVersion]:
    """Return, by record, the version that stood right before a moment; none of what was not there or had ended.

    The versions may come in any order. Of two of the same instant the one with the higher number is the later.
    """
    last: dict[int, AnyVersion] = {}
    for version in versions:
        if version.at >= moment:
            continue
        other = last.get(version.record)
        if other is None or (version.at, version.number) > (other.at, other.number):
            last[version.record] = version
    return {record: version for record, version in last.items() if not version.is_end}


def public_on(versions: Iterable[OfferVersion], on: date, *, before: datetime) -> list[OfferVersion]:
    """Return the versions that the public saw at the end of a day, which is the moment `before`."""
    return [version for version in standing_before(versions, before).values() if version.is_public_on(on)]

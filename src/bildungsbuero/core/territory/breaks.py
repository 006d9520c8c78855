"""Where two values of a series do not stand on the same ground: reforms of the territory and new census bases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bildungsbuero.core.territory.units import Change

CENSUS_2011 = date(2011, 5, 9)
CENSUS_2022 = date(2022, 5, 15)

# A move of less than five in a hundred people of the giving unit is named beside a series, not drawn through it.
MINOR_SHARE = Decimal("0.05")


class BreakKind(StrEnum):
    """Why a series breaks."""

    REFORM = "reform"
    CENSUS = "census"


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What a value stands on: the territory of a day and, for figures of people, the census that it continues."""

    on: date
    census: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A day that two values of one unit must not be compared across without saying so."""

    kind: BreakKind
    on: date
    gained_from: tuple[str, ...] = ()
    lost_to: tuple[str, ...] = ()
    largest_share: Decimal | None = None

    @property
    def is_minor(self) -> bool:
        """Whether only small parts moved, with known shares."""
        return self.kind is BreakKind.REFORM and self.largest_share is not None and self.largest_share < MINOR_SHARE


def breaks_between(key: str, changes: Iterable[Change], *, earlier: Footing, later: Footing) -> tuple[Break, ...]:
    """Return every break of a unit between two values, in the order of their days."""
    moves: dict[date, list[Change]] = {}
    for change in changes:
        if change.is_move and key in (change.from_key, change.to_key) and earlier.on < change.on <= later.on:
            moves.setdefault(change.on, []).append(change)
    found = [_reform(key, on, moved) for on, moved in moves.items()]
    if later.census is not None and earlier.census != later.census:
        found.append(Break(kind=BreakKind.CENSUS, on=later.census))
    return tuple(sorted(found, key=lambda found_break: found_break.on))


def visible(breaks: Iterable[Break]) -> tuple[Break, ...]:
    """Return the breaks that a chart draws and a table marks."""
    return tuple(found for found in breaks if not found.is_minor)


def noted(breaks: Iterable[Break]) -> tuple[Break, ...]:
    """Return the breaks that stand in a note below, because few people are concerned."""
    return tuple(found for found in breaks if found.is_minor)


def _reform(key: str, on: date, moves: list[Change]) -> Break:
    shares = [move.share_of_people for move in moves]
    known = [share for share in shares if share is not None]
    return Break(
        kind=BreakKind.REFORM,
        on=on,
        gained_from=tuple(sorted(move.from_key for move in moves if move.to_key == key)),
        lost_to=tuple(sorted(move.to_key for move in moves if move.from_key == key)),
        largest_share=max(known) if len(known) == len(shares) else None,
    )

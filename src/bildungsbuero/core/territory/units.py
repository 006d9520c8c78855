"""A unit with its time, and a change from one unit to another with its shares."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bildungsbuero.core.territory.keys import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A territory as it stood from one day to before another; None is open."""

    key: str
    level: Level
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()

    def stands_on(self, on: date) -> bool:
        """Whether the unit existed on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What part of one unit became part of another on a day; None is a share that nobody has published.

    All parts of a unit on one day are changes, also the part that stays (`from_key` = `to_key`), and so is every unit
    that receives something and stood before: what no change names goes on as it is.
    """

    from_key: str
    to_key: str
    on: date
    share_of_people: Decimal | None
    share_of_area: Decimal | None

    @property
    def is_move(self) -> bool:
        """Whether the part comes to another key."""
        return self.from_key != self.to_key

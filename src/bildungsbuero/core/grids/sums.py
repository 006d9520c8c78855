"""Sums that a table states beside its parts."""

from dataclasses import dataclass
from decimal import Decimal

from bildungsbuero.core.grids.grid import address

# Half a unit of the last place for each part is lost where parts were rounded.
_ROUNDING = Decimal("0.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum that a table states, and what its parts add up to; None where a part has no number."""

    row: int
    column: int
    stated: Decimal
    found: Decimal | None

    @property
    def cell(self) -> str:
        """The name of its cell."""
        return address(self.row, self.column)

    @property
    def is_off(self) -> bool:
        """Whether the parts add up to something else."""
        return self.found is not None and abs(self.found - self.stated) > _ROUNDING

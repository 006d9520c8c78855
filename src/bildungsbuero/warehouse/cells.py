"""Between columns of the built files and cells: value, severity, mark and quality bits."""

from decimal import Decimal
from typing import Any

from bildungsbuero.core.cells import Cell, Meaning, Published, Quality, plain, without_number
from bildungsbuero.core.symbols import QUALITY_MARKS

MEANINGS = tuple(Meaning)
QUALITY_BITS = {quality: 1 << rank for rank, quality in enumerate(Quality)}


def to_cell(value: float | None, severity: int | None, mark: str | None, quality: int | None) -> Cell:
    """Return the cell of four columns; a number comes back with the digits that it was delivered with."""
    meaning = MEANINGS[severity if severity is not None else MEANINGS.index(Meaning.NOT_DELIVERED)]
    if value is None or meaning not in {Meaning.VALUE, Meaning.ZERO}:
        return without_number(meaning, mark or None)
    flags = frozenset(flag for flag, bit in QUALITY_BITS.items() if (quality or 0) & bit)
    beside = next((sign for sign, flag in QUALITY_MARKS.items() if flag in flags), "")
    return Published(value=plain(Decimal(repr(value))), mark=mark or beside, meaning=meaning, quality=flags)


def cell_of(row: dict[str, Any], kind: str) -> Cell:
    """Return the cell whose columns begin with `kind`."""
    return to_cell(row[kind], row[f"{kind}_severity"], row[f"{kind}_mark"], row[f"{kind}_quality"])

"""What a figure can be, what the marks of statistics mean, and the one definition of calculating with them.

A cell is Published (a number), Suppressed (withheld here to protect people) or Missing (no number, and why). Nothing
turns a missing or withheld cell into zero. Marks: `core.symbols`; display and spoken words: `web.figures`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from typing import TypeAlias

TEN_DECIMALS = Decimal("1e-10")


class Meaning(StrEnum):
    """Why a cell shows what it shows."""

    VALUE = "value"
    ZERO = "zero"
    NOT_MEANINGFUL = "not_meaningful"
    NO_BASE = "no_base"
    NOT_DELIVERED = "not_delivered"
    PENDING = "pending"
    NOT_PUBLISHED = "not_published"
    UNDECIDED = "undecided"
    UNRELIABLE = "unreliable"
    UNKNOWN_OR_SECRET = "unknown_or_secret"
    SECRET = "secret"
    SUPPRESSED = "suppressed"
    UNIT_GONE = "unit_gone"


# The graver meaning wins when cells are put together. Up to SKIPPED a cell does not spoil a sum: a number, an exact
# zero, or "makes no sense here" (for example class 7 at primary schools).
SEVERITY = {meaning: rank for rank, meaning in enumerate(Meaning)}
SKIPPED = SEVERITY[Meaning.NOT_MEANINGFUL]


class Quality(StrEnum):
    """What limits a number; several may hold at once."""

    LIMITED = "limited"
    REVISED = "revised"
    PRELIMINARY = "preliminary"
    ESTIMATED = "estimated"
    ROUNDED = "rounded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A number that may be shown; `mark` is what stood beside or instead of it in the source, such as "-" for zero."""

    value: Decimal
    mark: str = ""
    meaning: Meaning = Meaning.VALUE
    quality: frozenset[Quality] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A number that exists but is withheld here to protect people."""

    mark: str = "."
    meaning: Meaning = Meaning.SUPPRESSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """No number, with the mark of the source and what it means."""

    meaning: Meaning
    mark: str = ""


Cell: TypeAlias = Published | Suppressed | Missing

# The sign that stands for a meaning where the source delivered none of its own, as after a calculation.
SIGNS = {
    Meaning.NOT_MEANINGFUL: "x",
    Meaning.NO_BASE: "x",
    Meaning.PENDING: "...",
    Meaning.UNRELIABLE: "/",
    Meaning.UNKNOWN_OR_SECRET: ".",
    Meaning.SECRET: ".",
    Meaning.SUPPRESSED: ".",
    Meaning.NOT_PUBLISHED: "-",
    Meaning.UNDECIDED: "-",
    Meaning.UNIT_GONE: "-",
    Meaning.ZERO: "-",
}


def without_number(meaning: Meaning, mark: str | None = None) -> Cell:
    """Return the cell for a meaning that has no number."""
    sign = SIGNS.get(meaning, "") if mark is None else mark
    return Suppressed(mark=sign) if meaning is Meaning.SUPPRESSED else Missing(meaning=meaning, mark=sign)


def severity(cell: Cell) -> int:
    """Return how far a cell spoils a calculation; a number spoils nothing."""
    return SEVERITY[cell.meaning]


def gravest(cells: Iterable[Cell]) -> Cell:
    """Return the cell with the gravest meaning, the first among equals."""
    return max(cells, key=severity)


def total(cells: Iterable[Cell]) -> Cell:
    """Return the sum of cells.

    One cell without a number makes the sum one without a number, and the gravest reason stands. Cells that make no
    sense where they stand are left out, unless nothing else is there.
    """
    parts = list(cells)
    if not parts:
        return Missing(meaning=Meaning.NOT_DELIVERED)
    worst = gravest(parts)
    numbers = [part for part in parts if isinstance(part, Published)]
    if severity(worst) > SKIPPED or not numbers:
        return without_number(worst.meaning)
    value = sum((part.value for part in numbers), Decimal(0))
    only_zeros = all(part.meaning is Meaning.ZERO for part in numbers)
    return Published(
        value=value,
        meaning=Meaning.ZERO if only_zeros else Meaning.VALUE,
        mark="-" if only_zeros else "",
        quality=_united(numbers),
    )


def ratio(numerator: Cell, denominator: Cell, *, factor: Decimal = Decimal(1)) -> Cell:
    """Return numerator / denominator × factor, unrounded to ten decimals.

    A part without a number makes the ratio one without a number; a denominator of zero gives NO_BASE, never zero.
    """
    if not isinstance(numerator, Published) or not isinstance(denominator, Published):
        return without_number(gravest((numerator, denominator)).meaning)
    if denominator.value == 0:
        return without_number(Meaning.NO_BASE)
    with localcontext() as context:
        context.prec = 40
        value = (numerator.value * factor / denominator.value).quantize(TEN_DECIMALS, ROUND_HALF_UP)
    return Published(value=plain(value), quality=_united((numerator, denominator)))


def difference(now: Cell, before: Cell) -> Cell:
    """Return now − before; a part without a number makes the difference one without a number."""
    if not isinstance(now, Published) or not isinstance(before, Published):
        return without_number(gravest((now, before)).meaning)
    return Published(value=now.value - before.value, quality=_united((now, before)))


def plain(value: Decimal) -> Decimal:
    """Return the number without needless zeros and without an exponent: 6.50 → 6.5, 1E+2 → 100."""
    shortened = value.quantize(TEN_DECIMALS, ROUND_HALF_UP) if value.as_tuple().exponent < -10 else value  # type: ignore[operator]
    normal = shortened.normalize()
    return normal.quantize(Decimal(1)) if normal.as_tuple().exponent > 0 else normal  # type: ignore[operator]


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Return the number as it is shown: commercially rounded (half up) to `decimals` places."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def as_text(value: Decimal) -> str:
    """Return the number as plain text with a point and at most ten decimals."""
    return format(plain(value), "f")


def _united(cells: Iterable[Published]) -> frozenset[Quality]:
    return frozenset().union(*(cell.quality for cell in cells))

"""A whole table protected: unsafe cells, the cells withheld for their sake, and the audit of the result."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.protection.attack import Attacker
from bildungsbuero.core.protection.budget import Budget
from bildungsbuero.core.protection.complement import LARGEST_PROPOSED_FOR, withheld_cells
from bildungsbuero.core.protection.large import Interval, LargeBlock
from bildungsbuero.core.protection.rules import Rule
from bildungsbuero.core.protection.systems import Block, completed
from bildungsbuero.core.protection.tables import AllSums, Codes, CountTable


class State(StrEnum):
    """What becomes of a cell."""

    PUBLISHED = "published"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNKNOWN = "unknown"
    # Not a count, and nothing says that it gives no count away.
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """The state of each cell in the order of the table, and what an attacker can say about each unsafe one.

    Intervals are exact up to a size; in larger tables they are at least as wide as said. `already_public` are unsafe
    cells that an earlier release showed.
    """

    states: tuple[State, ...]
    intervals: dict[int, Interval]
    is_exact: bool = True
    already_public: frozenset[int] = field(default_factory=frozenset)

    @property
    def method(self) -> str:
        """How the audit was made."""
        if self.is_exact:
            return "interval by linear programming (HiGHS)"
        return "pairs of tables that fit all that is published, and linear programming (HiGHS)"

    @property
    def narrowest_interval(self) -> float | None:
        """The width of the narrowest interval of an unsafe cell; None where none is bounded or none is unsafe."""
        widths = [round(high - low, 6) for low, high in self.intervals.values() if high is not None]
        return min(widths, default=None)


def protect(table: CountTable, rule: Rule, *, budget: Budget | None = None) -> Protected:
    """Return which cells may be shown so that no unsafe count can be bounded more narrowly than the rule's cases.

    Raises Refusal where the table does not add up, where the budget does not suffice, or, which must not happen, where
    the audit fails.
    """
    all_sums = table.with_all_sums()
    whole = block_of(table, all_sums, rule)
    chosen = protected_cells(whole, table=table, numbers=numbers_of(all_sums), budget=budget or Budget())
    return Protected(
        states=states_of(table.values, unsafe=whole.unsafe.keys(), withheld=chosen.withheld),
        intervals=chosen.intervals,
        is_exact=chosen.is_exact,
    )


def block_of(table: CountTable, all_sums: AllSums, rule: Rule) -> Block:
    """Return the cells of a table with all sums that somebody who sees it can form."""
    listed, values = len(table.counts), all_sums.values
    small = rule.unsafe(values)
    return Block(
        counts=completed(values, all_sums.sums),
        sums=all_sums.sums,
        unsafe={cell: float(rule.min_cases) for cell in sorted(small) if cell < listed or cell in all_sums.rests},
        # Nobody sees a count that its source does not give, nor a sum that the table does not list.
        unknown=frozenset(cell for cell, count in enumerate(values) if count is None or cell >= listed),
    )


def numbers_of(all_sums: AllSums) -> dict[Codes, int]:
    """Return the position of each cell and margin by its codes; rests have no codes of their own."""
    length = len(all_sums.names[0]) if all_sums.names else 0
    return {codes: position for position, codes in enumerate(all_sums.names) if len(codes) == length}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """All withheld cells, and the interval of each unsafe one: exact, or one that certainly is no narrower."""

    withheld: set[int]
    intervals: dict[int, Interval]
    is_exact: bool


def protected_cells(whole: Block, *, table: CountTable, numbers: Mapping[Codes, int], budget: Budget) -> Chosen:
    """Return what to withhold, with the proof that it is enough; raises Refusal where the audit fails."""
    chosen = Chosen(withheld=set(whole.given), intervals={}, is_exact=True)
    codes = {cell: codes for codes, cell in numbers.items()}
    for cells, block in whole.blocks():
        if len(block.counts) <= LARGEST_PROPOSED_FOR:
            found = withheld_cells(block, budget)
            intervals = audited(block, found, budget)
        else:
            here = {codes[cell]: position for position, cell in enumerate(cells) if cell in codes}
            large = LargeBlock(block, table=table, numbers=here, budget=budget)
            large.protect()
            found, intervals = frozenset(large.withheld), large.intervals()
            chosen = replace(chosen, is_exact=False)
        chosen.withheld.update(cells[cell] for cell in found)
        chosen.intervals.update({cells[cell]: interval for cell, interval in intervals.items()})
    return chosen


def states_of(values: Sequence[int | None], *, unsafe: Collection[int], withheld: Collection[int]) -> tuple[State, ...]:
    """Return the state of each listed cell."""
    return tuple(
        State.UNKNOWN
        if count is None
        else State.PRIMARY
        if cell in unsafe
        else State.SECONDARY
        if cell in withheld
        else State.PUBLISHED
        for cell, count in enumerate(values)
    )


def audited(block: Block, withheld: frozenset[int], budget: Budget) -> dict[int, Interval]:
    """Return the interval of each unsafe cell, found anew by somebody who has not chosen the cells.

    Only withheld cells are variables, and parts that do not touch are looked at apart.
    """
    found: dict[int, Interval] = {}
    for cells, part in block.withheld_parts(withheld):
        attacker = Attacker(part, withheld=range(len(cells)), budget=budget)
        for cell, width in sorted(part.unsafe.items()):
            low, high = attacker.interval(cell)
            if high is not None and high - low < width - 1e-6:
                raise Refusal("protection.not_safe", width=f"{width:g}")
            found[cells[cell]] = (low, high)
    return found

"""A table that is published again: what earlier releases showed stays known, what they withheld stays protected.

Who keeps old releases knows every cell that any of them showed, and is taken to know which counts did not change
between them. A count that did not change is therefore one unknown in all tables; a changed one is another unknown in
each. All sums of all releases hold together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.protection.attack import Attacker
from bildungsbuero.core.protection.budget import Budget
from bildungsbuero.core.protection.rules import Rule
from bildungsbuero.core.protection.suppression import Protected, State, numbers_of, protected_cells, states_of
from bildungsbuero.core.protection.systems import Block, completed
from bildungsbuero.core.protection.tables import AllSums, Codes, CountTable, Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A table as it was released before: its true counts, and what became of each of them."""

    table: CountTable
    states: Sequence[State]


def protect_again(
    table: CountTable, rule: Rule, earlier: Sequence[Earlier], *, budget: Budget | None = None
) -> Protected:
    """Return which cells may be shown beside all that earlier releases showed.

    `rule` is the strictest of all releases. An unsafe count that was public before cannot be withheld any more; it is
    named as such. One that earlier releases alone bound more narrowly than the rule asks keeps at least that width.
    """
    spent = budget or Budget()
    joint = _Joint(table, rule, earlier)
    block = _attainable(joint.block(), spent) if earlier else joint.block()
    chosen = protected_cells(block, table=table, numbers=joint.numbers, budget=spent)
    listed = range(len(table.counts))
    public = joint.small & joint.known & set(listed)
    return Protected(
        states=states_of(table.values, unsafe=joint.small - joint.known, withheld=chosen.withheld - joint.known),
        intervals=chosen.intervals,
        is_exact=chosen.is_exact,
        already_public=frozenset(public),
    )


class _Joint:
    """The cells of all releases, those of the new table first, each count that did not change once."""

    def __init__(self, table: CountTable, rule: Rule, earlier: Sequence[Earlier]) -> None:
        self._rule = rule
        self._all = [table.with_all_sums(), *(one.table.with_all_sums() for one in earlier)]
        self._listed = [len(table.counts), *(len(one.table.counts) for one in earlier)]
        self._states = [one.states for one in earlier]
        self._shares_gaps = True
        self._number()

    def block(self) -> Block:
        """Return all cells with all sums of all releases."""
        try:
            counts = completed(self._values, self._sums)
        except Refusal:
            if not self._shares_gaps:
                raise
            # A cell without a number in two deliveries cannot be the same count in both.
            self._shares_gaps = False
            self._number()
            counts = completed(self._values, self._sums)
        hidden = {cell for cell, count in enumerate(self._values) if count is None or cell >= self._listed[0]}
        return Block(
            counts=counts,
            sums=self._sums,
            unsafe={cell: float(self._rule.min_cases) for cell in sorted(self.unsafe - self.known)},
            unknown=frozenset(hidden - self.known),
            known=frozenset(self.known),
        )

    def _number(self) -> None:
        numbers: dict[tuple[Codes, object], int] = {}
        self._values: list[int | None] = []
        self.small: set[int] = set()
        self.unsafe: set[int] = set()
        self.known: set[int] = set()
        sums: dict[Sum, None] = {}
        for release, (all_sums, listed) in enumerate(zip(self._all, self._listed, strict=True)):
            places = [
                numbers.setdefault((name, self._identity(value, release)), len(numbers))
                for name, value in zip(all_sums.names, all_sums.values, strict=True)
            ]
            for place, value in zip(places, all_sums.values, strict=True):
                if place == len(self._values):
                    self._values.append(value)
            if release == 0:
                self.numbers = {codes: places[at] for codes, at in numbers_of(all_sums).items()}
            self._note(all_sums, listed, places, release)
            for whole, parts in all_sums.sums:
                sums[(places[whole], tuple(places[part] for part in parts))] = None
        self._sums = list(sums)

    def _identity(self, value: int | None, release: int) -> object:
        return value if value is not None or self._shares_gaps else ("gap", release)

    def _note(self, all_sums: AllSums, listed: int, places: Sequence[int], release: int) -> None:
        """Remember what is to be protected of one release, and what it showed."""
        small = {cell for cell in self._rule.unsafe(all_sums.values) if cell < listed or cell in all_sums.rests}
        if release == 0:
            self.small = {places[cell] for cell in small}
            self.unsafe |= self.small
            return
        states = self._states[release - 1]
        primary = {cell for cell, state in enumerate(states) if state is State.PRIMARY}
        self.unsafe |= {places[cell] for cell in primary | {cell for cell in small if cell >= listed}}
        self.known |= {places[cell] for cell, state in enumerate(states) if state is State.PUBLISHED}


def _attainable(whole: Block, budget: Budget) -> Block:
    """The block that asks of no cell more than it still has when everything goes that was not published before."""
    widths = dict(whole.unsafe)
    for cells, part in whole.blocks():
        if not part.known:
            continue
        attacker = Attacker(part, withheld=set(range(len(cells))) - part.known, budget=budget)
        for cell in attacker.narrow():
            low, high = attacker.interval(cell)
            widths[cells[cell]] = widths[cells[cell]] if high is None else high - low
    lost = {cell for cell, width in widths.items() if width < 1e-6}
    return replace(
        whole,
        unsafe={cell: width for cell, width in widths.items() if cell not in lost},
        unknown=whole.unknown | lost,
    )

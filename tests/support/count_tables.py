"""Tables of counts for tests: two dimensions by hand, or random with up to four and a hierarchy."""

import itertools
import random

from bildungsbuero.core.protection import TOTAL, CountTable


def two_way(inner: dict[str, dict[str, int]]) -> CountTable:
    """Return a table of rows by columns with its margins."""
    columns = list(next(iter(inner.values())))
    counts = {(row, column): inner[row][column] for row in inner for column in columns}
    return with_margins(("row", "column"), counts)


def with_margins(dimensions: tuple[str, ...], inner: dict[tuple[str, ...], int]) -> CountTable:
    """Return a table with all margins of its inner cells."""
    lists = [[*dict.fromkeys(codes[at] for codes in inner), TOTAL] for at in range(len(dimensions))]
    counts = {
        wanted: sum(count for codes, count in inner.items() if _fits(codes, wanted))
        for wanted in itertools.product(*lists)
    }
    return CountTable(dimensions=dimensions, counts=counts)


def random_table(seed: int, *, most_cells: int = 300) -> CountTable:
    """Return a table of up to four dimensions with many small and some large counts; every third has a hierarchy."""
    chance = random.Random(seed)
    sizes = _sizes(chance, most_cells // 2 if seed % 3 == 0 else most_cells)
    lists = [[f"{letter}{number}" for number in range(size)] for letter, size in zip("abcd", sizes, strict=False)]
    inner = {codes: _count(chance) for codes in itertools.product(*lists)}
    table = with_margins(tuple("abcd"[: len(sizes)]), inner)
    return _in_two_groups(table) if seed % 3 == 0 and sizes[0] > 2 else table


def with_some_margins(table: CountTable, seed: int) -> CountTable:
    """Return the table with its innermost cells and some of its margins, as people publish tables."""
    chance = random.Random(seed)
    margins = {TOTAL, *(above for parents in table.parents.values() for above in parents.values())}
    counts = {
        codes: count
        for codes, count in table.counts.items()
        if not margins.intersection(codes) or set(codes) == {TOTAL} or chance.random() < 0.4
    }
    return CountTable(dimensions=table.dimensions, counts=counts, parents=table.parents)


def corrected(table: CountTable, seed: int) -> CountTable:
    """Return the table as it comes a second time: a few inner counts changed, all sums with them."""
    chance = random.Random(seed)
    margins = {TOTAL, *(above for parents in table.parents.values() for above in parents.values())}
    inner = [codes for codes in table.counts if not margins.intersection(codes)]
    counts = dict(table.counts)
    for codes in chance.sample(inner, min(len(inner), chance.randint(1, 4))):
        change = max(-(counts[codes] or 0), chance.choice([-4, -2, -1, 1, 2, 3, 10]))
        for wanted in counts:
            if all(_is_within(table, at, codes[at], want) for at, want in enumerate(wanted)):
                counts[wanted] = (counts[wanted] or 0) + change
    return CountTable(dimensions=table.dimensions, counts=counts, parents=table.parents)


def _is_within(table: CountTable, at: int, code: str, whole: str) -> bool:
    return whole in (TOTAL, code, table.parents.get(table.dimensions[at], {}).get(code))


def _sizes(chance: random.Random, most_cells: int) -> list[int]:
    while True:
        dimensions = chance.choice([1, 2, 2, 3, 3, 4])
        sizes = [chance.randint(2, 14 if dimensions < 3 else 5) for _ in range(dimensions)]
        cells = 1
        for size in sizes:
            cells *= size + 1
        if cells <= most_cells:
            return sizes


def _count(chance: random.Random) -> int:
    if chance.random() < 0.15:
        return 0
    return int(chance.paretovariate(0.7)) if chance.random() < 0.8 else chance.randint(1, 4)


def _in_two_groups(table: CountTable) -> CountTable:
    """The first dimension gets a level between its codes and their total."""
    codes = [code for code in dict.fromkeys(cell[0] for cell in table.counts) if code != TOTAL]
    parents = {code: ("north" if number < len(codes) // 2 else "south") for number, code in enumerate(codes)}
    counts = dict(table.counts)
    for cell in [cell for cell in counts if cell[0] in parents]:
        above = (parents[cell[0]], *cell[1:])
        counts[above] = (counts.get(above) or 0) + (counts[cell] or 0)
    return CountTable(dimensions=table.dimensions, counts=counts, parents={table.dimensions[0]: parents})


def _fits(codes: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return all(want in (TOTAL, code) for code, want in zip(codes, wanted, strict=True))

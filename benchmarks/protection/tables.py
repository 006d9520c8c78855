"""Invented tables of counts: areas in regions, by three further dimensions, with all margins."""

import random
from itertools import product

from bildungsbuero.core.protection import TOTAL, CountTable

DIMENSIONS = ("area", "type", "age", "sex")
# Areas, regions, types, ages: about 5,000, 24,000 and 100,000 cells with all margins.
SHAPES = {5_000: (40, 4, 5, 5), 24_000: (100, 10, 8, 7), 100_000: (400, 16, 9, 7)}
SEXES = ("f", "m")


def hierarchical(shape: tuple[int, int, int, int], *, seed: int = 1) -> CountTable:
    """Return a table in which about one cell in fifteen is small, as in tables by municipality and school type."""
    areas, regions, types, ages = shape
    chance = random.Random(seed)
    above = {f"a{number}": f"r{number * regions // areas}" for number in range(areas)}
    lists = (list(above), [f"t{number}" for number in range(types)], [f"g{number}" for number in range(ages)], SEXES)
    counts: dict[tuple[str, ...], int | None] = {}
    for cell in product(*lists):
        count = 0 if chance.random() < 0.15 else int(chance.paretovariate(0.7) * chance.choice((1, 3, 10, 30)))
        for codes in product((cell[0], above[cell[0]], TOTAL), *((code, TOTAL) for code in cell[1:])):
            counts[codes] = (counts.get(codes) or 0) + count
    return CountTable(dimensions=DIMENSIONS, counts=counts, parents={"area": above})

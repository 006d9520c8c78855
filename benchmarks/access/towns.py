"""A made-up country: cells of 100 metres with people and places with seats, clustered in towns of very unequal size."""

import numpy as np

from bildungsbuero.core.access import Array, Points

# About as wide and high as Germany, in metres, with as many towns.
EXTENT_M = np.array([640_000.0, 870_000.0])
TOWNS = 2000
CELLS_A_PLACE = 30
CELL_M = 100


def people_and_places(cells: int) -> tuple[Points, Points]:
    """Return cells with people, and a place for every thirty of them; the same each time."""
    chance = np.random.default_rng(20_261_122)
    middles = chance.random((TOWNS, 2)) * EXTENT_M
    sizes = chance.pareto(1.6, TOWNS) + 0.3
    sizes /= sizes.sum()
    people, places = (_clustered(chance, middles, sizes, count) for count in (cells, max(1, cells // CELLS_A_PLACE)))
    people = np.floor(people / CELL_M) * CELL_M + CELL_M / 2
    return (
        Points(positions=people, amounts=chance.integers(3, 60, len(people)).astype(np.float64)),
        Points(positions=places, amounts=chance.integers(10, 200, len(places)).astype(np.float64)),
    )


def _clustered(chance: np.random.Generator, middles: Array, sizes: Array, count: int) -> Array:
    """Half of all in towns, the rest over the whole country."""
    town = chance.choice(TOWNS, count, p=sizes)
    spread = 1500 + 9000 * np.sqrt(sizes / sizes.max())
    found = chance.standard_normal((count, 2))
    found *= spread[town, None]
    found += middles[town]
    rural = chance.random(count) < 0.5
    found[rural] = chance.random((int(rural.sum()), 2)) * EXTENT_M
    return found

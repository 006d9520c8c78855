"""Degrees onto the European grid and back, and which outline a point lies in."""

import numpy as np

from bildungsbuero.core.territory.european_grid import in_degrees, on_the_grid
from bildungsbuero.core.territory.inside import outline_of

# Cells of the census grid (1 km) with the degrees that their source gives, five decimals: about a metre.
CENTRES = np.array([(4077500.0, 2960500.0), (4073500.0, 2961500.0), (4074500.0, 2961500.0)])
DEGREES = np.array([(6.62335, 49.7068), (6.56732, 49.71411), (6.58117, 49.71453)])


def test_degrees_come_to_the_cells_of_the_census():
    assert np.abs(on_the_grid(DEGREES) - CENTRES).max() < 1.0
    assert np.abs(in_degrees(CENTRES) - DEGREES).max() < 1e-5


def test_the_centre_of_the_projection_is_where_it_is_defined():
    assert np.allclose(on_the_grid(np.array([(10.0, 52.0)])), [(4_321_000, 3_210_000)])
    assert np.allclose(in_degrees(np.array([(4_321_000.0, 3_210_000.0)])), [(10, 52)])


def test_the_way_back_leads_to_where_one_came_from():
    dice = np.random.default_rng(1)
    there = np.column_stack([dice.uniform(5, 16, 200), dice.uniform(47, 56, 200)])

    assert np.abs(in_degrees(on_the_grid(there)) - there).max() < 1e-7


def test_a_point_lies_in_the_first_outline_that_holds_it_and_not_in_a_hole():
    square = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
    hole = ((1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0))
    east = ((4.0, 0.0), (6.0, 0.0), (6.0, 4.0), (4.0, 4.0), (4.0, 0.0))
    points = np.array([(0.5, 0.5), (1.5, 1.5), (5.0, 1.0), (9.0, 9.0), (3.0, 3.0)])

    assert outline_of(points, [(square, hole), (east,)]).tolist() == [0, -1, 1, -1, 0]

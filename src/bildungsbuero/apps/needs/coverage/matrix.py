"""A matrix: the cells of the offers that are asked for, with the lines of each axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.coverage.asking import Asked
from bildungsbuero.apps.needs.coverage.axes import Line, key_title, lines_of
from bildungsbuero.apps.needs.coverage.geography import Geography, geography_of
from bildungsbuero.apps.needs.coverage.reading import Reading
from bildungsbuero.core.coverage import Cube, Keys, count, empty_cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """What is asked for, the cells, and the lines of rows, columns and layers."""

    asked: Asked
    cube: Cube
    lines: tuple[tuple[Line, ...], ...]

    @property
    def gaps(self) -> int:
        """How many cells hold no offer, without the lines of what fits nowhere."""
        return sum(1 for _keys in empty_cells(self.cube, self._real))

    @property
    def real_cells(self) -> int:
        """How many cells there are, without the lines of what fits nowhere."""
        return prod(len(keys) for keys in self._real)

    @property
    def _real(self) -> list[list[str]]:
        return [[line.key for line in lines if not line.is_beside] for lines in self.lines]


def matrix_of(office: Office, asked: Asked, *, with_seats: bool = True) -> Matrix:
    """Return the matrix of an office."""
    geography = geography_of([office], asked.on, asked.axes)
    reading = Reading(office=office, asked=asked, geography=geography, with_seats=with_seats)
    cube = counted(reading)
    return Matrix(asked=asked, cube=cube, lines=lines_for(asked, geography, [cube]))


def counted(reading: Reading) -> Cube:
    """Return the cells of what is read."""
    return count((entry for _number, entry in reading.entries()), reading.asked.axes)


def lines_for(asked: Asked, geography: Geography, cubes: Sequence[Cube]) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of all axes for one or several matrices over them."""
    return tuple(
        lines_of(axis, geography, {key for cube in cubes for key in cube.keys_on(place)})
        for place, axis in enumerate(asked.axes)
    )


def cell_titles(asked: Asked, keys: Keys, geography: Geography) -> list[str]:
    """Return what the keys of a cell are called; totals say nothing."""
    return [key_title(axis, key, geography) for axis, key in zip(asked.axes, keys, strict=True) if key]

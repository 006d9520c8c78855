"""Which engine calculates: the KD-tree everywhere, the compiled grid where the extra `fast` is installed."""

from typing import Protocol

from bildungsbuero.core.access.points import Array, Points


class FloatingCatchment(Protocol):
    """What both engines answer alike."""

    def __call__(
        self, people: Points, places: Points, *, reach_m: float, weights: tuple[float, ...], has_choice: bool
    ) -> Array:
        """Return the capacity within reach for each person."""
        ...


def find_grid() -> FloatingCatchment | None:
    """Return the compiled floating catchment, None where numba (the extra `fast`) is not installed."""
    try:
        from bildungsbuero.core.access import grid
    except ImportError:
        return None
    return grid.floating_catchment

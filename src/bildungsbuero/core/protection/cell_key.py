"""The cell key method: each count is changed a little, the same count of the same cell always in the same way.

The chances (at most 2 up or down, nothing else excluded, zero never changed) are those of a perturbation table with
D = 2 and js = 0; source: github.com/olangsrud/experimentalRpackage. On average nothing changes.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Sequence

# For a true count of 0, 1 and 2 or more: how likely it becomes at most so much, from 2 below (or 0) to 2 above.
CHANCES: tuple[tuple[float, ...], ...] = (
    (1.0, 1.0, 1.0, 1.0, 1.0),
    (0.37, 0.73, 0.90, 1.0, 1.0),
    (0.2, 0.4, 0.6, 0.8, 1.0),
)
WIDEST = 2
STEPS = 2**53


def perturbed(count: int, cell_key: float) -> int:
    """Return the count as it is shown; `cell_key` lies between 0 and 1."""
    chances = CHANCES[min(count, WIDEST)]
    return max(0, count - WIDEST) + min(bisect_right(chances, cell_key), len(chances) - 1)


def cell_key(secret: bytes, cell: Sequence[str], count: int) -> float:
    """Return the key of a cell between 0 and 1: the same for the same cell and the same cases, in every table.

    Without the records behind a count their number stands for them. `secret` belongs to the installation; whoever knew
    it could take the change back.
    """
    text = "\x1f".join([*cell, str(count)]).encode()
    digest = hashlib.blake2b(text, key=secret, digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 11) / STEPS

"""Age groups of official tables, and which of them stand for an age in question."""

import re
from collections.abc import Mapping, Sequence

OLDEST = 100
_CODE = re.compile(r"ALT(\d{3})(?:B(\d{2})|UM)")


def ages_of(code: str) -> tuple[int, int] | None:
    """Return the first age of a group and the first beyond it: "ALT006B10" is 6 and 10; None for another code."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    return int(found[1]), int(found[2]) if found[2] else OLDEST


def groups_for(codes: Sequence[str], sums: Mapping[str, Sequence[str]], *, first: int, last: int | None) -> list[str]:
    """Return the groups that stand for the ages from `first` to under `last`, sums in place of their parts.

    A group stands for them where at least half of its years lie among them, or all of them among its years. `sums` are
    codes that stand for several of `codes`.
    """
    beyond = last if last is not None else OLDEST
    taken = [code for code in codes if (ages := ages_of(code)) and _stands_for(ages, first, beyond)]
    by_size = sorted(sums.items(), key=lambda pair: -len(pair[1]))
    for whole, parts in by_size:
        if set(parts) <= set(taken) and len(parts) > 1:
            place = taken.index(parts[0])
            taken = [*taken[:place], whole, *(code for code in taken[place:] if code not in parts)]
    return taken


def _stands_for(ages: tuple[int, int], first: int, beyond: int) -> bool:
    start, end = ages
    shared = min(end, beyond) - max(start, first)
    return 2 * shared >= end - start or (start <= first and beyond <= end)

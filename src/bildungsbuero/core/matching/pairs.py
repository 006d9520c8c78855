"""All pairs of a list that are held to be the same, found through blocks and a quick look before the comparison."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from bildungsbuero.core.matching.blocking import Positions, candidates
from bildungsbuero.core.matching.scoring import THRESHOLD, Pair, Verdict, find_pair
from bildungsbuero.core.matching.subjects import Profile, Subject, profile_of

# Names whose letters are less alike than this (in percent) are never the same by the full comparison.
QUICK_LOOK = 50
CUT_SHORT = 95
CHUNK = 200_000
Report = Callable[[int, int], None]


def find_pairs(
    subjects: Iterable[Subject],
    *,
    new: frozenset[str] | None = None,
    threshold: float = THRESHOLD,
    report: Report | None = None,
) -> list[Pair]:
    """Return the pairs from `threshold` on, the surest first; with `new`, only those with one of these keys.

    In a pair the key that comes first in the order of keys is `a`, so that the order of the list makes no difference.
    """
    profiles = sorted((profile_of(subject) for subject in subjects), key=lambda profile: profile.key)
    positions = None if new is None else frozenset(at for at, one in enumerate(profiles) if one.key in new)
    ones, others = candidates(profiles, new=positions)
    found: list[Pair] = []
    for start in range(0, len(ones), CHUNK):
        chosen = slice(start, start + CHUNK)
        pairs = _compared(profiles, ones[chosen], others[chosen], threshold)
        found.extend(pair for pair in pairs if pair.verdict != Verdict.DIFFERENT)
        if report is not None:
            report(min(start + CHUNK, len(ones)), len(ones))
    return sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b))


def _compared(profiles: Sequence[Profile], ones: Positions, others: Positions, threshold: float) -> Iterator[Pair]:
    texts = [[profiles[at].name.text for at in side.tolist()] for side in (ones, others)]
    alike = process.cpdist(texts[0], texts[1], scorer=fuzz.ratio, score_cutoff=QUICK_LOOK, dtype=np.uint8)
    # A name and its beginning have few letters in common.
    rest = np.flatnonzero(alike == 0)
    within = [[side[at] for at in rest.tolist()] for side in texts]
    alike[rest] = process.cpdist(*within, scorer=fuzz.token_set_ratio, score_cutoff=CUT_SHORT, dtype=np.uint8)
    for at in np.flatnonzero(alike).tolist():
        pair = find_pair(profiles[int(ones[at])], profiles[int(others[at])], threshold=threshold)
        if pair is not None:
            yield pair

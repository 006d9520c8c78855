"""Named checks of a delivery: what a check answers, and the rules by which figures are held to be doubtful.

The engine asks the same rules of millions of rows at once; the functions here are their plain twins, and the tests
compare both. What existing screeners leave out (sums, rates, ranges, jumps) is what these rules are for.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import Any


class Outcome(StrEnum):
    """PASS is in order; a HINT waits for somebody who says why it is right; a FAIL may not be published."""

    PASS = "PASS"
    HINT = "HINT"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One place that a check means: where it stands, what was found there, and what was to be expected."""

    area: str = ""
    period: str = ""
    row: int | None = None
    measure: str = ""
    dims: dict[str, str] = field(default_factory=dict)
    found: float | str | None = None
    expected: float | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer of one check: `code` names its sentence, `facts` fill it, `examples` show the first places."""

    name: str
    result: Outcome
    code: str
    facts: dict[str, Any] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()


# What binary fractions may be off.
TINY = 1e-6
# What numbers may be multiples of, the coarsest first: thousands, a source's rounding, one, decimals.
STEPS = (1_000_000, 1000, 100, 10, 5, 1, 0.1, 0.01, 0.001, 0.0001, 0.00001)

# So many places are kept of each finding.
MOST_EXAMPLES = 20

# A source that rounds to 5 moves each number by at most 2; a cell key moves most numbers by no more.
NOISE_PER_NUMBER = 2
# Where so large a share of the sums comes out, the parts are meant to make up the whole.
SHARE_OF_SUMS = 0.9
# Where so few come out, among at least so many, the parts are a list ("darunter") and no whole is meant.
SHARE_IN_A_LIST = 0.1
FEW_SUMS = 10

# Above 100 % may be right (children who come from elsewhere); ten times as much is a lost decimal comma.
MOST_PERCENT = 100
IMPOSSIBLE_PERCENT = 1000
# A measure with so many negative numbers is a balance, in which they belong.
SHARE_OF_NEGATIVES_IN_A_BALANCE = 0.02

# A number jumps when its change is far from what is usual in its measure, large in itself, and not one of few cases.
JUMP_DEVIATIONS = 6.0
JUMP_LEAST_CHANGE = 0.5
JUMP_SMALLEST = 30.0
# The median of absolute deviations of a normal distribution, as a standard deviation.
MAD_TO_DEVIATION = 1.4826

# More than a few areas or values have been lost, not merged.
SHARE_OF_AREAS = 0.9
SHARE_OF_ROWS = 0.9
# So many of the rates of a measure must differ before the columns themselves are taken to be wrong.
SHARE_OF_WRONG_RATES = 0.5
# The factors that rates are given with: a share, per 100, per 1,000, per 10,000, per 100,000.
FACTORS = (1, 100, 1_000, 10_000, 100_000)


class Sum(StrEnum):
    """How the parts of a whole stand to it."""

    FITS = "fits"
    NEARLY = "nearly"
    TOO_MUCH = "too_much"
    TOO_LITTLE = "too_little"


def compare_sum(total: float, parts: Sequence[float | None], *, step: float = 1) -> Sum | None:
    """Return how parts stand to their whole; None where a part has no number and the others do not exceed it.

    `step` is what the numbers are multiples of: 1 for counts, 0.1 for one decimal, 5 or 1000 where a source rounds.
    """
    numbers = [part for part in parts if part is not None]
    difference, allowed = sum(numbers) - total, rounding(len(parts), step=step)
    if difference > allowed:
        return Sum.NEARLY if difference <= noise(len(parts)) else Sum.TOO_MUCH
    if len(numbers) < len(parts):
        return None
    if difference < -allowed:
        return Sum.NEARLY if -difference <= noise(len(parts)) else Sum.TOO_LITTLE
    return Sum.FITS


def judge_sums(counts: Mapping[Sum, int]) -> tuple[Outcome, str]:
    """Return the outcome for all sums over one dimension, and which case it is.

    Parts that exceed their whole are impossible, parts that fall short may be a list; where neither is clear, somebody
    has to look.
    """
    everything = sum(counts.values())
    coming_out = counts.get(Sum.FITS, 0) + counts.get(Sum.NEARLY, 0)
    if not everything:
        return Outcome.PASS, "none"
    if counts.get(Sum.FITS, 0) == everything:
        return Outcome.PASS, "fit"
    if coming_out >= SHARE_OF_SUMS * everything:
        if counts.get(Sum.TOO_MUCH, 0):
            return Outcome.FAIL, "too_much"
        return Outcome.HINT, "too_little" if counts.get(Sum.TOO_LITTLE, 0) else "nearly"
    is_list = not counts.get(Sum.TOO_MUCH, 0) and coming_out <= SHARE_IN_A_LIST * everything
    return (Outcome.PASS, "list") if is_list and everything >= FEW_SUMS else (Outcome.HINT, "unclear")


def rounding(parts: int, *, step: float) -> float:
    """Return by how much a sum of rounded parts may miss its rounded whole: half a step each, nothing for counts."""
    return TINY if step == 1 else (parts + 1) * step / 2 + TINY


def noise(parts: int) -> float:
    """Return by how much a source that changes small numbers may miss a sum."""
    return float((parts + 1) * NOISE_PER_NUMBER)


def is_rate(value: float, numerator: float, denominator: float, *, factor: int, step: float) -> bool:
    """Whether a delivered rate is numerator / denominator × factor, up to its rounding."""
    return abs(value - numerator / denominator * factor) <= step / 2 + TINY


def factor_of(ratios: Sequence[float]) -> int:
    """Return the factor that rates are given with; `ratios` are value / (numerator / denominator)."""
    middle = float(median(ratios))
    if middle <= 0:
        return 1
    return min(FACTORS, key=lambda factor: abs(math.log(middle / factor)))


def jumps(pairs: Sequence[tuple[float, float]]) -> list[bool]:
    """Return for each pair of a number before and after whether it jumps.

    The change is the logarithm of after / before. It jumps where it is more than JUMP_DEVIATIONS robust standard
    deviations from the median change, at least JUMP_LEAST_CHANGE in itself, and the larger number is not small.
    """
    changes = {index: math.log(new / old) for index, (old, new) in enumerate(pairs) if old > 0 and new > 0}
    if not changes:
        return [False] * len(pairs)
    middle = median(changes.values())
    spread = MAD_TO_DEVIATION * median(abs(change - middle) for change in changes.values())
    least = max(math.log(1 + JUMP_LEAST_CHANGE), JUMP_DEVIATIONS * spread)
    return [
        index in changes and abs(changes[index] - middle) > least and max(pair) >= JUMP_SMALLEST
        for index, pair in enumerate(pairs)
    ]

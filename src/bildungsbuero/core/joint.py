"""One figure for several areas together: sum of the numerators over sum of the denominators, never a mean of rates."""

import re
from collections.abc import Iterable, Sequence

from bildungsbuero.core.cells import Meaning, Missing, total
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator, Kind, calculate

SIGN = "+"
NO_JOINT_VALUE = Missing(meaning=Meaning.NOT_MEANINGFUL, mark="x")


def joint_key(areas: Iterable[str]) -> str:
    """Return the key of several areas together, such as "09762+09777"."""
    return SIGN.join(areas)


def areas_of(key: str) -> list[str]:
    """Return the areas of a joint key in the order given; a single area for any other key."""
    # In an address a plus sign arrives as a space.
    return list(dict.fromkeys(part for part in re.split(r"[+ ]", key) if part))


def is_joint(key: str) -> bool:
    """Whether a key names several areas together."""
    return len(areas_of(key)) > 1


def has_joint_value(indicator: Indicator) -> bool:
    """Whether areas can be put together at all: a rate that was taken over lacks the parts for it."""
    return indicator.kind is not Kind.TAKEN_OVER


def together(indicator: Indicator, figures: Sequence[Figure]) -> Figure:
    """Return the figure of several areas together, of one period and one code.

    numerator = sum of the numerators, denominator = sum of the denominators, value = numerator / denominator × factor.
    A part without a number leaves the whole without one, for the gravest reason.
    """
    first = figures[0]
    numerator = total(figure.numerator for figure in figures)
    below = [figure.denominator for figure in figures if figure.denominator is not None]
    denominator = total(below) if below else None
    indicator = indicator.of_version(first.version)
    cell = calculate(indicator, numerator, denominator) if has_joint_value(indicator) else NO_JOINT_VALUE
    return Figure(
        indicator=indicator.key,
        area=joint_key(figure.area for figure in figures),
        period=first.period,
        cell=cell,
        numerator=numerator,
        denominator=denominator,
        dimension=first.dimension,
        code=first.code,
        version=first.version,
    )


def all_together(indicator: Indicator, figures: Iterable[Figure], areas: Sequence[str]) -> list[Figure]:
    """Return the joint figures of every period and code for which each of the areas has a figure."""
    by_place: dict[tuple[str, str, str], dict[str, Figure]] = {}
    for figure in figures:
        by_place.setdefault((figure.period.code, figure.dimension, figure.code), {})[figure.area] = figure
    complete = (found for found in by_place.values() if all(area in found for area in areas))
    return [together(indicator, [found[area] for area in areas]) for found in complete]

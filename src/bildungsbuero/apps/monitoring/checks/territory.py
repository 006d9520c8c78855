"""Are the areas right: keys, units that stood in the period, the same ones as before, all parts of a whole."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.checks import MOST_EXAMPLES, Example, Finding, Outcome
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.periods import Period, read_period
from bildungsbuero.warehouse.checking import Subject, coverage
from bildungsbuero.warehouse.checking.coded import Coded
from bildungsbuero.warehouse.reading import Reading

Bounds = tuple[date | None, date | None]
# The levels whose keys lie one in another, by the number of digits: Land, Kreis, Gemeinde.
LEVELS_BY_DIGITS = {2: "state", 5: "district", 8: "municipality"}


def keys(reading: Reading) -> Finding:
    """Return how many keys got back a zero that a spreadsheet had dropped; that can be meant one way only."""
    count = reading.mended_keys
    code = "keys.mended" if count else "keys.complete"
    return Finding(name="keys", result=Outcome.PASS, code=code, facts={"count": count})


def known(reading: Reading) -> Finding:
    """Return whether every area stands in the register of units."""
    register = set(Unit.objects.values_list("key", flat=True))
    unknown = [key for key in reading.area_keys() if key not in register]
    if not unknown:
        return Finding(name="areas", result=Outcome.PASS, code="areas.known")
    facts = {"count": len(unknown), "sample": ", ".join(unknown[:3])}
    examples = tuple(Example(area=key) for key in unknown[:MOST_EXAMPLES])
    return Finding(name="areas", result=Outcome.HINT, code="areas.unknown", facts=facts, examples=examples)


def standing(reading: Reading, declaration: Declaration) -> Finding:
    """Numbers for units that did not stand in the period point to a wrong year or a wrong key."""
    bounds = bounds_of_units()
    suspicious = [
        (area, code)
        for area, code in reading.areas_with_numbers()
        if area in bounds and not _stands(bounds[area], code, declaration)
    ]
    if not suspicious:
        return Finding(name="territory", result=Outcome.PASS, code="territory.stands")
    sample = ", ".join(f"{area} ({code})" for area, code in suspicious[:3])
    examples = tuple(Example(area=area, period=code) for area, code in suspicious[:MOST_EXAMPLES])
    facts = {"count": len(suspicious), "sample": sample}
    return Finding(name="territory", result=Outcome.HINT, code="territory.gone", facts=facts, examples=examples)


def as_before(subject: Subject, declaration: Declaration) -> Finding:
    """Return whether the areas of the last period delivered before are all here, but for those that are gone."""
    lost = coverage.lost_areas(subject)
    bounds, newest = bounds_of_units(), _newest_period(subject)
    missing = [area for area in lost if area not in bounds or not newest or _stands(bounds[area], newest, declaration)]
    if not missing:
        return Finding(name="same-areas", result=Outcome.PASS, code="same-areas.fit")
    facts = {"count": len(missing), "sample": ", ".join(missing[:3])}
    examples = tuple(Example(area=area) for area in missing[:MOST_EXAMPLES])
    return Finding(name="same-areas", result=Outcome.HINT, code="same-areas.lost", facts=facts, examples=examples)


def standing_areas(pairs: Iterable[tuple[str, str]], declaration: Declaration) -> list[str]:
    """Return the areas of pairs of area and period that stood in the period."""
    bounds = bounds_of_units()
    return [area for area, code in pairs if area in bounds and _stands(bounds[area], code, declaration)]


def complete_areas(coded: Coded, declaration: Declaration) -> list[tuple[str, int, str]]:
    """Return the outer areas whose inner areas, as they stood in a period, were all delivered.

    Each entry is the key of the outer area, the number of digits of the inner ones, and the period.
    """
    delivered = _delivered(coded)
    bounds = bounds_of_units()
    found = []
    for period in coded.values["period"]:
        for digits_outside, digits in pairwise((0, *LEVELS_BY_DIGITS)):
            inside = _standing_at(digits, bounds, period, declaration)
            expected = Counter(_outer(key, digits_outside) for key in inside)
            present = Counter(_outer(key, digits_outside) for key in inside if (key, period) in delivered)
            found += [
                (outer, digits, period)
                for outer, count in expected.items()
                if count > 1 and present[outer] == count and (outer, period) in delivered
            ]
    return found


def bounds_of_units() -> dict[str, Bounds]:
    """Return from when to when each unit stands."""
    units = Unit.objects.values_list("key", "valid_from", "valid_to")
    return {key: (valid_from, valid_to) for key, valid_from, valid_to in units}


def _delivered(coded: Coded) -> set[tuple[str, str]]:
    """Every pair of area and period that has a row."""
    return set(coded.pairs("area", "period"))


def _standing_at(digits: int, bounds: dict[str, Bounds], code: str, declaration: Declaration) -> list[str]:
    """The units of a level that stood throughout a period."""
    period = _period(code, declaration)
    if period is None:
        return []
    start, end = declaration.territory_on or period.start, declaration.territory_on or period.end
    return [
        key
        for key, (first, last) in bounds.items()
        if len(key) == digits and (first is None or first <= start) and (last is None or last > end)
    ]


def _outer(key: str, digits: int) -> str:
    return key[:digits] or "DG"


def _newest_period(subject: Subject) -> str:
    row = subject.rows("SELECT max(period) FROM observations")[0]
    return str(row[0] or "")


def _period(code: str, declaration: Declaration) -> Period | None:
    try:
        return read_period(code, declaration.period)
    except Refusal:
        return None


def _stands(bounds: Bounds, code: str, declaration: Declaration) -> bool:
    period = _period(code, declaration)
    if period is None:
        return True
    start, end = declaration.territory_on or period.start, declaration.territory_on or period.end
    first, last = bounds
    return (first is None or first <= end) and (last is None or last > start)

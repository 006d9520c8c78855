"""Counts of one territory status brought onto a later one by shares, with missing parts kept missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.territory.units import Change

Counts: TypeAlias = Mapping[str, Decimal | None]
Shares: TypeAlias = tuple[Decimal | None, Decimal | None]

_DIGITS = 60
_WHOLE: Shares = (Decimal(1), Decimal(1))


class ValueKind(StrEnum):
    """What a value is: something counted, or a quotient of two counts."""

    COUNT = "count"
    RATE = "rate"


class Weight(StrEnum):
    """By what a split unit is divided; people where people are counted, area for land use and the like."""

    PEOPLE = "people"
    AREA = "area"


def convert(
    values: Counts,
    changes: Iterable[Change],
    *,
    at: date,
    onto: date,
    kind: ValueKind,
    weight: Weight = Weight.PEOPLE,
) -> dict[str, Decimal | None]:
    """Return counts of the territory on day `at` on the territory of the later day `onto`.

    value(new) = Σ share(old → new) · value(old), reform by reform. A part without value, or with a share that nobody
    has published, makes the sum missing (None). Rates are refused: they are computed anew from converted counts.
    Method and shares: BBSR, Umsteigeschlüssel for Kreise.
    """
    if kind is not ValueKind.COUNT:
        raise Refusal("territory.rates_are_not_converted")
    converted = dict(values)
    with localcontext(prec=_DIGITS):
        for step in _steps(changes, at=at, onto=onto):
            converted = _after(converted, step, weight)
    return converted


def chain(changes: Iterable[Change], *, at: date, onto: date) -> tuple[Change, ...]:
    """Return several reforms as one: changes that lead from the territory of `at` directly onto that of `onto`."""
    ways: dict[str, dict[str, Shares]] = {}
    with localcontext(prec=_DIGITS):
        for step in _steps(changes, at=at, onto=onto):
            ways = _lengthened(ways, step)
    return tuple(
        Change(from_key=origin, to_key=goal, on=onto, share_of_people=people, share_of_area=area)
        for origin in sorted(ways)
        for goal, (people, area) in sorted(ways[origin].items())
    )


def faulty_shares(changes: Iterable[Change]) -> list[tuple[str, date]]:
    """Return the units and days whose published shares do not add up to exactly 1."""
    by_unit: dict[tuple[str, date], list[Change]] = defaultdict(list)
    for change in changes:
        by_unit[change.from_key, change.on].append(change)
    return [unit for unit, parts in sorted(by_unit.items()) if not _adds_up(parts)]


def share_by(change: Change, weight: Weight) -> Decimal | None:
    """Return the share of a change by people or by area."""
    return change.share_of_people if weight is Weight.PEOPLE else change.share_of_area


def _steps(changes: Iterable[Change], *, at: date, onto: date) -> list[list[Change]]:
    """Return the changes after `at` up to and on `onto`, together by day and in order."""
    if onto < at:
        raise Refusal("territory.backwards", at=at, onto=onto)
    between = sorted((change for change in changes if at < change.on <= onto), key=lambda change: change.on)
    return [list(step) for _on, step in groupby(between, key=lambda change: change.on)]


def _after(values: Counts, step: list[Change], weight: Weight) -> dict[str, Decimal | None]:
    """Return the counts after the changes of one day."""
    givers = {change.from_key for change in step}
    parts: dict[str, list[Change]] = defaultdict(list)
    for change in step:
        parts[change.to_key].append(change)
    for key in parts.keys() - givers:
        if values.get(key) is not None:
            raise Refusal("territory.not_yet_standing", key=key, on=step[0].on)
    after = {key: value for key, value in values.items() if key not in givers and key not in parts}
    for key, changes in parts.items():
        if any(change.from_key in values for change in changes):
            after[key] = _sum([_part(values.get(change.from_key), share_by(change, weight)) for change in changes])
    return after


def _part(value: Decimal | None, share: Decimal | None) -> Decimal | None:
    return None if value is None or share is None else value * share


def _sum(parts: list[Decimal | None]) -> Decimal | None:
    """Return the sum, missing as soon as one part is missing."""
    total = Decimal(0)
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def _lengthened(ways: dict[str, dict[str, Shares]], step: list[Change]) -> dict[str, dict[str, Shares]]:
    """Return the ways so far, each led on by the changes of one more day."""
    onward: dict[str, dict[str, Shares]] = defaultdict(dict)
    for change in step:
        onward[change.from_key][change.to_key] = (change.share_of_people, change.share_of_area)
    reached = {goal for goals in ways.values() for goal in goals}
    starts = {key: {key: _WHOLE} for key in onward if key not in reached}
    return {origin: _led_on(goals, onward) for origin, goals in {**ways, **starts}.items()}


def _led_on(goals: dict[str, Shares], onward: Mapping[str, dict[str, Shares]]) -> dict[str, Shares]:
    parts: dict[str, list[Shares]] = defaultdict(list)
    for goal, (people, area) in goals.items():
        for key, (next_people, next_area) in onward.get(goal, {goal: _WHOLE}).items():
            parts[key].append((_part(people, next_people), _part(area, next_area)))
    return {
        key: (_sum([people for people, _area in shares]), _sum([area for _people, area in shares]))
        for key, shares in parts.items()
    }


def _adds_up(parts: list[Change]) -> bool:
    sums = (_sum([share_by(part, weight) for part in parts]) for weight in Weight)
    return all(total is None or total == 1 for total in sums)

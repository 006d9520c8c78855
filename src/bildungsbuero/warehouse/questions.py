"""Questions about figures as Ibis expressions: the same text for every engine.

Facts come with `severity`, the rank of `core.cells.Meaning`, so that adding up in the engine follows `core.cells.total`
exactly; the tests compare both on random tables.
"""

from math import prod

import ibis
import ibis.expr.types as ir

from bildungsbuero.core.cells import SEVERITY, SKIPPED, Meaning
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.indicators import Breakdown, Indicator, Part

ZERO = SEVERITY[Meaning.ZERO]
NOT_DELIVERED = SEVERITY[Meaning.NOT_DELIVERED]
NO_BASE = SEVERITY[Meaning.NO_BASE]
FIXED = frozenset({"area", "period", "measure", "value", "severity", "mark", "quality", "delivery", "row"})
# What `part_values` answers besides area, period and code.
CELL = ("value", "severity", "mark", "quality")


def dimensions_of(facts: ir.Table) -> list[str]:
    """Return the dimensions of a table of facts."""
    return [column for column in facts.columns if column not in FIXED]


def part_values(facts: ir.Table, part: Part, *, breakdown: str = "", codes: tuple[str, ...] = ()) -> ir.Table:
    """Return area, period, code, value, severity, mark and quality of a numerator or denominator.

    Dimensions that neither `part.where` nor `breakdown` names stand at their total. A sum over several codes of which
    one was not delivered is not delivered itself. Without a breakdown `code` is empty.
    """
    rows = facts.filter(facts.measure == part.measure)
    for dimension in dimensions_of(facts):
        if dimension == breakdown:
            wanted = part.where.get(dimension, codes)
            rows = rows.filter(rows[dimension].isin(wanted) if wanted else rows[dimension] != TOTAL)
        elif dimension in part.where:
            rows = rows.filter(rows[dimension].isin(part.where[dimension]))
        else:
            rows = rows.filter(rows[dimension] == TOTAL)
    code = rows[breakdown] if breakdown else ibis.literal("")
    keyed = rows.select("area", "period", code.name("code"), *CELL)
    summed = [values for dimension, values in part.where.items() if dimension != breakdown]
    expected = prod(len(values) for values in summed)
    return _add_up(keyed, expected) if expected > 1 else keyed


def _add_up(rows: ir.Table, expected: int) -> ir.Table:
    """The sum of `expected` cells for each area, period and code, as `core.cells.total` defines it."""
    sums = rows.group_by("area", "period", "code").agg(
        value=rows.value.sum(),
        worst=rows.severity.max(),
        best=rows.severity.min(),
        quality=rows.quality.bit_or(),
        cells=rows.count(),
    )
    worst = ibis.ifelse(sums.cells < expected, ibis.greatest(sums.worst, NOT_DELIVERED), sums.worst)
    severity = ibis.cases(
        (worst > SKIPPED, worst),
        (sums.best > ZERO, SKIPPED),
        (sums.best == ZERO, ZERO),
        else_=0,
    )
    return sums.select(
        "area",
        "period",
        "code",
        value=ibis.ifelse(severity > ZERO, ibis.null("float64"), sums.value),
        severity=severity.cast("int16"),
        mark=ibis.ifelse(severity == ZERO, "-", ""),
        quality=sums.quality.cast("int16"),
    )


def indicator_values(
    indicator: Indicator, numerators: ir.Table, denominators: ir.Table | None, *, by: Breakdown | None = None
) -> ir.Table:
    """Return area, period, code, and numerator, denominator and value with severity, mark and quality each.

    `numerators` and `denominators` are the facts of their data sets. Without a denominator the value is the numerator.
    """
    dimension, codes = (by.dimension, by.codes) if by else ("", ())
    top = part_values(numerators, indicator.numerator, breakdown=dimension, codes=codes)
    if indicator.denominator is None or denominators is None:
        return top.select(
            "area", "period", "code", *_cell(top, "numerator"), *_no_cell("denominator"), *_cell(top, "value")
        )
    split = dimension if by and by.both else ""
    bottom = part_values(denominators, indicator.denominator, breakdown=split, codes=codes if split else ())
    return _divided(top, bottom, indicator, same_code=bool(split) or not dimension)


def _divided(top: ir.Table, bottom: ir.Table, indicator: Indicator, *, same_code: bool) -> ir.Table:
    below = bottom.select(
        below_area=bottom.area,
        below_period=bottom.period,
        below_code=bottom.code,
        below_value=bottom.value,
        below_severity=bottom.severity,
        below_mark=bottom.mark,
        below_quality=bottom.quality,
    )
    pattern = indicator.denominator.period if indicator.denominator else "same"
    keys = [top.area == below.below_area, _period_of(top.period, pattern) == below.below_period]
    if same_code:
        keys.append(top.code == below.below_code)
    both = top.left_join(below, keys)
    bottom_severity = both.below_severity.fill_null(NOT_DELIVERED)
    worst = ibis.greatest(both.severity, bottom_severity)
    severity = ibis.cases(
        (worst > ZERO, worst),
        (both.below_value == 0, NO_BASE),
        else_=0,
    ).cast("int16")
    value = ibis.ifelse(severity == 0, both.value * float(indicator.factor) / both.below_value, ibis.null("float64"))
    return both.select(
        both.area,
        both.period,
        both.code,
        numerator=both.value,
        numerator_severity=both.severity,
        numerator_mark=both.mark,
        numerator_quality=both.quality,
        denominator=both.below_value,
        denominator_severity=bottom_severity.cast("int16"),
        denominator_mark=both.below_mark.fill_null(""),
        denominator_quality=both.below_quality.fill_null(0).cast("int16"),
        value=value,
        value_severity=severity,
        value_mark=ibis.literal(""),
        value_quality=(both.quality | both.below_quality.fill_null(0)).cast("int16"),
    )


def _period_of(period: ir.StringValue, pattern: str) -> ir.StringValue:
    """The period of the denominator for one of the numerator: the same, or a pattern around its year."""
    if pattern == "same":
        return period
    before, after = pattern.split("{year}")
    return ibis.literal(before) + period.substr(0, 4) + ibis.literal(after)


def _cell(table: ir.Table, kind: str) -> list[ir.Value]:
    suffixes = ("", "_severity", "_mark", "_quality")
    return [table[column].name(kind + suffix) for column, suffix in zip(CELL, suffixes, strict=True)]


def _no_cell(kind: str) -> list[ir.Value]:
    return [
        ibis.null("float64").name(kind),
        ibis.null("int16").name(f"{kind}_severity"),
        ibis.null("string").name(f"{kind}_mark"),
        ibis.null("int16").name(f"{kind}_quality"),
    ]

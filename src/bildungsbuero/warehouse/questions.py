"""Questions about figures as Ibis expressions: the same text for every engine.

Facts come with `severity`, the rank of `core.cells.Meaning`, so that adding up in the engine follows `core.cells.total`
exactly; the tests compare both on random tables.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
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
PATTERN = re.compile(r"([^{}]*)\{year(?:-(\d))?\}([^{}]*)")


def dimensions_of(facts: ir.Table) -> list[str]:
    """Return the dimensions of a table of facts."""
    return [column for column in facts.columns if column not in FIXED]


def part_values(facts: ir.Table, part: Part, *, by: Breakdown | None = None) -> ir.Table:
    """Return area, period, code, value, severity, mark and quality of a numerator, denominator or rate.

    Dimensions that neither `part.where` nor `by` names stand at their total. A sum over several codes of which one was
    not delivered is not delivered itself. Without a breakdown `code` is empty.
    """
    if by is not None and by.sums:
        each = [_one_code(facts, part, by, code) for code in by.codes]
        values = each[0] if len(each) == 1 else ibis.union(*each)
    else:
        values = _delivered(facts, part, by=by)
    return _change(values, part.since) if part.since else values


def _one_code(facts: ir.Table, part: Part, by: Breakdown, code: str) -> ir.Table:
    """The values of one code of a breakdown that may stand for several others together."""
    narrowed = replace(part, where={**part.where, by.dimension: by.parts_of(code)})
    return _delivered(facts, narrowed).mutate(code=ibis.literal(code))


def _delivered(facts: ir.Table, part: Part, *, by: Breakdown | None = None) -> ir.Table:
    breakdown, codes = (by.dimension, by.codes) if by else ("", ())
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


def _change(now: ir.Table, since: str) -> ir.Table:
    """Each value less that of the period before it, as `core.cells.difference` defines it."""
    before = _renamed(now, "before")
    keys = [
        now.area == before.before_area,
        now.code == before.before_code,
        _period_of(now.period, since) == before.before_period,
    ]
    both = now.left_join(before, keys)
    worst = ibis.greatest(both.severity, both.before_severity.fill_null(NOT_DELIVERED))
    severity = ibis.ifelse(worst > ZERO, worst, 0).cast("int16")
    return both.select(
        "area",
        "period",
        "code",
        value=ibis.ifelse(severity == 0, both.value - both.before_value, ibis.null("float64")),
        severity=severity,
        mark=ibis.literal(""),
        quality=(both.quality | both.before_quality.fill_null(0)).cast("int16"),
    )


def _renamed(table: ir.Table, prefix: str) -> ir.Table:
    columns = ("area", "period", "code", *CELL)
    return table.select(**{f"{prefix}_{column}": table[column] for column in columns})


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


def indicator_values(indicator: Indicator, facts: Mapping[str, ir.Table], *, by: Breakdown | None = None) -> ir.Table:
    """Return area, period, code, and numerator, denominator and value with severity, mark and quality each.

    `facts` holds the table of each data set by its key. Without a denominator the value is the numerator; a taken-over
    rate is the value, with the count beside it as numerator.
    """
    main = part_values(facts[indicator.main.dataset], indicator.main, by=by)
    if indicator.rate is not None:
        return _taken_over(main, indicator, facts, by)
    if indicator.denominator is None:
        cells = (*_cell(main, "numerator"), *_no_cell("denominator"), *_cell(main, "value"))
        return main.select("area", "period", "code", *cells)
    split = by if by and by.both else None
    bottom = part_values(facts[indicator.denominator.dataset], indicator.denominator, by=split)
    return _divided(main, bottom, indicator, same_code=split is not None or by is None)


def _taken_over(rates: ir.Table, indicator: Indicator, facts: Mapping[str, ir.Table], by: Breakdown | None) -> ir.Table:
    """The rates as delivered, beside them the counts that the source gives for the same area, period and code."""
    beside = indicator.numerator
    if beside is None:
        cells = (*_no_cell("numerator"), *_no_cell("denominator"), *_cell(rates, "value"))
        return rates.select("area", "period", "code", *cells)
    counts = _renamed(part_values(facts[beside.dataset], beside, by=by), "count")
    keys = [rates.area == counts.count_area, rates.period == counts.count_period, rates.code == counts.count_code]
    both = rates.left_join(counts, keys)
    return both.select(
        "area",
        "period",
        "code",
        numerator=both.count_value,
        numerator_severity=both.count_severity.fill_null(NOT_DELIVERED).cast("int16"),
        numerator_mark=both.count_mark.fill_null(""),
        numerator_quality=both.count_quality.fill_null(0).cast("int16"),
        **{column.get_name(): column for column in _no_cell("denominator")},
        **{column.get_name(): column for column in _cell(both, "value")},
    )


def _divided(top: ir.Table, bottom: ir.Table, indicator: Indicator, *, same_code: bool) -> ir.Table:
    below = _renamed(bottom, "below")
    pattern = indicator.denominator.period if indicator.denominator else "same"
    if pattern != "same":
        # A period for which nobody delivered a denominator is none of the indicator's.
        delivered = bottom.filter(bottom.severity < NOT_DELIVERED)
        top = top.filter(_period_of(top.period, pattern).isin(delivered.period))
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
    """The period that belongs to another one: the same, or a pattern around its year or a year before."""
    match = PATTERN.fullmatch(pattern)
    if match is None:
        return period
    before, years, after = match[1], int(match[2] or 0), match[3]
    year = (period.substr(0, 4).cast("int32") - years).cast("string") if years else period.substr(0, 4)
    return ibis.literal(before) + year + ibis.literal(after)


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

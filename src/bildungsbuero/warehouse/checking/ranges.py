"""Can the numbers be true at all: negative counts, more than everything, shares written as fractions, empty periods."""

from collections.abc import Iterable

from bildungsbuero.core.checks import (
    IMPOSSIBLE_PERCENT,
    MOST_EXAMPLES,
    MOST_PERCENT,
    SHARE_OF_NEGATIVES_IN_A_BALANCE,
    Finding,
    Outcome,
)
from bildungsbuero.warehouse.checking.subject import Subject
from bildungsbuero.warehouse.sql import literal

# A share that nobody can hold more than once, at most 1 throughout, was written as a fraction.
LEAST_VALUES_FOR_FRACTIONS = 5


def ranges(subject: Subject) -> Finding:
    """Return whether no number lies outside what its unit allows."""
    percents = _in(code for code, unit in subject.measures.items() if unit == "percent")
    _collect(subject, percents)
    negative, over, impossible = subject.rows(
        "SELECT count(*) FILTER (found < 0), count(*) FILTER (found > 0), "
        f"count(*) FILTER (found > {IMPOSSIBLE_PERCENT}) FROM out_of_range"
    )[0]
    facts = {"negative": negative, "over": over, "impossible": impossible}
    if not negative and not over:
        return Finding(name="range", result=Outcome.PASS, code="range.fit", facts=facts)
    order = "abs(found) DESC, area, period, row"
    examples = subject.examples("out_of_range", order=order, limit=MOST_EXAMPLES)
    case = "impossible" if impossible else "negative" if negative else "over"
    result = Outcome.FAIL if impossible else Outcome.HINT
    return Finding(name="range", result=result, code=f"range.{case}", facts=facts, examples=examples)


def fractions(subject: Subject) -> list[str]:
    """Return the measures in percent whose numbers all look like 0.123 in place of 12.3."""
    percents = _in(code for code, unit in subject.measures.items() if unit == "percent")
    rows = subject.rows(
        f"SELECT measure FROM observations WHERE measure IN ({percents}) AND value IS NOT NULL GROUP BY 1 "
        f"HAVING count(*) >= {LEAST_VALUES_FOR_FRACTIONS} AND max(value) <= 1 AND min(value) >= 0 "
        "AND bool_or(value <> round(value)) ORDER BY 1"
    )
    return [row[0] for row in rows]


def empty_parts(subject: Subject) -> list[tuple[str, str]]:
    """Return every pair of measure and period that has rows and not one number, while the measure has others."""
    rows = subject.rows(
        "SELECT measure, period FROM (SELECT measure, period, count(value) AS numbers, "
        "sum(count(value)) OVER (PARTITION BY measure) AS elsewhere FROM observations GROUP BY 1, 2) "
        "WHERE numbers = 0 AND elsewhere > 0 ORDER BY 1, 2"
    )
    return [(measure, period) for measure, period in rows]


def _collect(subject: Subject, percents: str) -> None:
    """Make the table `out_of_range`; measures that are balances by their own numbers may be negative."""
    share = SHARE_OF_NEGATIVES_IN_A_BALANCE
    subject.connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE out_of_range AS
        SELECT * EXCLUDE (value, mark, quality), value AS found, NULL::DOUBLE AS expected FROM observations
        WHERE (value < 0 AND measure NOT IN (
                SELECT measure FROM observations GROUP BY 1
                HAVING count(*) FILTER (value < 0) >= {share} * count(value)
                   AND count(*) FILTER (value < 0) > 1))
           OR (value > {MOST_PERCENT} AND measure IN ({percents}))
        """
    )


def _in(codes: Iterable[str]) -> str:
    return ", ".join(literal(code) for code in codes) or "NULL"

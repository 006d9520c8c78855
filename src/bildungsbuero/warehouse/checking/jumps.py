"""Does a number jump: against the same value delivered before, and against the period before it."""

import math

from bildungsbuero.core.checks import (
    JUMP_DEVIATIONS,
    JUMP_LEAST_CHANGE,
    JUMP_SMALLEST,
    MAD_TO_DEVIATION,
    MOST_EXAMPLES,
    Finding,
    Outcome,
)
from bildungsbuero.warehouse.checking.coded import Coded, coded_before

# Above so many rows jumps are looked for where at most one dimension is split.
MOST_ROWS_IN_FULL = 2_000_000


def jumps(coded: Coded) -> list[Finding]:
    """Return whether numbers changed far more than is usual in their measure; empty where nothing can be compared.

    The rule is `core.checks.jumps`: the logarithm of after / before against its median and median absolute deviation.
    """
    _pair(coded)
    subject = coded.subject
    compared = subject.count("SELECT count(*) FROM pairs")
    if not compared:
        return []
    _mark(coded)
    count = subject.count("SELECT count(*) FROM jumped")
    facts = {"count": count, "of": compared}
    if not count:
        return [Finding(name="jump", result=Outcome.PASS, code="jump.none", facts=facts)]
    examples = coded.examples(
        "SELECT key, row, found, expected FROM jumped ORDER BY abs(ln(found / expected)) * "
        f"sqrt(greatest(found, expected)) DESC, key LIMIT {MOST_EXAMPLES}"
    )
    return [Finding(name="jump", result=Outcome.HINT, code="jump.some", facts=facts, examples=examples)]


def _pair(coded: Coded) -> None:
    """Make the table `pairs`: each number with the ones that it is compared with."""
    subject = coded.subject
    is_large = subject.count("SELECT count(*) FROM coded") > MOST_ROWS_IN_FULL
    narrowed = f" AND {coded.split_by_one('key')}" if is_large else ""
    measure = f"{coded.digit('measure', 'o.key')} AS measure"
    # Where no other row is meant, few rows are joined.
    subject.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE comparable AS SELECT key, row, value FROM coded WHERE value > 0{narrowed}"
    )
    text = (
        f"SELECT o.key, {measure}, o.row, o.value AS found, b.value AS expected FROM comparable o "
        f"JOIN comparable b ON b.key = o.key - 1 WHERE {coded.digit('period', 'o.key')} > 0"
    )
    if subject.before:
        coded_before(coded)
        text += (
            f" UNION ALL SELECT o.key, {measure}, o.row, o.value AS found, b.value AS expected "
            "FROM comparable o JOIN coded_before b USING (key)"
        )
    subject.connection.execute(f"CREATE OR REPLACE TEMP TABLE pairs AS {text}")


def _mark(coded: Coded) -> None:
    """Make the table `jumped` by the robust rule."""
    coded.subject.connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE jumped AS
        WITH changes AS (SELECT *, ln(found / expected) AS change FROM pairs),
             middles AS (SELECT measure, median(change) AS middle FROM changes GROUP BY 1),
             spreads AS (
                SELECT c.measure, any_value(m.middle) AS middle,
                       {MAD_TO_DEVIATION} * median(abs(c.change - m.middle)) AS spread
                FROM changes c JOIN middles m USING (measure) GROUP BY 1)
        SELECT c.* EXCLUDE (change) FROM changes c JOIN spreads s USING (measure)
        WHERE abs(c.change - s.middle) > greatest({math.log(1 + JUMP_LEAST_CHANGE)}, {JUMP_DEVIATIONS} * s.spread)
          AND greatest(c.found, c.expected) >= {JUMP_SMALLEST}
        """
    )

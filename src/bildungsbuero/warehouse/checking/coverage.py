"""Is everything there, once: the same value in two rows, signs that mean nothing here, areas that stayed away."""

import re

from bildungsbuero.core.checks import MOST_EXAMPLES, Example, Finding, Outcome
from bildungsbuero.core.symbols import QUALITY_MARKS
from bildungsbuero.warehouse.checking.subject import Subject
from bildungsbuero.warehouse.sql import literal

NUMBER = re.compile(r"[\d.,]*\d[\d.,]*")


def doubles(subject: Subject) -> Finding:
    """Return whether any value stands in several rows; rows that contradict each other may not be published."""
    if not _has_table(subject, "doubles"):
        return Finding(name="doubles", result=Outcome.PASS, code="doubles.none")
    contradicting = "value IS DISTINCT FROM first_number OR mark IS DISTINCT FROM first_mark"
    count, against = subject.rows(f"SELECT count(*), count(*) FILTER ({contradicting}) FROM doubles")[0]
    facts = {"count": count, "against": against}
    if not count:
        return Finding(name="doubles", result=Outcome.PASS, code="doubles.none", facts=facts)
    subject.connection.execute(
        "CREATE OR REPLACE TEMP VIEW doubled AS SELECT * EXCLUDE (value), coalesce(value::VARCHAR, mark) AS found, "
        "coalesce(first_number::VARCHAR, first_mark) AS expected FROM doubles "
        f"WHERE {contradicting if against else 'true'}"
    )
    examples = subject.examples("doubled", order="row", limit=MOST_EXAMPLES)
    result, case = (Outcome.FAIL, "against") if against else (Outcome.HINT, "same")
    return Finding(name="doubles", result=result, code=f"doubles.{case}", facts=facts, examples=examples)


def signs(subject: Subject) -> Finding:
    """Return whether every sign in place of a number is one that the data set's signs explain."""
    unknown = subject.rows(
        "SELECT detail, count(*), min(row) FROM refused WHERE reason = 'value' GROUP BY 1 ORDER BY 2 DESC, 1 "
        f"LIMIT {MOST_EXAMPLES}"
    )
    known = set(subject.declaration.symbols.signs) if subject.declaration is not None else None
    foreign = [] if known is None else _foreign(subject, known | set(QUALITY_MARKS))
    if not unknown and not foreign:
        return Finding(name="signs", result=Outcome.PASS, code="signs.known")
    examples = [Example(row=row, found=sign) for sign, _count, row in [*unknown, *foreign]]
    # Sentences are read by everybody in the house, and what could not be read may hold a number all the same.
    shown = dict.fromkeys(NUMBER.sub("…", sign) for sign, _count, _row in [*unknown, *foreign])
    listed = ", ".join(f"“{sign}”" for sign in list(shown)[:5])
    facts = {"count": sum(count for _sign, count, _row in [*unknown, *foreign]), "signs": listed}
    return Finding(
        name="signs", result=Outcome.HINT, code="signs.unknown", facts=facts, examples=tuple(examples[:MOST_EXAMPLES])
    )


def lost_areas(subject: Subject) -> list[str]:
    """Return the areas of the newest delivered period before that have no row in this delivery."""
    if not subject.before:
        return []
    rows = subject.rows(
        "SELECT DISTINCT area FROM before WHERE period = (SELECT max(period) FROM before) AND area NOT IN "
        "(SELECT DISTINCT area FROM observations) ORDER BY 1"
    )
    return [row[0] for row in rows]


def lost_periods(subject: Subject) -> list[str]:
    """Return the periods between the first and the last one of this delivery that only earlier deliveries have."""
    if not subject.before:
        return []
    rows = subject.rows(
        "SELECT DISTINCT period FROM before WHERE period NOT IN (SELECT DISTINCT period FROM observations) AND period "
        "BETWEEN (SELECT min(period) FROM observations) AND (SELECT max(period) FROM observations) ORDER BY 1"
    )
    return [row[0] for row in rows]


def rows_of_a_period(subject: Subject) -> tuple[float, float]:
    """Return how many values a period has on average in this delivery, and in the ones before; 0 where none."""
    average = "SELECT coalesce(count(*) / greatest(count(DISTINCT period), 1), 0) FROM "
    now = subject.rows(f"{average} observations")[0][0]
    return float(now), float(subject.rows(f"{average} before")[0][0]) if subject.before else 0.0


def _foreign(subject: Subject, known: set[str]) -> list[tuple[str, int, int]]:
    allowed = ", ".join(literal(sign) for sign in sorted(known))
    return [
        (sign, count, row)
        for sign, count, row in subject.rows(
            "SELECT mark, count(*), min(row) FROM observations WHERE value IS NULL AND mark <> '' "
            f"AND mark NOT IN ({allowed}) GROUP BY 1 ORDER BY 2 DESC, 1"
        )
    ]


def _has_table(subject: Subject, table: str) -> bool:
    return bool(subject.count(f"SELECT count(*) FROM duckdb_tables() WHERE table_name = {literal(table)}"))

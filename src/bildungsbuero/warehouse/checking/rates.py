"""Is a delivered rate what its delivered numerator and denominator give."""

from bildungsbuero.core.checks import MOST_EXAMPLES, SHARE_OF_WRONG_RATES, TINY, Finding, Outcome, factor_of
from bildungsbuero.warehouse.checking.subject import Subject
from bildungsbuero.warehouse.reading.long import DENOMINATOR, NUMERATOR
from bildungsbuero.warehouse.sql import literal, name


def rates(subject: Subject) -> list[Finding]:
    """Return whether every rate with numerator and denominator is their quotient; empty where there are none."""
    found = {code for (code,) in subject.rows("SELECT DISTINCT measure FROM observations")}
    with_parts = sorted(code for code in found if {code + NUMERATOR, code + DENOMINATOR} <= found)
    if not with_parts:
        return []
    _make_quotients(subject, with_parts)
    checked, wrong = 0, 0
    subject.connection.execute("CREATE OR REPLACE TEMP TABLE wrong_rates AS FROM quotients LIMIT 0")
    mixed_up = []
    steps = subject.steps("quotients", "found")
    for code in with_parts:
        of_measure, off = _compare(subject, code, steps.get(code, 1))
        checked, wrong = checked + of_measure, wrong + off
        if of_measure and off > SHARE_OF_WRONG_RATES * of_measure:
            mixed_up.append(code)
    facts = {"off": wrong, "of": checked, "measures": mixed_up[:5]}
    if not wrong:
        return [Finding(name="rates", result=Outcome.PASS, code="rates.fit", facts=facts)]
    examples = subject.examples("wrong_rates", order="abs(found - expected) DESC, row", limit=MOST_EXAMPLES)
    if mixed_up:
        return [Finding(name="rates", result=Outcome.FAIL, code="rates.mixed_up", facts=facts, examples=examples)]
    return [Finding(name="rates", result=Outcome.HINT, code="rates.off", facts=facts, examples=examples)]


def _make_quotients(subject: Subject, codes: list[str]) -> None:
    dimensions = "".join(f", r.{name(code)}" for code in subject.dimensions)
    on = "".join(f" AND {{0}}.{name(code)} = r.{name(code)}" for code in subject.dimensions)
    subject.connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE quotients AS
        SELECT r.area, r.period, r.measure, r.row{dimensions}, r.value AS found, n.value / d.value AS expected
        FROM observations r
        JOIN observations n ON n.measure = r.measure || {literal(NUMERATOR)} AND n.area = r.area
         AND n.period = r.period{on.replace("{0}", "n")}
        JOIN observations d ON d.measure = r.measure || {literal(DENOMINATOR)} AND d.area = r.area
         AND d.period = r.period{on.replace("{0}", "d")}
        WHERE r.measure IN ({", ".join(literal(code) for code in codes)}) AND r.value IS NOT NULL
          AND n.value IS NOT NULL AND d.value <> 0
        """
    )


def _compare(subject: Subject, code: str, step: float) -> tuple[int, int]:
    """Collect the wrong rates of a measure; return how many were compared and how many are wrong."""
    of_measure = f"measure = {literal(code)}"
    ((count, middle),) = subject.rows(
        "SELECT count(*), median(found / expected) FILTER (expected <> 0 AND found <> 0) FROM quotients "
        f"WHERE {of_measure}"
    )
    factor = factor_of([middle]) if middle else 1
    subject.connection.execute(
        f"INSERT INTO wrong_rates SELECT * REPLACE (expected * {factor} AS expected) FROM quotients "
        f"WHERE {of_measure} AND abs(found - expected * {factor}) > {min(step, 1) / 2 + TINY}"
    )
    return int(count), subject.count(f"SELECT count(*) FROM wrong_rates WHERE {of_measure}")

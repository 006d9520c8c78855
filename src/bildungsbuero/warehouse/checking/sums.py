"""Do the parts make up their whole: over each dimension, and over the areas inside another."""

import json
from collections.abc import Iterable, Sequence

from bildungsbuero.core.checks import MOST_EXAMPLES, NOISE_PER_NUMBER, TINY, Example, Finding, Outcome, Sum, judge_sums
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.warehouse.checking.coded import Coded
from bildungsbuero.warehouse.sql import literal

PACK = 2**32
# What is shown first: parts that exceed their whole, then those that fall short, each by how far they are off.
WORST_FIRST = "verdict = 'too_much' DESC, verdict = 'nearly', abs(found - expected) DESC, key"


def sums_over_dimensions(coded: Coded) -> list[Finding]:
    """Return for each dimension whether its values add up to its total; listed parts ("darunter") are left out."""
    steps = _steps(coded)
    found = (
        _over(coded, dimension, steps)
        for dimension in coded.subject.dimensions
        if steps and coded.total(dimension) is not None
    )
    return [finding for finding in found if finding is not None]


def sums_over_areas(coded: Coded, complete: Iterable[tuple[str, int, str]]) -> Finding:
    """Return whether areas add up to the area around them; `complete` names those whose parts were all delivered.

    Each entry is the key of the outer area, the number of digits of the inner ones, and the period. Never a FAIL:
    sources leave out people who cannot be placed.
    """
    rows, steps = list(complete), _steps(coded)
    if not rows or not steps:
        return Finding(name="area-sums", result=Outcome.PASS, code="area-sums.none")
    _compare(coded, _grouped_by_area(coded, rows, steps), steps)
    counts = _counts(coded)
    off = sum(counts.values()) - counts.get(Sum.FITS, 0)
    facts = {"off": off, "of": sum(counts.values())}
    if not off:
        return Finding(name="area-sums", result=Outcome.PASS, code="area-sums.fit", facts=facts)
    return Finding(name="area-sums", result=Outcome.HINT, code="area-sums.off", facts=facts, examples=_examples(coded))


def _over(coded: Coded, dimension: str, steps: dict[str, float]) -> Finding | None:
    _compare(coded, _grouped_by_dimension(coded, dimension, steps), steps)
    counts = _counts(coded)
    result, case = judge_sums(counts)
    if case == "none":
        return None
    off = sum(number for sum_, number in counts.items() if sum_ is not Sum.FITS)
    facts = {"dimension": dimension, "off": off, "of": sum(counts.values())}
    examples = _examples(coded) if result is not Outcome.PASS else ()
    return Finding(name=f"sums-{dimension}", result=result, code=f"sums.{case}", facts=facts, examples=examples)


def _grouped_by_dimension(coded: Coded, dimension: str, steps: dict[str, float]) -> str:
    """Each group stands under the key of its total; its parts are all other values but the listed ones."""
    beside = coded.digits(dimension, [TOTAL, *coded.subject.listed_only(dimension)])
    digit, total = coded.digit(dimension), coded.total(dimension)
    part = f"{digit} NOT IN ({beside})"
    # One number counts both the parts and those of them that are open.
    return f"""
        SELECT key, max(whole) AS expected, sum(part) AS found, sum(counted) % {PACK} AS parts,
               sum(counted) // {PACK} AS open
        FROM (
            SELECT {coded.without(dimension)} + {total} * {coded.strides[dimension]} AS key,
                   CASE WHEN {digit} = {total} THEN value END AS whole,
                   CASE WHEN {part} THEN value END AS part,
                   CASE WHEN {part} THEN 1 + open::BIGINT * {PACK} ELSE 0 END AS counted
            FROM coded WHERE {coded.digit("measure")} IN ({coded.digits("measure", list(steps))})
        ) GROUP BY 1
    """


def _grouped_by_area(coded: Coded, rows: Sequence[tuple[str, int, str]], steps: dict[str, float]) -> str:
    """Each group stands under the key of the outer area, whose own row says what is expected."""
    _make_insides(coded, rows)
    keys = f"{coded.without('area', 'o.key')} + i.outer_area * {coded.strides['area']}"
    return f"""
        SELECT p.*, w.value AS expected
        FROM (
            SELECT {keys} AS key, i.digits, sum(o.value) AS found,
                   count(*) FILTER (o.open) AS open, count(*) AS parts
            FROM coded o JOIN inside_complete i ON i.inner_area = {coded.digit("area", "o.key")}
             AND i.period = {coded.digit("period", "o.key")}
            WHERE {coded.digit("measure", "o.key")} IN ({coded.digits("measure", list(steps))}) GROUP BY 1, 2
        ) p JOIN coded w ON w.key = p.key
    """


def _make_insides(coded: Coded, rows: Sequence[tuple[str, int, str]]) -> None:
    """Make `inside_complete`: for each inner area and period the complete ones around it, as digits of the key."""
    areas = {key: index for index, key in enumerate(coded.values["area"])}
    periods = {code: index for index, code in enumerate(coded.values["period"])}
    complete = [(areas[outer], digits, periods[period]) for outer, digits, period in rows]
    insides = {
        (inner, areas[outer], digits)
        for outer, digits in {(outer, digits) for outer, digits, _period in rows}
        for key, inner in areas.items()
        if len(key) == digits and key != "DG" and (outer == "DG" or key.startswith(outer))
    }
    connection = coded.subject.connection
    for table, columns, values in (
        ("complete", ("outer_area", "digits", "period"), complete),
        ("insides", ("inner_area", "outer_area", "digits"), sorted(insides)),
    ):
        fields = ", ".join(f"list[{index + 1}] AS {column}" for index, column in enumerate(columns))
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {fields} "
            f"FROM (SELECT unnest(from_json({literal(json.dumps(values))}, '[[\"INTEGER\"]]')) AS list)"
        )
    # Joined beforehand: a value meets only the areas that it lies in, not every complete one of its period.
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE inside_complete AS SELECT i.inner_area, c.period, i.outer_area, i.digits "
        "FROM insides i JOIN complete c USING (outer_area, digits)"
    )


def _compare(coded: Coded, groups: str, steps: dict[str, float]) -> None:
    """Make the table `compared`: one verdict a group, as `core.checks.compare_sum` gives it."""
    coarse = {coded.values["measure"].index(code): step for code, step in steps.items() if step != 1}
    cases = " ".join(f"WHEN {index} THEN (parts + 1) * {step / 2}" for index, step in coarse.items())
    allowed = f"(CASE {coded.digit('measure')} {cases} ELSE 0 END + {TINY})" if cases else f"{TINY}"
    noise = f"(parts + 1) * {NOISE_PER_NUMBER}"
    coded.subject.connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE compared AS
        SELECT key, found, expected, CASE
            WHEN found - expected > {allowed}
              THEN CASE WHEN found - expected <= {noise} THEN 'nearly' ELSE 'too_much' END
            WHEN open > 0 THEN ''
            WHEN expected - found > {allowed}
              THEN CASE WHEN expected - found <= {noise} THEN 'nearly' ELSE 'too_little' END
            ELSE 'fits' END AS verdict
        FROM ({groups}) WHERE expected IS NOT NULL AND found IS NOT NULL AND parts > 1
        """
    )


def _steps(coded: Coded) -> dict[str, float]:
    """What the numbers of each measure that may be added up are multiples of."""
    return {code: step for code, step in coded.steps.items() if code in coded.subject.additive}


def _counts(coded: Coded) -> dict[Sum, int]:
    rows = coded.subject.rows("SELECT verdict, count(*) FROM compared WHERE verdict <> '' GROUP BY 1")
    return {Sum(verdict): count for verdict, count in rows}


def _examples(coded: Coded) -> tuple[Example, ...]:
    return coded.examples(
        "SELECT key, (SELECT min(row) FROM coded c WHERE c.key = worst.key), found, expected FROM ("
        f"FROM compared WHERE verdict NOT IN ('', 'fits') ORDER BY {WORST_FIRST} LIMIT {MOST_EXAMPLES}) AS worst "
        f"ORDER BY {WORST_FIRST}"
    )

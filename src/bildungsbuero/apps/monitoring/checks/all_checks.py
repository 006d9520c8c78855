"""All checks of a file that was read, in the order in which people see them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bildungsbuero.apps.monitoring.checks import territory, wholeness
from bildungsbuero.apps.monitoring.checks.expected import expected_reason
from bildungsbuero.core.checks import Finding, Outcome
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.symbols import Dash
from bildungsbuero.warehouse.checking import Subject, coverage, jumps, ranges, rates, sums
from bildungsbuero.warehouse.checking.coded import coded as coded_keys
from bildungsbuero.warehouse.checking.subject import earlier_values
from bildungsbuero.warehouse.reading import Reading


def all_checks(
    reading: Reading,
    declaration: Declaration,
    *,
    is_declared: bool,
    before: Sequence[Path],
    units_before: dict[str, str],
) -> list[Finding]:
    """Return the finding of every check on a file that was read.

    `before` are the earlier deliveries of the data set that count, the oldest first; `units_before` the units that its
    measures had until now.
    """
    words = reading.dictionary
    with earlier_values(reading.connection, before, reading.dimensions) as view:
        subject = Subject(
            connection=reading.connection,
            dimensions=reading.dimensions,
            measures={code: entry["unit"] for code, entry in words.measures.items()},
            labels={code: entry["values"] for code, entry in words.dimensions.items()},
            declaration=declaration,
            before=view,
        )
        return [
            wholeness.rows(reading),
            wholeness.end(reading),
            wholeness.size(subject, reading),
            wholeness.parts(subject),
            coverage.doubles(subject),
            coverage.signs(subject),
            territory.keys(reading),
            territory.known(reading),
            territory.standing(reading, declaration),
            territory.as_before(subject, declaration),
            wholeness.declared(is_declared=is_declared),
            _dash(reading, declaration),
            _units(subject, units_before),
            ranges.ranges(subject),
            *rates.rates(subject),
            *_over_keys(subject, declaration),
        ]


def needs_nobody(findings: Iterable[Finding], dataset: str) -> bool:
    """Whether nobody has to decide: everything is in order, or as it is expected of this official table."""
    return all(
        finding.result is Outcome.PASS
        or (finding.result is Outcome.HINT and bool(expected_reason(dataset, finding.name)))
        for finding in findings
    )


def _over_keys(subject: Subject, declaration: Declaration) -> list[Finding]:
    """The checks that group and join all values."""
    coded = coded_keys(subject)
    complete = territory.complete_areas(coded, declaration)
    return [
        *sums.sums_over_dimensions(coded),
        sums.sums_over_areas(coded, complete),
        *jumps.jumps(coded),
    ]


def _dash(reading: Reading, declaration: Declaration) -> Finding:
    """Where the total of a standing, inhabited unit is "-", the sign may mean "not published" instead of zero."""
    if "-" not in reading.marks():
        return Finding(name="dash", result=Outcome.PASS, code="dash.none")
    if declaration.dash is not Dash.UNDECIDED:
        return Finding(name="dash", result=Outcome.PASS, code=f"dash.{declaration.dash.value}")
    doubtful = territory.standing_areas(reading.totals_with("-"), declaration)
    facts = {"count": len(doubtful), "sample": ", ".join(doubtful[:3])}
    case = "dash.doubtful" if doubtful else "dash.undecided"
    return Finding(name="dash", result=Outcome.HINT, code=case, facts=facts)


def _units(subject: Subject, before: dict[str, str]) -> Finding:
    """A measure in another unit than until now would be shown a thousand times too large or too small."""
    changed = [
        f"{code}: {before[code]} → {unit}" for code, unit in subject.measures.items() if before.get(code, unit) != unit
    ]
    if changed:
        facts = {"measures": ", ".join(changed[:5])}
        return Finding(name="units", result=Outcome.FAIL, code="units.changed", facts=facts)
    fractions = ranges.fractions(subject)
    if fractions:
        facts = {"measures": ", ".join(fractions[:5])}
        return Finding(name="units", result=Outcome.HINT, code="units.fractions", facts=facts)
    return Finding(name="units", result=Outcome.PASS, code="units.fit")


def _same_kind(unit: str) -> str:
    """Persons are a number too."""
    return "number" if unit in {"", "persons"} else unit

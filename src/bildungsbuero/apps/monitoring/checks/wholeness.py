"""Is the file whole: refused rows, a missing end, fewer values than before, empty periods."""

from bildungsbuero.core.checks import SHARE_OF_AREAS, SHARE_OF_ROWS, Example, Finding, Outcome
from bildungsbuero.warehouse.checking import Subject, coverage, ranges
from bildungsbuero.warehouse.reading import Reading


def rows(reading: Reading) -> Finding:
    """Return whether every row was taken."""
    count = reading.refused_rows
    if not count:
        return Finding(name="rows", result=Outcome.PASS, code="rows.all")
    examples = tuple(Example(row=item.row, found=item.detail) for item in reading.refused(5))
    return Finding(name="rows", result=Outcome.HINT, code="rows.refused", facts={"count": count}, examples=examples)


def end(reading: Reading) -> Finding:
    """A classic table ends with the notes of its source; where they are missing, so may be rows above them."""
    description = reading.description
    is_whole = description.format != "genesis-classic" or bool(description.footer)
    code, result = ("end.whole", Outcome.PASS) if is_whole else ("end.cut_off", Outcome.HINT)
    return Finding(name="end", result=result, code=code)


def size(subject: Subject, reading: Reading) -> Finding:
    """Return whether there are about as many areas, and values for each period, as before."""
    if not subject.before:
        return Finding(name="size", result=Outcome.PASS, code="size.first")
    areas = reading.areas()
    areas_before = subject.count("SELECT count(DISTINCT area) FROM before")
    if areas < areas_before * SHARE_OF_AREAS:
        facts = {"count": areas, "before": areas_before}
        return Finding(name="size", result=Outcome.HINT, code="size.fewer_areas", facts=facts)
    values, values_before = coverage.rows_of_a_period(subject)
    if values < values_before * SHARE_OF_ROWS:
        facts = {"count": round(values), "before": round(values_before)}
        return Finding(name="size", result=Outcome.HINT, code="size.fewer_values", facts=facts)
    return Finding(name="size", result=Outcome.PASS, code="size.fits")


def parts(subject: Subject) -> Finding:
    """Return whether no measure is empty in a period, and no period between others is missing."""
    empty = ranges.empty_parts(subject)
    if empty:
        examples = tuple(Example(measure=measure, period=period) for measure, period in empty[:5])
        facts = {"count": len(empty)}
        return Finding(name="parts", result=Outcome.HINT, code="parts.empty", facts=facts, examples=examples)
    lost = coverage.lost_periods(subject)
    if lost:
        named = {"count": len(lost), "sample": ", ".join(lost[:3])}
        return Finding(name="parts", result=Outcome.HINT, code="parts.lost_period", facts=named)
    return Finding(name="parts", result=Outcome.PASS, code="parts.filled")


def declared(*, is_declared: bool) -> Finding:
    """Return whether somebody has said what the periods and the signs of the data set mean."""
    code, result = ("declaration.known", Outcome.PASS) if is_declared else ("declaration.missing", Outcome.HINT)
    return Finding(name="declaration", result=result, code=code)

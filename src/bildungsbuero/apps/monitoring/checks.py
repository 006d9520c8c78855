"""Named checks of a delivery: PASS, HINT (accepted, but look) or FAIL; each says in words what it found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.periods import read_period
from bildungsbuero.core.symbols import Dash
from bildungsbuero.warehouse.reading import Reading

PASS, HINT, FAIL = "PASS", "HINT", "FAIL"
# A few areas may have been merged; more have been lost.
SHARE_OF_AREAS = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The result of one check."""

    name: str
    result: str
    message: str

    def as_json(self) -> dict[str, str]:
        """Return the check for the command line, the API and the record."""
        return {"name": self.name, "result": self.result, "message": self.message}


# Checks whose hint says that part of the table may be missing; such a delivery waits for a person.
OF_WHOLENESS = frozenset({"rows", "end", "size"})


def is_whole(checks: Iterable[Check]) -> bool:
    """Whether nothing points to a file that was cut off or lost rows on its way."""
    return all(check.result == PASS for check in checks if check.name in OF_WHOLENESS)


def all_checks(
    reading: Reading, declaration: Declaration, *, is_declared: bool, before: Delivery | None
) -> list[Check]:
    """Return the result of every check on a file that was read; `before` is the last delivery of the same table."""
    return [
        _rows(reading),
        _end(reading),
        _size(reading, before),
        _keys(reading),
        _declared(is_declared=is_declared),
        _areas_known(reading),
        _areas_standing(reading, declaration),
        _dash(reading, declaration),
    ]


def _rows(reading: Reading) -> Check:
    count = reading.refused_rows
    if not count:
        return Check(name="rows", result=PASS, message=_("Every row was taken."))
    message = ngettext("%(count)d row was refused.", "%(count)d rows were refused.", count) % {"count": count}
    return Check(name="rows", result=HINT, message=message)


def _end(reading: Reading) -> Check:
    """A classic table ends with the notes of its source; where they are missing, so may be rows above them."""
    description = reading.description
    if description.format != "genesis-classic" or description.footer:
        return Check(name="end", result=PASS, message=_("The file does not look cut off."))
    message = _("The notes at the end of the table are missing; the file may be cut off. Download it once more.")
    return Check(name="end", result=HINT, message=message)


def _size(reading: Reading, before: Delivery | None) -> Check:
    areas = reading.areas()
    if before is None or areas >= before.areas * SHARE_OF_AREAS:
        return Check(name="size", result=PASS, message=_("There are no fewer areas than in the last delivery."))
    facts = {"count": areas, "before": before.areas}
    message = _("This file has %(count)d areas, the last delivery had %(before)d. Was everything downloaded?") % facts
    return Check(name="size", result=HINT, message=message)


def _keys(reading: Reading) -> Check:
    count = reading.mended_keys
    if not count:
        return Check(name="keys", result=PASS, message=_("All area keys are complete."))
    message = ngettext(
        "%(count)d area key had lost its leading zero and got it back.",
        "%(count)d area keys had lost their leading zero and got it back.",
        count,
    )
    return Check(name="keys", result=HINT, message=message % {"count": count})


def _declared(*, is_declared: bool) -> Check:
    if is_declared:
        return Check(name="declaration", result=PASS, message=_("The table is known: periods and signs are declared."))
    message = _("Nobody has declared this table yet: say what its periods and “-” mean before it is published.")
    return Check(name="declaration", result=HINT, message=message)


def _areas_known(reading: Reading) -> Check:
    known = set(Unit.objects.values_list("key", flat=True))
    unknown = [key for key in reading.area_keys() if key not in known]
    if not unknown:
        return Check(name="areas", result=PASS, message=_("All areas are known."))
    message = ngettext(
        "%(count)d area is not in the register of units: %(sample)s.",
        "%(count)d areas are not in the register of units, for example %(sample)s.",
        len(unknown),
    )
    return Check(name="areas", result=HINT, message=message % {"count": len(unknown), "sample": ", ".join(unknown[:3])})


def _areas_standing(reading: Reading, declaration: Declaration) -> Check:
    """Numbers for units that did not stand in the period point to a wrong year or a wrong key."""
    bounds = _bounds_of_units()
    suspicious = [
        f"{area} ({code})"
        for area, code in reading.areas_with_numbers()
        if area in bounds and not _stands(bounds[area], code, declaration)
    ]
    if not suspicious:
        return Check(name="territory", result=PASS, message=_("Every area with numbers existed in its period."))
    facts = {"count": len(suspicious), "sample": ", ".join(suspicious[:3])}
    message = _("There are numbers for areas that did not exist in the period: %(sample)s (%(count)d in all).") % facts
    return Check(name="territory", result=HINT, message=message)


Bounds = tuple[date | None, date | None]


def _bounds_of_units() -> dict[str, Bounds]:
    units = Unit.objects.values_list("key", "valid_from", "valid_to")
    return {key: (valid_from, valid_to) for key, valid_from, valid_to in units}


def _stands(bounds: Bounds, code: str, declaration: Declaration) -> bool:
    try:
        period = read_period(code, declaration.period)
    except Refusal:
        return True
    start, end = declaration.territory_on or period.start, declaration.territory_on or period.end
    first, last = bounds
    return (first is None or first <= end) and (last is None or last > start)


def _dash(reading: Reading, declaration: Declaration) -> Check:
    """Where the total of a standing, inhabited unit is "-", the sign may mean "not published" instead of zero."""
    if "-" not in reading.marks():
        return Check(name="dash", result=PASS, message=_("The table holds no “-”."))
    if declaration.dash is not Dash.UNDECIDED:
        meanings = {Dash.ZERO: _("exactly zero"), Dash.NOT_PUBLISHED: _("not published for this area")}
        message = _("“-” means “%(meaning)s” in this table.") % {"meaning": meanings[declaration.dash]}
        return Check(name="dash", result=PASS, message=message)
    bounds = _bounds_of_units()
    totals = reading.totals_with("-")
    doubtful = [area for area, code in totals if area in bounds and _stands(bounds[area], code, declaration)]
    if not doubtful:
        message = _("“-” stands only for areas that no longer exist, or below a total. Say what it means.")
    else:
        message = _(
            "The total of %(count)d existing areas is “-” (for example %(sample)s). Does “-” mean zero, or “not "
            "published here”? Until somebody says so, it is shown as missing."
        ) % {"count": len(doubtful), "sample": ", ".join(doubtful[:3])}
    return Check(name="dash", result=HINT, message=message)

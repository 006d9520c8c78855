"""What a sheet of translations would change, or has changed, in the shape in which the page shows it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.operations.jobs import Job
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import number

ALWAYS = ("new", "changed", "unchanged")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSheet:
    """A sheet with its counts, what it changes, and what cannot be taken."""

    public_id: str
    file_name: str
    is_rehearsal: bool
    counts: list[tuple[str, str]]
    would_change: int
    outdated: int
    refused: Table | None
    differences: Table | None


def present_sheet(job: Job) -> ShownSheet:
    """Return the result of a finished job."""
    found: dict[str, Any] = job.result
    words = {
        "new": _("new"),
        "changed": _("changed"),
        "unchanged": _("unchanged"),
        "empty": _("without a translation, left as they are"),
        "refused_count": _("refused"),
    }
    return ShownSheet(
        public_id=job.public_id,
        file_name=job.arguments["file_name"],
        is_rehearsal=job.arguments["is_rehearsal"],
        counts=[(word, number(found[key])) for key, word in words.items() if found[key] or key in ALWAYS],
        would_change=found["new"] + found["changed"],
        outdated=found["outdated"],
        refused=_refused(found),
        differences=_differences(found["differences"]),
    )


def _refused(found: dict[str, Any]) -> Table | None:
    if not found["refused"]:
        return None
    left_out = found["refused_count"] - len(found["refused"])
    return Table(
        key="refused",
        caption=_("What cannot be taken"),
        columns=(Column(title=_("Place in the file")), Column(title=_("Reason and what helps"))),
        rows=tuple(
            Row(cells=(Cell(text=entry["place"] or _("whole file")), Cell(text=entry["reason"])))
            for entry in found["refused"]
        ),
        note=_("%(count)s more are not shown here.") % {"count": number(left_out)} if left_out else "",
    )


def _differences(found: list[dict[str, str]]) -> Table | None:
    if not found:
        return None
    return Table(
        key="differences",
        caption=_("What is different"),
        columns=(Column(title=_("Text")), Column(title=_("So far")), Column(title=_("New"))),
        rows=tuple(Row(cells=tuple(Cell(text=one[name]) for name in ("title", "old", "new"))) for one in found),
    )

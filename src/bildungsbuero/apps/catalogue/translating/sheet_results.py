"""What a sheet of translations would change, or has changed, in the shape in which the page shows it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.bringing_results import counts_in_words, refused_table
from bildungsbuero.apps.operations.jobs import Job
from bildungsbuero.web.tables import Cell, Column, Row, Table


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
        counts=counts_in_words(found, words),
        would_change=found["new"] + found["changed"],
        outdated=found["outdated"],
        refused=refused_table(found),
        differences=_differences(found["differences"]),
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

"""What headings of a list mean: said once by a person, kept for the next version of the list and for others like it."""

import tempfile
from pathlib import Path
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import ListLayout
from bildungsbuero.apps.operations.jobs import Job
from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.offer_list.headings import headings, proposed

# What a person mends by saying what the columns mean.
COLUMN_PROBLEMS = frozenset({"offers.unknown_column", "offers.missing_column", "offers.column_twice"})
UNKNOWN = "offers.unknown_layout"


def layout_of(office: Office, list_name: str) -> ListLayout:
    """Return what was said about the columns of a list, empty where nothing was."""
    found = ListLayout.objects.of(office).filter(list_name=list_name).first()
    return found or ListLayout(office=office, list_name=list_name)


def keep_layout(office: Office, list_name: str, *, columns: dict[str, str], defaults: dict[str, str]) -> None:
    """Remember what the headings of a list mean."""
    ListLayout.objects.of(office).update_or_create(
        list_name=list_name, defaults={"office": office, "columns": columns, "defaults": defaults}
    )


def list_name_of(job: Job) -> str:
    """Return the name of the list that a job reads."""
    name = job.arguments.get("continues") or Path(job.arguments["file_name"]).stem
    return str(name)[:200]


def has_layout(job: Job) -> bool:
    """Whether a person said what the columns of the list of a job mean."""
    assert job.office is not None  # noqa: S101 - lists belong to an office
    return bool(layout_of(job.office, list_name_of(job)).columns)


def headings_to_settle(path: Path, name: str, problem: Refusal) -> list[dict[str, Any]]:
    """Return the headings with samples, where saying what they mean solves a problem; else nothing.

    A table without any heading of ours is a list of offers where one of its headings at least may be a title.
    """
    if problem.code not in (*COLUMN_PROBLEMS, UNKNOWN):
        return []
    try:
        with tempfile.TemporaryDirectory() as folder:
            found = headings(path, work_dir=Path(folder), name=name)
    except Refusal:
        return []
    if problem.code == UNKNOWN and "title" not in proposed([one.text for one in found], {}).values():
        return []
    return [{"text": one.text, "samples": list(one.samples)} for one in found]


def proposed_columns(office: Office, list_name: str, heads: list[str]) -> dict[str, str]:
    """Return what headings probably mean: as said of this list, as said of others, as people usually mean them."""
    learned: dict[str, str] = {}
    for layout in [*ListLayout.objects.of(office).order_by("pk"), layout_of(office, list_name)]:
        learned |= layout.columns
    return proposed(heads, learned)

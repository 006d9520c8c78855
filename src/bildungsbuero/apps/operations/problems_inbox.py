"""The inbox behind “Fehler melden”."""

from datetime import datetime
from urllib.parse import urlsplit

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations.models import ErrorReport
from bildungsbuero.apps.operations.models.reports import ReportState
from bildungsbuero.core.errors import Place, Refusal

MESSAGE_LENGTH = 4000

__all__ = ["ErrorReport", "report_problem", "set_state"]


def report_problem(office: Office | None, path: str, message: str, contact: str = "") -> ErrorReport:
    """Return the stored report; of the page only the path is kept, because a query may say something about a person."""
    message = message.strip()
    if not message:
        raise Refusal("report.empty", place=Place(field="message"))
    if len(message) > MESSAGE_LENGTH:
        raise Refusal("report.too_long", place=Place(field="message"), limit=MESSAGE_LENGTH)
    return ErrorReport.unscoped.create(
        office=office, path=_path_only(path), message=message, contact=contact.strip()[:200]
    )


def set_state(report: ErrorReport, state: ReportState, *, note: str, at: datetime) -> None:
    """Mark a report as done or open again, with a note for colleagues."""
    report.state, report.note = state, note
    report.done_at = at if state == ReportState.DONE else None
    report.save(update_fields=["state", "note", "done_at"])


def _path_only(path: str) -> str:
    """Return a path of this installation: no query, and nothing that a browser takes for another host."""
    try:
        only = urlsplit(path.strip()).path.lstrip("/\\")
    except ValueError:
        return ""
    return f"/{only}"[:300] if only else ""

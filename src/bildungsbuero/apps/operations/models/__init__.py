"""What the running installation remembers, a module for each kind of record."""

from bildungsbuero.apps.operations.models.audit import AuditEntry
from bildungsbuero.apps.operations.models.changes import Change
from bildungsbuero.apps.operations.models.jobs import Job
from bildungsbuero.apps.operations.models.links import Link
from bildungsbuero.apps.operations.models.mail import OutgoingMail
from bildungsbuero.apps.operations.models.reports import ErrorReport
from bildungsbuero.apps.operations.models.schedules import ScheduleState

__all__ = ["AuditEntry", "Change", "ErrorReport", "Job", "Link", "OutgoingMail", "ScheduleState"]

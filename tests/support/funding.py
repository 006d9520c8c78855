"""Projects with their money for tests, made by keyword-only functions with quiet defaults."""

from datetime import date
from decimal import Decimal
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import Decision, FundingLine, FundingReport, Project


def make_project(*, office: Office, title: str = "Bildungskommune", **fields: Any) -> Project:
    """Return a stored project."""
    return Project.objects.create(office=office, title=title, **fields)


def make_line(*, project: Project, programme: str = "bildungskommunen", **fields: Any) -> FundingLine:
    """Return a stored funding line, paid by the office alone."""
    told: dict[str, Any] = {"share_own": Decimal(100)} | fields
    return FundingLine.objects.create(office=project.office, project=project, programme=programme, **told)


def make_report(*, line: FundingLine, due_on: date, done_on: date | None = None) -> FundingReport:
    """Return a stored interim report."""
    return FundingReport.objects.create(office=line.office, line=line, due_on=due_on, done_on=done_on)


def make_decision(*, office: Office, title: str = "Bildungsmanagement als ständige Aufgabe", **fields: Any) -> Decision:
    """Return a stored decision of the council."""
    told: dict[str, Any] = {"body": "Stadtrat", "decided_on": date(2026, 4, 1)} | fields
    return Decision.objects.create(office=office, title=title, **told)

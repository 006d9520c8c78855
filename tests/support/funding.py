"""Projects with their money for tests, made by keyword-only functions with quiet defaults."""

from datetime import date
from decimal import Decimal
from typing import Any

from bildungsbuero.apps.accounts.models import Office, Role
from bildungsbuero.apps.strategy.models import (
    CalendarKey,
    Decision,
    FundedPost,
    FundingLine,
    FundingReport,
    LogicRow,
    OwnProgramme,
    Project,
    PublicityDuty,
)
from bildungsbuero.apps.strategy.year import calendar
from tests.support.plans import make_goal, make_initiative


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


def of_funding(office: Office, marker: str) -> dict[str, dict[str, str | int]]:
    """Return what stands in the addresses of projects, decisions, a measure's logic and the calendar of an office."""
    goal = make_goal(office=office, title=f"Ziel {marker}", is_public=False)
    measure = make_initiative(goal=goal, title=f"Maßnahme {marker}", is_public=False, starts_on=date(2026, 1, 1))
    LogicRow.objects.create(office=office, initiative=measure, stage=LogicRow.Stage.OUTPUT, text=f"Kurse {marker}")
    decision = make_decision(office=office, title=f"Beschluss {marker}", public_part=marker)
    project = make_project(
        office=office, title=f"Projekt {marker}", purpose=marker, continued_by=decision, runs_from=date(2026, 1, 1)
    )
    project.initiatives.add(measure)
    line = make_line(project=project, reference_number=marker, granted_eur=Decimal("120000.50"))
    report = make_report(line=line, due_on=date(2026, 12, 1))
    FundedPost.objects.create(office=office, line=line, function=f"Stelle {marker}", percent=Decimal(50))
    PublicityDuty.objects.create(office=office, line=line, text=f"Logo {marker}")
    own = OwnProgramme.objects.create(office=office, name=f"Stiftung {marker}")
    key = f"kalender-{office.key}"
    CalendarKey.objects.create(
        office=office, role=Role.READER, digest=calendar.digest_of(key), made_on=date(2026, 11, 22)
    )
    one = {"public_id": project.public_id}
    return {
        **{f"strategy:{name}": one for name in ("project", "project-edit", "project-remove", "line-new")},
        **{f"strategy:{name}": one | {"line_id": line.public_id} for name in ("line-edit", "line-remove")},
        "strategy:report-done": one | {"report_id": report.public_id},
        "strategy:programme-remove": {"public_id": own.public_id},
        **{
            f"strategy:{name}": {"public_id": decision.public_id}
            for name in ("decision", "decision-edit", "decision-remove")
        },
        "strategy:logic": {"public_id": measure.public_id},
        "strategy:calendar-feed": {"key": key},
    }

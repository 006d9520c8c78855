"""Writes of projects, funding lines and programmes, each with its line in the log."""

from datetime import date

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.funding.forms import ProjectForm
from bildungsbuero.apps.strategy.funding.line_forms import FundingLineForm, Sets
from bildungsbuero.apps.strategy.models import FundingLine, FundingReport, OwnProgramme, Project
from bildungsbuero.core.errors import Refusal

PROJECT = "project"
ACTIONS = ("project.saved", "project.removed", "funding_line.saved", "funding_line.removed", "funding_report.done")


@transaction.atomic
def save_project(form: ProjectForm, *, office: Office, person: Person) -> Project:
    """Store a project with its measures."""
    project = form.save(commit=False)
    project.office = office
    project.save()
    form.save_m2m()
    audit.note("project.saved", office=office, person=person, about=project.title)
    return project


@transaction.atomic
def save_line(form: FundingLineForm, sets: Sets, *, person: Person) -> FundingLine:
    """Store a funding line with its rows; rows that are marked for it go."""
    line = form.save(commit=False)
    line.project, line.office = form.project, form.project.office
    line.save()
    for rows in sets.values():
        for row in rows.save(commit=False):
            row.line, row.office = line, line.office
            row.save()
        for row in rows.deleted_objects:
            row.delete()
    audit.note("funding_line.saved", office=line.office, person=person, about=str(line.project))
    return line


@transaction.atomic
def remove_line(line: FundingLine, *, person: Person) -> None:
    """Delete a funding line with its posts, reports and duties."""
    audit.note("funding_line.removed", office=line.office, person=person, about=str(line.project))
    line.delete()


@transaction.atomic
def finish_report(report: FundingReport, *, on: date, person: Person) -> None:
    """Note that a report is done; one that is done already keeps its day."""
    if report.done_on is None:
        report.done_on = on
        report.save()
        audit.note("funding_report.done", office=report.office, person=person, about=str(report))


def remove_programme(programme: OwnProgramme) -> None:
    """Delete a programme of the office's own; raises Refusal while a funding line names it."""
    if FundingLine.objects.of(programme.office).filter(programme=programme.public_id).exists():
        raise Refusal("programme.in_use", name=programme.name)
    programme.delete()

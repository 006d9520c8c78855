"""Projects, decisions and the logic of a measure in the demo: history with its source, examples marked as such."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.strategy.decisions.actions import DECIDES, DECISION
from bildungsbuero.apps.strategy.models import (
    Decision,
    FundedPost,
    FundingLine,
    FundingReport,
    Goal,
    Initiative,
    LogicRow,
    Project,
    PublicityDuty,
)

PACKAGE = "bildungsbuero.demo"


@transaction.atomic
def load_demo(office: Office, *, on: date) -> None:
    """Store what the demo plans for an office; days that are numbers count from `on`; safe to run again."""
    plan = yaml.safe_load((files(PACKAGE) / "funding" / "plan.yaml").read_text("utf-8")).get(office.key)
    if plan is None or Project.objects.of(office).exists():
        return
    decisions = {entry["key"]: _decision(office, entry, on) for entry in plan.get("decisions", [])}
    for entry in plan["projects"]:
        _project(office, entry, decisions, on=on)
    for entry in plan.get("logic", []):
        for measure in _named(Initiative.objects.of(office), [entry["measure"]]):
            for row in entry["rows"]:
                LogicRow.objects.create(office=office, initiative=measure, **row)


def _decision(office: Office, entry: dict[str, Any], on: date) -> Decision:
    fields = _fields(entry, on, leaving=("key", "decides"))
    fields["released_on"] = on if entry.get("is_public") else None
    # The plan of the demo may hold it already.
    made, _made = Decision.objects.of(office).get_or_create(
        office=office, body=fields["body"], decided_on=fields["decided_on"], defaults=fields
    )
    for kind, found in (("goal", Goal.objects.of(office)), ("initiative", Initiative.objects.of(office))):
        for one in _named(found, entry["decides"]):
            links.link(DECISION, made.public_id, DECIDES, kind, one.public_id, office=office, person=None)
    return made


def _project(office: Office, entry: dict[str, Any], decisions: Mapping[str, Decision], *, on: date) -> None:
    fields = _fields(entry, on, leaving=("lines", "initiatives", "continued_by"))
    made = Project.objects.create(office=office, **fields, continued_by=decisions.get(entry.get("continued_by", "")))
    made.initiatives.set(_named(Initiative.objects.of(office), entry.get("initiatives", [])))
    for line in entry["lines"]:
        _line(made, line, on)


def _line(project: Project, entry: dict[str, Any], on: date) -> None:
    shares = {f"share_{name}": Decimal(percent) for name, percent in entry.get("shares", {}).items()}
    fields = _fields(entry, on, leaving=("shares", "posts", "reports", "duties"))
    office = project.office
    line = FundingLine.objects.create(office=office, project=project, **fields, **shares)
    for post in entry.get("posts", []):
        FundedPost.objects.create(office=office, line=line, **post)
    for report in entry.get("reports", []):
        FundingReport.objects.create(
            office=office, line=line, kind=report["kind"], due_on=_day(report["due"], on), done_on=_done(report, on)
        )
    for duty in entry.get("duties", []):
        PublicityDuty.objects.create(office=office, line=line, text=duty["text"], done_on=_done(duty, on))


def _fields(entry: dict[str, Any], on: date, *, leaving: Iterable[str]) -> dict[str, Any]:
    days = ("decided_on", "runs_from", "runs_to", "eligible_from", "eligible_to")
    return {
        name: _day(value, on) if name in days else value for name, value in entry.items() if name not in set(leaving)
    }


def _day(written: date | int, on: date) -> date:
    return on + timedelta(days=written) if isinstance(written, int) else written


def _done(entry: dict[str, Any], on: date) -> date | None:
    return _day(entry["done"], on) if "done" in entry else None


def _named(found: Any, titles: Iterable[str]) -> list[Any]:
    """The records whose titles begin as the demo names them."""
    return [one for title in titles for one in found.filter(title__startswith=title)]

"""What happens in a year: gathered from measures, projects and decisions with a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.decisions.presenting import day_of
from bildungsbuero.apps.strategy.funding.presenting import project_time, report_state, state_on
from bildungsbuero.apps.strategy.models import Decision, FundingReport, Initiative, Milestone, Project


class Kind(StrEnum):
    """What an entry of the year is."""

    MEASURE = "measure"
    MILESTONE = "milestone"
    PROJECT = "project"
    REPORT = "report"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the year: something that lasts (`first` to `last`) or a day (both the same)."""

    kind: Kind
    public_id: str
    title: str
    address: str
    first: date | None
    last: date | None
    state: str
    # The word in code, by which the drawing chooses a pattern or fills a mark.
    state_key: str
    field: str = ""
    function: str = ""
    is_example: bool = False
    # What a milestone or a report belongs to: kind and public id.
    part_of: str = ""
    # How the day is written where it is not known to the day.
    day_in_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which year, and what it is narrowed to: a field of action by its id, a responsible office by its name."""

    year: int
    field: str = ""
    function: str = ""

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 12, 31)


def entries_of(office: Office, asked: Asked, on: date) -> list[Entry]:
    """Return the entries of a year: each measure with its milestones, each project with its reports, decisions."""
    return [*_measures(office, asked, on), *_projects(office, asked, on), *_decisions(office, asked)]


def undated_of(office: Office, asked: Asked, entries: Iterable[Entry], on: date) -> list[Entry]:
    """Return the living measures and the projects without any day, which stand in no year, unless a date below does."""
    shown = [entry.public_id for entry in entries if entry.kind in (Kind.MEASURE, Kind.PROJECT)]
    measures = _narrowed(Initiative.objects.of(office).alive(), asked, field="goal__field__public_id")
    measures = measures.filter(starts_on=None, ends_on=None).exclude(public_id__in=shown)
    projects = _narrowed(Project.objects.of(office), asked, field="initiatives__goal__field__public_id")
    projects = projects.filter(runs_from=None, runs_to=None).exclude(public_id__in=shown).distinct()
    found = [_measure(one) for one in measures.select_related("goal__field").order_by("goal__field__order", "pk")]
    found += [_project(one, on) for one in projects]
    return [replace(entry, day_in_words=_("without dates")) for entry in found]


def _measures(office: Office, asked: Asked, on: date) -> Iterable[Entry]:
    steps = Milestone.objects.of(office).filter(due_on__year=asked.year, is_cancelled=False)
    steps = steps.select_related("initiative")
    measures = _narrowed(Initiative.objects.of(office), asked, field="goal__field__public_id")
    within = _touching(asked, first="starts_on", last="ends_on")
    found = measures.filter(within | Q(pk__in=steps.values("initiative"))).select_related("goal__field")
    below: dict[int, list[Milestone]] = {}
    for step in steps:
        below.setdefault(step.initiative.pk, []).append(step)
    for measure in found.order_by("goal__field__order", "starts_on", "pk"):
        yield _measure(measure)
        for step in below.get(measure.pk, []):
            yield _milestone(step, measure, on)


def _touching(asked: Asked, *, first: str, last: str) -> Q:
    """Return the filter for what has a first or last day and lies at least partly in the year."""
    is_dated = ~Q(**{first: None}) | ~Q(**{last: None})
    begun = Q(**{first: None}) | Q(**{f"{first}__lte": asked.last})
    not_over = Q(**{last: None}) | Q(**{f"{last}__gte": asked.first})
    return is_dated & begun & not_over


def _measure(measure: Initiative) -> Entry:
    return Entry(
        kind=Kind.MEASURE,
        public_id=measure.public_id,
        title=measure.title,
        address=reverse("strategy:initiative", args=[measure.public_id]),
        first=measure.starts_on,
        last=measure.ends_on,
        state=measure.get_state_display(),
        state_key=measure.state,
        field=measure.goal.field.title,
        function=measure.responsible_function,
        is_example=measure.is_example,
    )


def _milestone(step: Milestone, measure: Initiative, on: date) -> Entry:
    state_key = "done" if step.is_completed else "overdue" if step.due_on < on and measure.is_alive else "open"
    return Entry(
        kind=Kind.MILESTONE,
        public_id=step.public_id,
        title=step.title,
        address=reverse("strategy:initiative", args=[measure.public_id]),
        first=step.due_on,
        last=step.due_on,
        state="",
        state_key=state_key,
        field=measure.goal.field.title,
        function=measure.responsible_function,
        is_example=measure.is_example,
        part_of=measure.public_id,
    )


def _projects(office: Office, asked: Asked, on: date) -> Iterable[Entry]:
    reports = FundingReport.objects.of(office).filter(due_on__year=asked.year).select_related("line__project")
    projects = _narrowed(Project.objects.of(office), asked, field="initiatives__goal__field__public_id")
    within = _touching(asked, first="runs_from", last="runs_to")
    owed: dict[int, list[FundingReport]] = {}
    for report in reports:
        owed.setdefault(report.line.project.pk, []).append(report)
    for project in projects.filter(within | Q(pk__in=list(owed))).distinct():
        yield _project(project, on)
        for report in owed.get(project.pk, []):
            yield _report(report, project, on)


def _project(project: Project, on: date) -> Entry:
    return Entry(
        kind=Kind.PROJECT,
        public_id=project.public_id,
        title=project.title,
        address=reverse("strategy:project", args=[project.public_id]),
        first=project.runs_from,
        last=project.runs_to,
        day_in_words=project_time(project) if project.is_year_only else "",
        state=state_on(project, on).title,
        state_key="running" if project.runs_to is None or project.runs_to >= on else "done",
        function=project.responsible_function,
        is_example=project.is_example,
    )


def _report(report: FundingReport, project: Project, on: date) -> Entry:
    kind = report.get_kind_display()
    return Entry(
        kind=Kind.REPORT,
        public_id=report.public_id,
        title=f"{kind}, {report.note}" if report.note else kind,
        address=reverse("strategy:project", args=[project.public_id]),
        first=report.due_on,
        last=report.due_on,
        state=report_state(report, on).title,
        state_key="done" if report.done_on else "overdue" if report.is_overdue(on) else "open",
        function=project.responsible_function,
        is_example=project.is_example,
        part_of=project.public_id,
    )


def _decisions(office: Office, asked: Asked) -> Iterable[Entry]:
    # A decision belongs to no field and no office: where somebody narrows the year, it is left out.
    if asked.field or asked.function:
        return
    for one in Decision.objects.of(office).in_year(asked.year).order_by("decided_on", "pk"):
        yield Entry(
            kind=Kind.DECISION,
            public_id=one.public_id,
            title=one.title,
            address=reverse("strategy:decision", args=[one.public_id]),
            first=one.decided_on,
            last=one.decided_on,
            state=one.get_result_display(),
            state_key="done",
            function=one.body,
            is_example=one.is_example,
            day_in_words=day_of(one),
        )


def _narrowed(found: Any, asked: Asked, *, field: str) -> Any:
    if asked.field:
        found = found.filter(**{field: asked.field})
    return found.filter(responsible_function=asked.function) if asked.function else found

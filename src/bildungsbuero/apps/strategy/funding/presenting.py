"""How projects are shown and taken along: list, page, file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.strategy.funding.programmes import Programme, programme_title
from bildungsbuero.apps.strategy.models import FundingLine, FundingReport, Project
from bildungsbuero.apps.strategy.models.funding import SOON_ENDING_DAYS
from bildungsbuero.core.shares import amounts
from bildungsbuero.formats import workbook
from bildungsbuero.formats.media_types import CSV, XLSX
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day, number

KINDS_OF_FILES = {"csv": CSV, "xlsx": XLSX}
Programmes = Mapping[str, Programme]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a project stands in time, in words and with the kind of its badge."""

    title: str
    badge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A funding line as its project's page shows it."""

    line: FundingLine
    title: str
    facts: list[tuple[str, str]]
    # None where nobody knows the shares.
    shares: Table | None
    posts: list[str]
    reports: list[tuple[FundingReport, State]]
    duties: list[tuple[str, str]]


def state_on(project: Project, on: date) -> State:
    """Return whether a project has begun, runs, ends soon or is over."""
    if project.runs_from is None and project.runs_to is None:
        return State(title=_("time not known"), badge="info")
    if project.runs_from and project.runs_from > on:
        return State(title=_("not begun"), badge="info")
    if project.runs_to and project.runs_to < on:
        return State(title=_("ended"), badge="info")
    if project.runs_to and project.runs_to <= on + timedelta(days=SOON_ENDING_DAYS):
        return State(title=_("ends soon"), badge="warning")
    return State(title=_("running"), badge="success")


def time_of(first: date | None, last: date | None) -> str:
    """Return from when to when; empty where neither is known."""
    if first and last:
        return f"{day(first)} – {day(last)}"
    if first:
        return _("since %(day)s") % {"day": day(first)}
    return _("until %(day)s") % {"day": day(last)} if last else ""


def project_time(project: Project) -> str:
    """Return from when to when a project runs, in years where nothing more is known."""
    if not project.is_year_only:
        return time_of(project.runs_from, project.runs_to)
    return " – ".join(str(one.year) for one in (project.runs_from, project.runs_to) if one)


def marked(title: str, *, is_example: bool) -> str:
    """Return a title that says of an example that it is one."""
    return f"{title} ({_('example data')})" if is_example else title


def projects_table(projects: Sequence[Project], known: Programmes, on: date) -> Table:
    """Return the list of projects with their state, money and next report."""
    heads = [_("Project"), _("Time"), _("State"), _("Programmes"), _("Next report"), _("Granted")]
    return Table(
        caption=_("Projects"),
        columns=tuple(Column(title=title, is_numeric=title == _("Granted")) for title in heads),
        rows=tuple(_row(project, known, on) for project in projects),
        key="projects",
        is_caption_hidden=True,
    )


def _row(project: Project, known: Programmes, on: date) -> Row:
    lines = list(project.lines.all())
    reports = sorted((one for line in lines for one in line.reports.all() if not one.done_on), key=_due)
    titles = dict.fromkeys(programme_title(known, line.programme, _day_of(line, on)) for line in lines)
    return Row(
        cells=(
            Cell(
                text=marked(project.title, is_example=project.is_example),
                address=reverse("strategy:project", args=[project.public_id]),
            ),
            Cell(text=project_time(project) or "–"),
            Cell(text=state_on(project, on).title),
            Cell(text=", ".join(titles) or "–"),
            Cell(text=_report_in_words(reports[0], on) if reports else "–"),
            Cell(text=euros(sum((line.granted_eur or Decimal(0) for line in lines), Decimal(0)) or None) or "–"),
        )
    )


def _due(report: FundingReport) -> date:
    return report.due_on


def _day_of(line: FundingLine, on: date) -> date:
    """Names are those of the time in which the money came; of money that still comes, today's."""
    return min(line.eligible_to, on) if line.eligible_to else on


def _report_in_words(report: FundingReport, on: date) -> str:
    said = f"{day(report.due_on)}, {report.get_kind_display()}"
    return f"{said} ({_('overdue')})" if report.is_overdue(on) else said


def euros(value: Decimal | None) -> str:
    """Return a sum in euros, empty for none."""
    return f"{number(value, 2)}\N{NO-BREAK SPACE}€" if value is not None else ""


def report_state(report: FundingReport, on: date) -> State:
    """Return how a report stands."""
    if report.done_on:
        return State(title=_("done on %(day)s") % {"day": day(report.done_on)}, badge="success")
    if report.is_overdue(on):
        return State(title=_("overdue"), badge="danger")
    return State(title=_("open"), badge="info")


def shown_line(line: FundingLine, known: Programmes, on: date) -> ShownLine:
    """Return a funding line with its rows as the page shows them."""
    then = _day_of(line, on)
    programme = known.get(line.programme)
    return ShownLine(
        line=line,
        title=programme_title(known, line.programme, then),
        facts=[
            (_("Funder"), programme.funder_on(then) if programme else ""),
            (_("Reference number"), line.reference_number),
            (_("Granted sum"), euros(line.granted_eur)),
            (_("Eligible period"), time_of(line.eligible_from, line.eligible_to)),
        ],
        shares=_shares(line),
        posts=[_post_in_words(post) for post in line.posts.all()],
        reports=[(report, report_state(report, on)) for report in line.reports.all()],
        duties=[
            (duty.text, _("done on %(day)s") % {"day": day(duty.done_on)} if duty.done_on else "")
            for duty in line.duties.all()
        ],
    )


def share_names() -> dict[str, str]:
    """Return what the shares of a funding line are called."""
    return {"eu": _("EU"), "federal": _("Federal government"), "land": _("Land"), "own": _("own share")}


def _shares(line: FundingLine) -> Table | None:
    shares = {name: getattr(line, f"share_{name}") for name in share_names()}
    if not any(shares.values()):
        return None
    money = amounts(line.granted_eur, shares) if line.granted_eur is not None else {}
    return Table(
        caption=_("Who pays which share"),
        columns=(
            Column(title=_("Share")),
            Column(title=_("Per cent"), is_numeric=True),
            Column(title=_("Euros"), is_numeric=True),
        ),
        rows=tuple(
            Row(cells=(Cell(text=title), Cell(text=number(shares[name], 2)), Cell(text=euros(money.get(name)) or "–")))
            for name, title in share_names().items()
            if shares[name]
        ),
        key=f"shares-{line.public_id}",
    )


def _post_in_words(post: Any) -> str:
    said = _("%(function)s: %(percent)s per cent of a post") % {
        "function": post.function,
        "percent": number(post.percent, 0 if post.percent == int(post.percent) else 2),
    }
    time = time_of(post.filled_from, post.filled_to)
    return f"{said}, {time}" if time else said


def as_file(projects: Iterable[Project], known: Programmes, on: date, *, kind: str) -> bytes:
    """Return projects as CSV or workbook, a row a funding line; a project without one has a row of its own."""
    heads = [
        _("Project"), _("State"), _("Runs from"), _("Runs until"), _("Responsible office"), _("Programme"),
        _("Funder"), _("Reference number"), _("Granted sum"),
        *[_("%(share)s in per cent") % {"share": name} for name in share_names().values()],
        _("Eligible from"), _("Eligible until"), _("Posts in per cent"), _("Next report"),
        _("What continues after the end"), _("Example data"), _("Id"), _("As of"),
    ]  # fmt: skip
    rows = [_file_row(project, line, known, on=on) for project in projects for line in _lines(project)]
    if kind == "xlsx":
        return workbook.as_xlsx(_("Projects"), heads, rows)
    return workbook.as_csv(heads, rows).encode("utf-8-sig")


def _file_day(project: Project, found: date | None) -> str:
    return str(found.year) if found and project.is_year_only else day(found)


def _lines(project: Project) -> list[FundingLine | None]:
    return [*project.lines.all()] or [None]


def _file_row(project: Project, line: FundingLine | None, known: Programmes, *, on: date) -> list[Any]:
    before = [project.title, state_on(project, on).title, _file_day(project, project.runs_from),
              _file_day(project, project.runs_to),
              project.responsible_function]  # fmt: skip
    after = [project.continues, _("yes") if project.is_example else _("no"), project.public_id, day(on)]
    if line is None:
        return [*before, *[""] * 12, *after]
    then, programme = _day_of(line, on), known.get(line.programme)
    reports = [report for report in line.reports.all() if not report.done_on]
    return [
        *before,
        programme_title(known, line.programme, then),
        programme.funder_on(then) if programme else "",
        line.reference_number,
        "" if line.granted_eur is None else line.granted_eur,
        *[getattr(line, f"share_{name}") for name in share_names()],
        day(line.eligible_from),
        day(line.eligible_to),
        sum((post.percent for post in line.posts.all()), Decimal(0)),
        _report_in_words(min(reports, key=_due), on) if reports else "",
        *after,
    ]

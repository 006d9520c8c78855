"""What projects put on “Heute”, into the handover folder, the navigation and the log."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.funding import chain
from bildungsbuero.apps.strategy.funding.demo import load_demo
from bildungsbuero.apps.strategy.funding.presenting import marked, time_of
from bildungsbuero.apps.strategy.funding.programmes import programme_title, programmes_of
from bildungsbuero.apps.strategy.models import FundingLine, FundingReport, Project
from bildungsbuero.apps.strategy.models.funding import REPORT_SOON_DAYS
from bildungsbuero.web import slots
from bildungsbuero.web.handover import Chapter
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.today import TodayLine, Urgency
from bildungsbuero.web.wording import day

REPORT_NOW_DAYS = 7
MOST_LINES = 200
ACTIONS = {
    "project.saved": gettext_lazy("Project saved"),
    "project.removed": gettext_lazy("Project deleted"),
    "funding_line.saved": gettext_lazy("Funding line saved"),
    "funding_line.removed": gettext_lazy("Funding line deleted"),
    "funding_report.done": gettext_lazy("Report to a funder noted as done"),
}


def fill() -> None:
    """Fill the slots."""
    chain.register()
    slots.TODAY.fill("strategy-funding", today, order=55)
    slots.HANDOVER_FOLDER.fill("strategy-funding", chapters, order=60)
    slots.STAFF_NAVIGATION.fill("strategy-funding", navigation, order=220)
    # After the plan: projects name its measures.
    slots.DEMO.fill("strategy-funding", fill_demo, order=150)
    for key, title in ACTIONS.items():
        audit.register_action(key, title)


def fill_demo(office: Office, entry: dict[str, Any]) -> None:  # noqa: ARG001 - the slot's signature
    """Store the projects and decisions of an office of the demo."""
    load_demo(office, on=timezone.localdate())


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the projects."""
    return [
        Entry(title=gettext_lazy("Projects and funding"), url_name="strategy:projects", group=gettext_lazy("Strategy"))
    ]


def today(office: Office, person: Person, on: date) -> list[TodayLine]:
    """Return which reports are due and which money ends without a sequel, for those who steer."""
    if Role.MANAGEMENT not in person.roles_in(office):
        return []
    reports = FundingReport.objects.of(office)
    overdue = reports.overdue(on).count()
    this_week = reports.due_within(on, days=REPORT_NOW_DAYS).count()
    this_month = reports.due_within(on, days=REPORT_SOON_DAYS).count() - this_week
    ending = Project.objects.of(office).ending_without_sequel(on).count()
    address = reverse("strategy:projects")
    lines = [
        _line(
            ngettext("%(count)d report to a funder is overdue.", "%(count)d reports to funders are overdue.", overdue),
            overdue, f"{address}?state=overdue", Urgency.NOW,
        ),
        _line(
            ngettext(
                "%(count)d report to a funder is due within 7 days.",
                "%(count)d reports to funders are due within 7 days.",
                this_week,
            ),
            this_week, address, Urgency.NOW,
        ),
        _line(
            ngettext(
                "%(count)d report to a funder is due within 30 days.",
                "%(count)d reports to funders are due within 30 days.",
                this_month,
            ),
            this_month, address, Urgency.SOON,
        ),
        _line(
            ngettext(
                "%(count)d project ends within six months, and nobody has said what continues.",
                "%(count)d projects end within six months, and nobody has said what continues.",
                ending,
            ),
            ending, f"{address}?state=ending", Urgency.SOON,
        ),
    ]  # fmt: skip
    return [line for line in lines if line.count]


def _line(title: str, count: int, address: str, urgency: Urgency) -> TodayLine:
    return TodayLine(title=title % {"count": count}, count=count, address=address, urgency=urgency)


def chapters(office: Office, on: date) -> list[Chapter]:
    """Return what money runs out when, and which reports are still to be written."""
    return [
        Chapter(title=_("What runs out when"), lines=_money(office, on)),
        Chapter(title=_("Open tasks"), lines=_reports(office)),
    ]


def _money(office: Office, on: date) -> tuple[str, ...]:
    known = programmes_of(office)
    lines = FundingLine.objects.of(office).exclude(project__runs_to__lt=on).select_related("project")
    return tuple(
        ", ".join(
            part
            for part in (
                marked(line.project.title, is_example=line.project.is_example),
                programme_title(known, line.programme, on),
                line.reference_number,
                time_of(line.eligible_from, line.eligible_to),
                line.project.responsible_function,
                _("continues: %(what)s") % {"what": line.project.continues}
                if line.project.continues
                else _("nobody has said what continues"),
            )
            if part
        )
        for line in lines.order_by("eligible_to", "pk")[:MOST_LINES]
    )


def _reports(office: Office) -> tuple[str, ...]:
    open_ones = FundingReport.objects.of(office).open().select_related("line__project")
    return tuple(
        _("%(day)s: %(report)s, %(project)s")
        % {"day": day(report.due_on), "report": report.get_kind_display(), "project": report.line.project.title}
        for report in open_ones[:MOST_LINES]
    )

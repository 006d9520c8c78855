"""Staff pages of projects: list, one of them, writing, funding lines, programmes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.strategy.faults import Faults
from bildungsbuero.apps.strategy.funding import actions
from bildungsbuero.apps.strategy.funding.forms import ProgrammeForm, ProjectFilter, ProjectForm
from bildungsbuero.apps.strategy.funding.line_forms import FundingLineForm, are_valid, row_forms
from bildungsbuero.apps.strategy.funding.presenting import (
    KINDS_OF_FILES,
    as_file,
    marked,
    project_time,
    projects_table,
    shown_line,
    state_on,
)
from bildungsbuero.apps.strategy.funding.programmes import programmes_of
from bildungsbuero.apps.strategy.models import (
    FundingLine,
    FundingReport,
    Initiative,
    OwnProgramme,
    Project,
)
from bildungsbuero.apps.strategy.models.funding import ProjectQuerySet
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

ROWS = ("lines", "lines__reports", "lines__posts", "lines__duties")


@staff_view()
@readonly_view
def projects(request: StaffRequest) -> HttpResponse:
    """List the projects of the office, those that end first at the top."""
    form = ProjectFilter(request.GET)
    today = timezone.localdate()
    found = list(_asked(request, form))
    context = {
        "form": form,
        "table": projects_table(found, programmes_of(request.office), today),
        "is_empty": not found,
        "is_narrowed": bool(request.GET.get("state")),
        "query": request.GET.urlencode(),
        "may_write": _may_write(request),
        "crumbs": crumbs(_("Projects and funding")),
    }
    return render(request, "strategy/projects.html", context)


@staff_view()
@readonly_view
def projects_file(request: StaffRequest, kind: str) -> HttpResponse:
    """Return the projects as a file, a row a funding line."""
    if kind not in KINDS_OF_FILES:
        raise NotFound("not_found")
    today = timezone.localdate()
    found = _asked(request, ProjectFilter(request.GET))
    content = as_file(found, programmes_of(request.office), today, kind=kind)
    return send_file(content, f"projekte-{today.isoformat()}.{kind}", content_type=KINDS_OF_FILES[kind])


@staff_view()
@readonly_view
def project(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a project with its funding lines, reports and what comes after it."""
    found = get_project(request, public_id)
    today = timezone.localdate()
    known = programmes_of(request.office)
    context = {
        "project": found,
        "title": marked(found.title, is_example=found.is_example),
        "state": state_on(found, today),
        "facts": [
            (_("Time"), project_time(found)),
            (_("Responsible office"), found.responsible_function),
            (_("By which decision"), found.continued_by.title if found.continued_by else ""),
            (_("Source"), found.source),
        ],
        "lines": [shown_line(line, known, today) for line in found.lines.all()],
        "may_write": _may_write(request),
        "crumbs": _crumbs(found.title),
    }
    return render(request, "strategy/project.html", context)


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def project_new(request: StaffRequest) -> HttpResponse:
    """Write a new project, on wish for the measure that the address names."""
    kind, _colon, public_id = request.GET.get("from", "").partition(":")
    measures = Initiative.objects.of(request.office).filter(public_id=public_id if kind == "initiative" else "")
    return _form_page(request, Project(office=request.office), initial={"initiatives": list(measures)})


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def project_edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change a project."""
    return _form_page(request, get_project(request, public_id), initial={})


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def line_new(request: StaffRequest, public_id: str) -> HttpResponse:
    """Write a new funding line of a project."""
    found = get_project(request, public_id)
    return _line_page(request, found, FundingLine(project=found, office=request.office))


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def line_edit(request: StaffRequest, public_id: str, line_id: str) -> HttpResponse:
    """Change a funding line with its posts, reports and duties."""
    return _line_page(request, get_project(request, public_id), _get_line(request, public_id, line_id))


@staff_view(Role.MANAGEMENT)
@require_POST
def line_remove(request: StaffRequest, public_id: str, line_id: str) -> HttpResponse:
    """Delete a funding line."""
    actions.remove_line(_get_line(request, public_id, line_id), person=request.user)
    messages.success(request, _("The funding line was deleted."))
    return redirect("strategy:project", public_id)


@staff_view(Role.MANAGEMENT)
@require_POST
def report_done(request: StaffRequest, public_id: str, report_id: str) -> HttpResponse:
    """Note that a report was done today."""
    reports = FundingReport.objects.of(request.office).select_related("line__project", "office")
    found = reports.filter(line__project__public_id=public_id, public_id=report_id).first()
    if found is None:
        raise NotFound("not_found")
    actions.finish_report(found, on=timezone.localdate(), person=request.user)
    messages.success(request, _("The report is noted as done."))
    return redirect("strategy:project", public_id)


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def programmes(request: StaffRequest) -> HttpResponse:
    """List the funding programmes with names and funders over time; a form adds one of the office's own."""
    form = ProgrammeForm(request.POST or None, instance=OwnProgramme(office=request.office))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The programme can be chosen now."))
        return redirect("strategy:programmes")
    context = {
        "form": form,
        "programmes": list(programmes_of(request.office).values()),
        "crumbs": _crumbs(_("Programmes")),
    }
    return render(request, "strategy/programmes.html", context, status=400 if form.errors else 200)


@staff_view(Role.MANAGEMENT)
@require_POST
def programme_remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Delete a programme of the office's own that nothing names."""
    found = OwnProgramme.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    try:
        actions.remove_programme(found)
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, _("“%(title)s” was deleted.") % {"title": found.name})
    return redirect("strategy:programmes")


def get_project(request: StaffRequest, public_id: str) -> Project:
    """Return a project of the office; one of another office is not found."""
    found = Project.objects.of(request.office).select_related("office", "continued_by").prefetch_related(*ROWS)
    one = found.filter(public_id=public_id).first()
    if one is None:
        raise NotFound("not_found")
    return one


def _get_line(request: StaffRequest, public_id: str, line_id: str) -> FundingLine:
    lines = FundingLine.objects.of(request.office).select_related("project", "office")
    found = lines.filter(project__public_id=public_id, public_id=line_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _asked(request: StaffRequest, form: ProjectFilter) -> ProjectQuerySet:
    found = Project.objects.of(request.office).prefetch_related(*ROWS)
    today = timezone.localdate()
    state = form.cleaned_data["state"] if form.is_valid() else ""
    narrow = {
        "running": found.running,
        "ending": found.ending,
        "overdue": found.with_overdue_reports,
        "over": found.over,
    }
    return narrow[state](today) if state else found


def _form_page(request: StaffRequest, found: Project, *, initial: dict[str, object]) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = ProjectForm(data, instance=found, office=request.office, initial=initial)
    if form.is_valid():
        saved = actions.save_project(form, office=request.office, person=request.user)
        messages.success(request, _("“%(title)s” was saved.") % {"title": saved.title})
        return redirect("strategy:project", saved.public_id)
    is_new = found.pk is None
    context = {
        "form": form,
        "title": _("New project") if is_new else _("Change the project"),
        "back": reverse("strategy:projects") if is_new else reverse("strategy:project", args=[found.public_id]),
        "crumbs": _crumbs(_("New project") if is_new else found.title),
    }
    return render(request, "strategy/form_page.html", context, status=400 if form.errors else 200)


def _line_page(request: StaffRequest, found: Project, line: FundingLine) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    today = timezone.localdate()
    known = programmes_of(request.office)
    form = FundingLineForm(data, instance=line, project=found, programmes=known, on=today)
    sets = row_forms(line, data, on=today)
    if data is not None and are_valid(form, sets):
        saved = actions.save_line(form, sets, person=request.user)
        messages.success(request, _("The funding line was saved."))
        if "more" in data:
            return redirect("strategy:line-edit", found.public_id, saved.public_id)
        return redirect("strategy:project", found.public_id)
    titles = {"posts": _("Posts"), "reports": _("Reports and proofs of use"), "duties": _("Duties of publicity")}
    context = {
        "project": found,
        "line": line if line.pk else None,
        "form": form,
        "faults": Faults(form, *sets.values()),
        "sets": [(titles[name], one) for name, one in sets.items()],
        "crumbs": crumbs(
            (_("Projects and funding"), "strategy:projects"),
            (found.title, request.path.split("foerderlinie/")[0]),
            _("Funding line"),
        ),
    }
    return render(request, "strategy/funding_line.html", context, status=400 if data is not None else 200)


def _may_write(request: StaffRequest) -> bool:
    return Role.MANAGEMENT in request.user.roles_in(request.office)


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Projects and funding"), "strategy:projects"), title)

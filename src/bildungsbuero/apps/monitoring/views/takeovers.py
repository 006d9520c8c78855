"""Take figures over from a former system: upload, look, map, take over, or drop."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring.forms.takeovers import MappingForm, OldTableForm
from bildungsbuero.apps.monitoring.models import Takeover
from bildungsbuero.apps.monitoring.takeover import actions, presenting
from bildungsbuero.apps.monitoring.takeover.comparing import compare_old
from bildungsbuero.apps.monitoring.takeover.mapping import keep_mapping, mapping_for, titles_by_key
from bildungsbuero.apps.monitoring.takeover.reading import OldTable, old_table
from bildungsbuero.apps.operations import jobs
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.formats.media_types import CSV, XLSX
from bildungsbuero.formats.takeover_template import template_csv, template_xlsx
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

TEMPLATES = {"csv": (template_csv, CSV), "xlsx": (template_xlsx, XLSX)}


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def takeovers(request: StaffRequest) -> HttpResponse:
    """Take a table of old figures, and list what came before."""
    form = OldTableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.begin(
                form.cleaned_data["file"], office=request.office, person=request.user, at=timezone.now()
            )
            return redirect("monitoring:takeover", made.public_id)
        except Refusal as refusal:
            problem = describe(refusal)
            form.add_error("file", f"{problem.message} {problem.remedy}".strip())
    found = Takeover.objects.of(request.office).select_related("delivery")
    context = {
        "form": form,
        "table": presenting.takeovers_table(found) if found else None,
        "crumbs": crumbs((_("Data sets and deliveries"), "monitoring:datasets"), _("Take over from TILL")),
    }
    return render(request, "monitoring/takeovers.html", context, status=400 if form.errors else 200)


@staff_view(Role.MONITORING)
@readonly_view
def takeover_template(request: StaffRequest, kind: str) -> HttpResponse:  # noqa: ARG001 - the same for all
    """Hand out the empty table."""
    if kind not in TEMPLATES:
        raise NotFound("not_found")
    make, content_type = TEMPLATES[kind]
    return send_file(make(), f"vorlage-uebernahme.{kind}", content_type=content_type)


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def takeover(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show what a table holds and how it compares; keep the mapping, or take the figures over."""
    found = _takeover(request, public_id)
    if found.delivery is not None:
        return redirect("monitoring:delivery", found.delivery.public_id)
    table = old_table(found)
    proposed = mapping_for(request.office, table.names)
    form = MappingForm(request.POST or None, names=table.names, titles=titles_by_key(request.office), proposed=proposed)
    if request.method == "POST" and form.is_valid():
        keep_mapping(request.office, form.mapping())
        if "take" in request.POST:
            job = jobs.start(
                "till-takeover", office=request.office, person=request.user, arguments={"takeover": found.public_id}
            )
            return redirect("operations:job", job.public_id)
        messages.success(request, _("The mapping is kept, also for the next table."))
        return redirect("monitoring:takeover", public_id)
    return _preview(request, found, table=table, form=form, mapping=proposed)


@staff_view(Role.MONITORING)
@require_POST
def drop_takeover(request: StaffRequest, public_id: str) -> HttpResponse:
    """Forget a table that was only looked at."""
    actions.drop(_takeover(request, public_id))
    messages.success(request, _("The table is dropped; nothing was taken over."))
    return redirect("monitoring:takeovers")


def _preview(
    request: StaffRequest, found: Takeover, *, table: OldTable, form: MappingForm, mapping: dict[str, str]
) -> HttpResponse:
    compared = compare_old(request.office, table.figures, mapping)
    context = {
        "takeover": found,
        "facts": presenting.table_facts(table),
        "form": form,
        "comparison": presenting.comparison_sentence(compared),
        "summary": presenting.summary_table(compared, titles_by_key(request.office)) if compared else None,
        "differences": presenting.differences_table(compared),
        "refused": presenting.refused_table(table),
        "refused_rows": table.refused_rows,
        "crumbs": crumbs((_("Take over from TILL"), "monitoring:takeovers"), found.file_name),
    }
    return render(request, "monitoring/takeover.html", context)


def _takeover(request: StaffRequest, public_id: str) -> Takeover:
    found = Takeover.objects.of(request.office).filter(public_id=public_id).select_related("delivery", "office").first()
    if found is None:
        raise NotFound("not_found")
    return found

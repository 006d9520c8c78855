"""Sheets for translators: download, bring back, look at what would change, take over, take back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.bringing import is_there, taken_of, undone_of
from bildungsbuero.apps.catalogue.forms.translations import SheetForm, SheetWish
from bildungsbuero.apps.catalogue.translating.jobs import SHEET, UNDO_OF_A_SHEET
from bildungsbuero.apps.catalogue.translating.languages import targets
from bildungsbuero.apps.catalogue.translating.sheet_results import present_sheet
from bildungsbuero.apps.catalogue.translating.sheets import OPEN, sheet_of
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.jobs import Job
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.apps.operations.uploads import keep_upload
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.formats.media_types import XLSX
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(*WRITERS)
@readonly_view
def sheet(request: StaffRequest) -> HttpResponse:
    """Answer with a workbook of the texts that a translator is to get."""
    wish = SheetWish(request.GET or None)
    if wish.is_bound and not wish.is_valid():
        raise Refusal("translations.no_wish")
    wanted = wish.cleaned_data if wish.is_bound else {"language": targets()[0].code, "texts": OPEN}
    language, on = wanted["language"], timezone.localdate()
    content = sheet_of(request.office, language=language, texts=wanted["texts"], on=on)
    name = f"uebersetzungen-{request.office.key}-{language}-{on.isoformat()}.xlsx"
    return send_file(content, name, content_type=XLSX)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def bring(request: StaffRequest) -> HttpResponse:
    """Take a sheet and start its preview."""
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        arguments = {"upload": keep_upload(upload), "file_name": upload.name, "is_rehearsal": True}
        job = jobs.start(SHEET, office=request.office, person=request.user, arguments=arguments)
        return redirect("operations:job", job.public_id)
    return render(request, "catalogue/bring_translations.html", {"form": form, "crumbs": _crumbs(_("Read a sheet"))})


@staff_view(*WRITERS)
@readonly_view
def result(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show what a sheet would change, or has changed."""
    job = _job(request, public_id)
    if job.state != JobState.FINISHED:
        return redirect("operations:job", job.public_id)
    taken = taken_of(job)
    context = {
        "sheet": present_sheet(job),
        "taken": taken,
        "undone": undone_of(job, UNDO_OF_A_SHEET),
        "can_be_taken": taken is None and is_there(job),
        "crumbs": _crumbs(job.arguments["file_name"]),
    }
    return render(request, "catalogue/translations_result.html", context)


@staff_view(*WRITERS)
@require_POST
def take(request: StaffRequest, public_id: str) -> HttpResponse:
    """Start taking over a sheet that was looked at; asked twice it is taken once."""
    job = _job(request, public_id)
    taken = taken_of(job)
    if taken is None:
        if not is_there(job):
            raise Refusal("translations.sheet_gone")
        arguments = job.arguments | {"is_rehearsal": False}
        taken = jobs.start(SHEET, office=request.office, person=request.user, arguments=arguments)
    return redirect("operations:job", taken.public_id)


@staff_view(*WRITERS)
@require_POST
def undo(request: StaffRequest, public_id: str) -> HttpResponse:
    """Start taking a sheet back that was taken over; asked twice it is done once."""
    job = _job(request, public_id)
    if job.arguments["is_rehearsal"] or job.state != JobState.FINISHED:
        raise Refusal("translations.sheet_not_taken")
    started = undone_of(job, UNDO_OF_A_SHEET) or jobs.start(
        UNDO_OF_A_SHEET, office=request.office, person=request.user, arguments={"taken": job.public_id}
    )
    return redirect("operations:job", started.public_id)


def _job(request: StaffRequest, public_id: str) -> Job:
    found = Job.objects.of(request.office).filter(kind=SHEET, public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Offers"), "catalogue:offers"), (_("Translations"), "catalogue:translations"), title)

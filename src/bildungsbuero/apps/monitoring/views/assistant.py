"""The import assistant, page by page: which table, how it is read, for which data set; then the job takes over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring.assistant import drafts, pages
from bildungsbuero.apps.monitoring.assistant.handing_over import assisted, proposed_words
from bildungsbuero.apps.monitoring.assistant.sheets import tables_of
from bildungsbuero.apps.monitoring.forms.assistant import ReadingForm
from bildungsbuero.apps.monitoring.forms.assistant_dataset import DatasetChoiceForm
from bildungsbuero.apps.monitoring.jobs import ASSISTED_IMPORT
from bildungsbuero.apps.monitoring.models import Dataset, ImportDraft
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.jobs import Job
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def choose_table(request: StaffRequest, public_id: str) -> HttpResponse:
    """Choose one of several tables in a file."""
    draft = _draft(request, public_id)
    found = tables_of(draft)
    if request.method == "POST":
        number = request.POST.get("table", "")
        if not number.isdecimal() or int(number[:6]) >= len(found):
            raise Refusal("bad_request")
        drafts.choose(draft, int(number), on=timezone.localdate())
        return redirect("monitoring:assistant-reading", draft.public_id)
    context = {"draft": draft, "tables": pages.table_choices(found), "crumbs": _crumbs(_("Choose a table"))}
    return render(request, "monitoring/assistant_table.html", context)


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def reading(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show the original beside the reading, and let a person correct it."""
    draft = _draft(request, public_id)
    opened = drafts.opened(draft, on=timezone.localdate())
    if opened is None:
        return redirect("monitoring:assistant-table", draft.public_id)
    single = "single" in request.GET or "single" in request.POST
    form = ReadingForm(request.POST or None, opened=opened, single=single)
    if request.method == "POST" and form.is_valid():
        drafts.correct(draft, form.reading(), at=timezone.now())
        if "refresh" in request.POST:
            return redirect("monitoring:assistant-reading", draft.public_id)
        problem = _problem(draft)
        if not problem:
            return redirect("monitoring:assistant-dataset", draft.public_id)
        messages.warning(request, problem)
        return redirect("monitoring:assistant-reading", draft.public_id)
    outcome = opened.outcome
    context = {
        "draft": draft,
        "form": form,
        "recognised": _recognised(draft),
        "original": pages.original(opened, outcome),
        "reading": pages.reading_table(opened, outcome),
        "same": pages.holds_for_all(opened, outcome),
        "refused": pages.refused_table(outcome),
        "remarks": pages.remarks(opened, outcome),
        "needs_a_look": pages.needs_a_look(opened, outcome),
        "counts": {"facts": len(outcome.facts), "refused": len(outcome.refused)},
        "is_one_of_several": len(tables_of(draft)) > 1,
        "crumbs": _crumbs(draft.file_name),
    }
    return render(request, "monitoring/assistant_reading.html", context, status=400 if form.errors else 200)


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def choose_dataset(request: StaffRequest, public_id: str) -> HttpResponse:
    """Say for which data set the table is, and start its import."""
    draft = _draft(request, public_id)
    opened = drafts.opened(draft, on=timezone.localdate())
    if opened is None:
        return redirect("monitoring:assistant-table", draft.public_id)
    form = DatasetChoiceForm(
        request.POST or None,
        office=request.office,
        chosen=draft.dataset_key,
        proposed=proposed_words(opened),
    )
    if request.method == "POST" and form.is_valid():
        dataset = form.own.get(form.words["key"])
        if assisted(opened, dataset, form.words).outcome.facts:
            drafts.decide(draft, form.words, at=timezone.now())
            return _started(request, draft)
        assert dataset is not None  # noqa: S101 - a new data set reads the periods as they were read before
        text = _("The periods of this data set mean “%(meaning)s”; those of the table do not fit.")
        form.add_error("dataset", text % {"meaning": dataset.get_period_display()})
    context = {
        "draft": draft,
        "form": form,
        "counts": {"facts": len(opened.outcome.facts), "refused": len(opened.outcome.refused)},
        "crumbs": _crumbs(draft.file_name),
    }
    return render(request, "monitoring/assistant_dataset.html", context, status=400 if form.errors else 200)


@staff_view(Role.MONITORING)
@require_POST
def take_over(request: StaffRequest, public_id: str) -> HttpResponse:
    """Import a table that was recognised, with one click."""
    draft = _draft(request, public_id)
    if not draft.reading.get("words"):
        raise Refusal("assistant.which_dataset")
    return _started(request, draft)


@staff_view(Role.MONITORING)
@require_POST
def drop(request: StaffRequest, public_id: str) -> HttpResponse:
    """Forget a table that was uploaded."""
    drafts.drop(_draft(request, public_id))
    messages.success(request, _("The table was put aside; nothing of it was stored."))
    return redirect("monitoring:import-file")


def _started(request: StaffRequest, draft: ImportDraft) -> HttpResponse:
    """Start the import; clicked twice it is started once."""
    arguments = {"draft": draft.public_id}
    standing = (JobState.WAITING, JobState.RUNNING)
    same = Job.objects.of(request.office).filter(kind=ASSISTED_IMPORT, arguments=arguments, state__in=standing).first()
    if same is not None:
        return redirect("operations:job", same.public_id)
    job = jobs.start(ASSISTED_IMPORT, office=request.office, person=request.user, arguments=arguments)
    return redirect("operations:job", job.public_id)


def _problem(draft: ImportDraft) -> str:
    """Return why a table cannot go on yet."""
    opened = drafts.opened(draft, on=timezone.localdate())
    if opened is None or not opened.outcome.facts:
        return _("Not one number can be read like this. The list below says why.")
    if opened.mapping.meaning is PeriodMeaning.UNDECLARED:
        return _("Say what the periods mean; then it goes on.")
    return ""


def _recognised(draft: ImportDraft) -> dict[str, object] | None:
    """Return the data set whose layout this table has, with what is new in its head."""
    key = draft.reading.get("template")
    dataset = Dataset.objects.of(draft.office).filter(key=key).first() if key else None
    if dataset is None:
        return None
    return {"dataset": dataset, "new": draft.reading.get("new", []), "missing": draft.reading.get("missing", [])}


def _draft(request: StaffRequest, public_id: str) -> ImportDraft:
    found = ImportDraft.objects.of(request.office).filter(public_id=public_id).select_related("office").first()
    if found is None:
        raise NotFound("not_found")
    return found


def _crumbs(title: str) -> list[Crumb]:
    return crumbs(
        (_("Data sets and deliveries"), "monitoring:datasets"), (_("Import figures"), "monitoring:import-file"), title
    )

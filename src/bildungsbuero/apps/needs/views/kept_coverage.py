"""Matrices as files, kept ones, and two of them compared."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.coverage import keeping
from bildungsbuero.apps.needs.coverage.asking import Asked
from bildungsbuero.apps.needs.coverage.comparing import Compared, releasing_offices, two_days, two_offices, with_kept
from bildungsbuero.apps.needs.coverage.files import KINDS_OF_FILES, as_file
from bildungsbuero.apps.needs.coverage.forms import CompareForm, CoverageForm, KeepForm
from bildungsbuero.apps.needs.coverage.matrix import Matrix, matrix_of
from bildungsbuero.apps.needs.coverage.presenting import present
from bildungsbuero.apps.needs.coverage.presenting_change import present_change
from bildungsbuero.apps.needs.models import KeptCoverage
from bildungsbuero.apps.needs.register.policies import STEERING, may_steer
from bildungsbuero.apps.needs.views.coverage import show_matrix
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view


@staff_view()
@readonly_view
def file(request: StaffRequest, kind: str) -> HttpResponse:
    """Answer with a matrix as CSV or workbook, also with one that was kept."""
    if kind not in KINDS_OF_FILES:
        raise NotFound("not_found")
    asked = _asked(request)
    found = _kept_matrix(request, asked) if request.GET.get("kept") else matrix_of(request.office, asked)
    mark = f"-{_('with example data')}".replace(" ", "-") if found.asked.with_examples else ""
    name = f"angebotsmatrix-{found.asked.on.isoformat()}{mark.lower()}.{kind}"
    return send_file(as_file(request.office, found, kind), name, content_type=KINDS_OF_FILES[kind])


@staff_view(*STEERING)
@require_POST
def keep(request: StaffRequest) -> HttpResponse:
    """Keep the matrix in the address under a name."""
    form = KeepForm(request.POST, office=request.office)
    if not form.is_valid():
        return show_matrix(request, form)
    kept = keeping.keep(
        request.office, _asked(request), name=form.cleaned_data["name"], at=timezone.now(), person=request.user
    )
    messages.success(request, _("The matrix “%(name)s” is kept.") % {"name": kept.name})
    return redirect("needs:kept-coverage", kept.public_id)


@staff_view()
@readonly_view
def kept(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a matrix that was kept; what became of its offers since, the comparison says."""
    found = _get(request, public_id)
    asked = keeping.asked_of(found, _asked(request))
    matrix = keeping.restored(found, asked)
    context = {
        "kept": found,
        "asked": asked,
        "matrix": matrix,
        "gap_percent": 100 * matrix.gaps / matrix.real_cells if matrix.real_cells else None,
        "shown": present(matrix, page=request.GET.get("page"), address=None),
        "may_remove": may_steer(request.user, request.office),
        "crumbs": _crumbs(found.name),
    }
    return render(request, "needs/coverage/kept.html", context)


@staff_view(*STEERING)
@require_POST
def remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Delete a matrix that was kept by mistake."""
    found = _get(request, public_id)
    keeping.remove(found, person=request.user)
    messages.success(request, _("The matrix “%(name)s” is deleted.") % {"name": found.name})
    return redirect("needs:coverage")


@staff_view()
@readonly_view
def compare(request: StaffRequest) -> HttpResponse:
    """Show two matrices side by side."""
    today = timezone.localdate()
    question = CoverageForm(request.GET, office=request.office, today=today)
    asked = question.asked()
    others = releasing_offices(request.office, today)
    form = CompareForm(request.GET, office=request.office, today=today, others=others)
    compared = _compared(request, form, asked) if form.is_valid() and question.is_valid() else None
    context: dict[str, Any] = {
        "form": form if question.is_valid() else question,
        "compare_form": form,
        "asked": compared.asked if compared else asked,
        "query": asked.query(),
        "compared": compared,
        "shown": present_change(compared, page=request.GET.get("page")) if compared else None,
        "crumbs": _crumbs(_("Compare")),
    }
    return render(request, "needs/coverage/compare.html", context)


def _compared(request: StaffRequest, form: CompareForm, asked: Asked) -> Compared:
    said, today = form.cleaned_data, timezone.localdate()
    if said.get("kept"):
        return with_kept(_get(request, said["kept"]), asked)
    if said.get("office"):
        others = releasing_offices(request.office, today)
        other = next(one for one in others if one.key == said["office"])
        return two_offices(request.office, other, asked, today=today)
    return two_days(request.office, asked, said["with_day"], today=today)


def _asked(request: StaffRequest) -> Asked:
    return CoverageForm(request.GET, office=request.office, today=timezone.localdate()).asked()


def _kept_matrix(request: StaffRequest, asked: Asked) -> Matrix:
    found = _get(request, request.GET["kept"])
    return keeping.restored(found, keeping.asked_of(found, asked))


def _get(request: StaffRequest, public_id: str) -> KeptCoverage:
    found = KeptCoverage.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Coverage matrix"), reverse("needs:coverage")), title)

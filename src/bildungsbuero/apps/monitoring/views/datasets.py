"""Data sets: the list, one with its deliveries and declaration, and original values for the role Monitoring."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import presenters
from bildungsbuero.apps.monitoring.actions import deciding
from bildungsbuero.apps.monitoring.actions.record_figures import countable_tables
from bildungsbuero.apps.monitoring.forms.datasets import DeclarationForm, SelectionForm
from bildungsbuero.apps.monitoring.forms.record_figures import CountForm, count_form
from bildungsbuero.apps.monitoring.models import Dataset, DatasetSchedule
from bildungsbuero.apps.monitoring.originals import original_values
from bildungsbuero.apps.monitoring.policies import check_may_change, may_change
from bildungsbuero.apps.monitoring.protection_report import last_report_address
from bildungsbuero.apps.monitoring.register import schedule_facts
from bildungsbuero.core.errors import Denied, NotFound
from bildungsbuero.warehouse.catalogue import SHARED
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view()
@readonly_view
def datasets(request: StaffRequest) -> HttpResponse:
    """List the open tables of the installation and the office's own data sets."""
    found = Dataset.objects.readable_by(request.office).with_last_delivery()
    context = {
        "table": presenters.datasets_table(found) if found else None,
        "may_import": _is_monitoring(request),
        "countable": _countable(request) if _is_monitoring(request) else [],
        "crumbs": crumbs(_("Data sets and deliveries")),
    }
    return render(request, "monitoring/datasets.html", context)


@staff_view()
@require_http_methods(FORM_METHODS)
def dataset(request: StaffRequest, owner: str, key: str) -> HttpResponse:
    """Show a data set with its deliveries; an own one can be declared here."""
    found = get_dataset(request, owner, key)
    is_changeable = _is_monitoring(request) and may_change(found, request.office, request.user)
    if request.method == "POST" and not _is_monitoring(request):
        raise Denied("denied")
    if request.method == "POST":
        check_may_change(found, request.office, request.user)
    form = DeclarationForm(request.POST or None, instance=found) if is_changeable else None
    if form is not None and request.method == "POST" and form.is_valid():
        deciding.declare(form.save(commit=False), office=request.office, person=request.user)
        messages.success(request, _("The data set is declared; its figures were built anew."))
        return redirect("monitoring:dataset", owner, key)
    is_countable = is_changeable and found.office is not None and found.key in countable_tables()
    context = {
        "dataset": found,
        "facts": presenters.dataset_facts(found),
        "register": schedule_facts(DatasetSchedule.objects.about(found), timezone.localdate()),
        "may_register": is_changeable,
        "deliveries": presenters.deliveries_table(found),
        "form": form,
        "may_see_values": _is_monitoring(request),
        "count_form": count_form(found.key, timezone.localdate()) if is_countable else None,
        "last_report": last_report_address(found) if _may_read_reports(request) else "",
        "crumbs": crumbs((_("Data sets and deliveries"), "monitoring:datasets"), found.key),
    }
    return render(request, "monitoring/dataset.html", context)


@staff_view(Role.MONITORING)
@require_safe
def values(request: StaffRequest, owner: str, key: str) -> HttpResponse:
    """Show original values of one area and period; each look is noted."""
    found = get_dataset(request, owner, key)
    form = SelectionForm(request.GET or None, dataset=found)
    table = None
    if form.is_valid():
        rows = original_values(found, form.selection(), office=request.office, person=request.user)
        table = presenters.observations_table(found, rows)
    context = {
        "dataset": found,
        "form": form,
        "table": table,
        "crumbs": crumbs(
            (_("Data sets and deliveries"), "monitoring:datasets"),
            (found.key, presenters.dataset_address(found)),
            _("Original values"),
        ),
    }
    return render(request, "monitoring/values.html", context)


def get_dataset(request: StaffRequest, owner: str, key: str) -> Dataset:
    """Return a data set of the installation or the office in the address; another office's is not found."""
    if owner not in {SHARED, request.office.key}:
        raise NotFound("not_found")
    office = None if owner == SHARED else request.office
    found = Dataset.objects.owned_by(office).filter(key=key).select_related("office").first()
    if found is None:
        raise NotFound("not_found")
    return found


def _countable(request: StaffRequest) -> list[tuple[str, str, CountForm]]:
    """Return title, last day and form of each data set that is counted of the office's records."""
    today = timezone.localdate()
    found = presenters.countable_tables(request.office)
    return [(title, last, count_form(key, today)) for key, title, last in found]


def _may_read_reports(request: StaffRequest) -> bool:
    return bool(request.user.roles_in(request.office) & {Role.MONITORING, Role.MANAGEMENT})


def _is_monitoring(request: StaffRequest) -> bool:
    return Role.MONITORING in request.user.roles_in(request.office)

"""Deliveries: what arrived, what was refused, what the checks say, and what was decided."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import presenters, protection_report
from bildungsbuero.apps.monitoring.actions import accepting, deciding
from bildungsbuero.apps.monitoring.actions.comparing import differences_as_csv
from bildungsbuero.apps.monitoring.checks import checks_of
from bildungsbuero.apps.monitoring.checks.presenting import check_rows, passed_table, summary
from bildungsbuero.apps.monitoring.differences import present_difference
from bildungsbuero.apps.monitoring.forms.acceptances import AcceptanceForm
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.monitoring.policies import may_change
from bildungsbuero.apps.monitoring.protection import is_publishable
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.formats.media_types import CSV
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view

CHANGES = {"release": deciding.release, "keep_internal": deciding.keep_internal, "withdraw": deciding.withdraw}


@staff_view()
@readonly_view
def delivery(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show one delivery."""
    return _page(request, _delivery(request, public_id))


@staff_view(Role.MONITORING)
@require_POST
def accept_hint(request: StaffRequest, public_id: str) -> HttpResponse:
    """Keep why a hint of the checks is right."""
    found = _delivery(request, public_id)
    name = request.POST.get("check", "")
    form = AcceptanceForm(request.POST, prefix=name)
    if not form.is_valid():
        return _page(request, found, answered={name: form})
    accepting.accept_hint(
        found, name, form.cleaned_data["reason"], office=request.office, person=request.user, at=timezone.now()
    )
    messages.success(request, _("The hint is accepted; your reason is kept."))
    return redirect(f"{reverse('monitoring:delivery', args=[public_id])}#checks")


@staff_view(Role.MONITORING)
@require_POST
def differences(request: StaffRequest, public_id: str) -> HttpResponse:
    """Hand out every value that a delivery changes; it is noted who took original values."""
    found = _delivery(request, public_id)
    content = differences_as_csv(found)
    audit.note("values.read", office=request.office, person=request.user, about=str(found))
    return send_file(content, f"{found.dataset.key}-{found.public_id}.csv", content_type=CSV)


def _page(request: StaffRequest, found: Delivery, *, answered: dict[str, AcceptanceForm] | None = None) -> HttpResponse:
    """The page of a delivery; `answered` holds forms that have to be filled in once more."""
    is_monitoring = Role.MONITORING in request.user.roles_in(request.office)
    may_decide = is_monitoring and may_change(found.dataset, request.office, request.user)
    checks = checks_of(found)
    context = {
        "delivery": found,
        "facts": presenters.delivery_facts(found),
        "checks": check_rows(found, checks, may_accept=may_decide, answered=answered or {}),
        "passed": passed_table(checks),
        "dataset_address": presenters.dataset_address(found.dataset),
        "checks_summary": summary(checks),
        "may_see_values": is_monitoring,
        "unprotected_periods": protection_report.problems_of(found.dataset),
        "is_protected": is_publishable(found.dataset),
        "waits_for_hints": any(check.is_open for check in checks),
        "has_failed": any(check.is_failed for check in checks),
        "difference": present_difference(found, office=request.office, on=timezone.localdate())
        if found.state != Delivery.State.WITHDRAWN
        else None,
        "refused": presenters.refused_table(found, with_content=is_monitoring) if found.refused else None,
        "may_change": may_decide,
        "crumbs": crumbs(
            (_("Data sets and deliveries"), "monitoring:datasets"),
            (found.dataset.key, presenters.dataset_address(found.dataset)),
            found.file_name,
        ),
    }
    return render(request, "monitoring/delivery.html", context)


@staff_view(Role.MONITORING)
@require_POST
def change_state(request: StaffRequest, public_id: str) -> HttpResponse:
    """Publish a delivery, take it back, or undo the whole import."""
    found = _delivery(request, public_id)
    change = CHANGES.get(request.POST.get("change", ""))
    if change is None:
        raise Refusal("bad_request")
    change(found, office=request.office, person=request.user)
    messages.success(request, _("Done: the delivery is now “%(state)s”.") % {"state": found.get_state_display()})
    return redirect("monitoring:delivery", public_id)


def _delivery(request: StaffRequest, public_id: str) -> Delivery:
    readable = Delivery.objects.readable_by(request.office).select_related("dataset__office", "dataset__protection")
    found = readable.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found

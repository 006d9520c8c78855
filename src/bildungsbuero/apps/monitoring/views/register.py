"""The register of data sets and the calendar of their deliveries."""

from datetime import UTC

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import register as presenting
from bildungsbuero.apps.monitoring.actions import scheduling
from bildungsbuero.apps.monitoring.forms.schedules import AnnouncementForm, ScheduleForm
from bildungsbuero.apps.monitoring.models import Dataset, DatasetSchedule
from bildungsbuero.apps.monitoring.policies import check_may_change
from bildungsbuero.apps.monitoring.presenters import dataset_address
from bildungsbuero.apps.monitoring.views.datasets import get_dataset
from bildungsbuero.core.errors import Conflict
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view()
@readonly_view
def register(request: StaffRequest) -> HttpResponse:
    """List all data sets by the day of their next delivery."""
    datasets = Dataset.objects.readable_by(request.office).with_last_delivery().select_related("schedule")
    context = {
        "table": presenting.register_table(datasets, timezone.localdate()) if datasets else None,
        "may_register": Role.MONITORING in request.user.roles_in(request.office),
        "crumbs": crumbs((_("Data sets and deliveries"), "monitoring:datasets"), _("Delivery calendar")),
    }
    return render(request, "monitoring/register.html", context)


@staff_view()
@readonly_view
def calendar(request: StaffRequest) -> HttpResponse:
    """Hand out the expected deliveries as a calendar file."""
    schedules = DatasetSchedule.objects.readable_by(request.office).exclude(next_due=None)
    content = presenting.calendar_of(
        schedules.select_related("dataset__office").order_by("next_due", "pk"),
        office=request.office,
        at=timezone.now().astimezone(UTC),
    )
    return send_file(content, "lieferungen.ics", content_type="text/calendar; charset=utf-8")


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def announce(request: StaffRequest) -> HttpResponse:
    """Take in a data set of the office that is expected for the first time."""
    form = AnnouncementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = scheduling.register_dataset(
                form.cleaned_data["key"], form.cleaned_data["title"], office=request.office, person=request.user
            )
            return redirect("monitoring:schedule", made.owner, made.key)
        except Conflict:
            form.add_error("key", _("There is a data set with this code already."))
    context = {
        "form": form,
        "crumbs": crumbs((_("Delivery calendar"), "monitoring:register"), _("Announce a data set")),
    }
    return render(request, "monitoring/announce.html", context)


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def schedule(request: StaffRequest, owner: str, key: str) -> HttpResponse:
    """Say of a data set from whom it comes, on what ground, and when next."""
    found = get_dataset(request, owner, key)
    check_may_change(found, request.office, request.user)
    known = DatasetSchedule.objects.about(found) or DatasetSchedule(dataset=found)
    form = ScheduleForm(request.POST or None, instance=known)
    if request.method == "POST" and form.is_valid():
        scheduling.keep_schedule(form.save(commit=False), office=request.office, person=request.user)
        messages.success(request, _("The register is up to date."))
        return redirect("monitoring:dataset", owner, key)
    context = {
        "dataset": found,
        "form": form,
        "crumbs": crumbs(
            (_("Delivery calendar"), "monitoring:register"),
            (found.key, dataset_address(found)),
            _("Entry in the register"),
        ),
    }
    return render(request, "monitoring/schedule.html", context)

"""Release a record to another office, and read what another office has released."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts import releasable, releases
from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.forms.releases import ReleaseForm
from bildungsbuero.apps.accounts.models import Release, Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(Role.MANAGEMENT)
@readonly_view
def choose(request: StaffRequest) -> HttpResponse:
    """Find the record that is to be released."""
    text = request.GET.get("q", "").strip()[:100]
    found = [(kind, kind.find(request.office, text)) for kind in releasable.kinds()] if text else []
    context = {
        "text": text,
        "found": [(kind, records) for kind, records in found if records],
        "crumbs": crumbs((_("Releases"), "accounts:releases"), _("Release a record")),
    }
    return render(request, "accounts/choose_record.html", context)


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def give(request: StaffRequest, kind: str, public_id: str) -> HttpResponse:
    """Ask to whom and for what, show once more what that means, then release the record."""
    record = releasable.record(kind, request.office, public_id)
    form = ReleaseForm(request.POST or None, owner=request.office, on=timezone.localdate())
    is_complete = request.method == "POST" and form.is_valid()
    if is_complete and "confirmed" in request.POST and _released(request, form, kind, public_id):
        return redirect("accounts:releases")
    context = {
        "record": record,
        "form": form,
        "asks_once_more": is_complete and form.is_valid() and "change" not in request.POST,
        "crumbs": crumbs((_("Releases"), "accounts:releases"), _("Release a record")),
    }
    return render(request, "accounts/release_record.html", context)


@staff_view(Role.PARTNER, Role.MANAGEMENT, Role.ADMINISTRATOR)
@readonly_view
def show(request: StaffRequest, number: int) -> HttpResponse:
    """Show a record that another office has released to this one; without a standing release it is not found."""
    today = timezone.localdate()
    received = Release.objects.across_offices(because="releases to this office").standing_on(today)
    release = received.filter(to_office=request.office, pk=number).select_related("office").first()
    if release is None or not releases.may_see(release.kind, release.public_id, release.office, request.office, today):
        raise NotFound("not_found")
    context = {
        "release": release,
        "record": releasable.shown(release.kind, release.office, release.public_id),
        "crumbs": crumbs((_("Released to us"), "accounts:received-releases"), release.office.name),
    }
    return render(request, "accounts/received_record.html", context)


def _released(request: StaffRequest, form: ReleaseForm, kind: str, public_id: str) -> bool:
    try:
        releases.release(kind, public_id, owner=request.office, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        add_refusal(form, refusal)
        return False
    office = form.cleaned_data["to_office"].name
    messages.success(request, _("The record is released. %(office)s can read it now.") % {"office": office})
    return True

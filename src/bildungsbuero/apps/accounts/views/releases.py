"""What the office shows others, and what others show it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts import releases as actions
from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Release, Role
from bildungsbuero.apps.accounts.presenters import present_releases
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view


@staff_view(Role.MANAGEMENT, Role.ADMINISTRATOR)
@readonly_view
def releases(request: StaffRequest) -> HttpResponse:
    """List the releases that stand today."""
    today = timezone.localdate()
    given = Release.objects.of(request.office).standing_on(today).select_related("to_office", "office")
    received = Release.objects.across_offices(because="releases to this office").standing_on(today)
    context = {
        "given": present_releases(given, received=False),
        "received": present_releases(received.filter(to_office=request.office).select_related("office"), received=True),
        "may_release": Role.MANAGEMENT in request.user.roles_in(request.office),
        "crumbs": crumbs(_("Releases")),
    }
    return render(request, "accounts/releases.html", context)


@staff_view(Role.PARTNER, Role.MANAGEMENT, Role.ADMINISTRATOR)
@readonly_view
def received(request: StaffRequest) -> HttpResponse:
    """List what other offices show this one today; the page of a partner."""
    received = Release.objects.across_offices(because="releases to this office").standing_on(timezone.localdate())
    context = {
        "received": present_releases(received.filter(to_office=request.office).select_related("office"), received=True),
        "crumbs": crumbs(_("Released to us")),
    }
    return render(request, "accounts/received_releases.html", context)


@staff_view(Role.MANAGEMENT)
@require_POST
def withdraw(request: StaffRequest, number: int) -> HttpResponse:
    """End a release."""
    actions.withdraw(number, owner=request.office, by=request.user, at=timezone.now())
    messages.success(request, _("The release was withdrawn. The other office no longer sees the record."))
    return redirect("accounts:releases")

"""Mails that could not be sent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.operations.mail import acting
from bildungsbuero.apps.operations.models import OutgoingMail
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view

AT_MOST = 100


@staff_view(Role.ADMINISTRATOR)
@readonly_view
def mails(request: StaffRequest) -> HttpResponse:
    """List the mails that were given up."""
    failed = OutgoingMail.objects.of(request.office).failed().defer("text")[:AT_MOST]
    return render(request, "operations/mails.html", {"mails": failed, "crumbs": crumbs(_("Mails that failed"))})


@staff_view(Role.ADMINISTRATOR)
@require_POST
def try_again(request: StaffRequest, public_id: str) -> HttpResponse:
    """Send a mail once more."""
    acting.try_again(_failed(request, public_id), at=timezone.now())
    messages.success(request, _("The mail is tried again."))
    return redirect("operations:mails")


@staff_view(Role.ADMINISTRATOR)
@require_POST
def settle(request: StaffRequest, public_id: str) -> HttpResponse:
    """Leave a mail unsent."""
    acting.settle(_failed(request, public_id), at=timezone.now())
    messages.success(request, _("The mail stays unsent."))
    return redirect("operations:mails")


def _failed(request: StaffRequest, public_id: str) -> OutgoingMail:
    found = OutgoingMail.objects.of(request.office).failed().filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found

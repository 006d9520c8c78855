"""Example data: what they are, and the one button that removes them."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.addresses import prefix_of
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.desk.examples import examples
from bildungsbuero.apps.desk.jobs import EXAMPLES
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.presenters import present_job
from bildungsbuero.core.errors import Denied
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS

BECAUSE = "example data belong to the installation"


class RemovalForm(forms.Form):
    """The confirmation."""

    is_sure = forms.BooleanField(
        label=gettext_lazy("Yes, remove all example data for good"),
        error_messages={"required": gettext_lazy("Tick this if you really want to remove them.")},
    )


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def remove(request: StaffRequest) -> HttpResponse:
    """Say what belongs to the example data; start their removal."""
    if not (request.office.is_demo or request.user.administers_installation):
        raise Denied("denied")
    form = RemovalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        jobs.start(EXAMPLES, office=None, person=request.user, arguments={"office": request.office.key})
        messages.success(request, _("The example data are being removed."))
        # The page itself goes with a demo office.
        return redirect(prefix_of(None, request.LANGUAGE_CODE) if request.office.is_demo else "desk:examples")
    latest = Job.objects.across_offices(because=BECAUSE).filter(kind=EXAMPLES, office=None).first()
    shown = [present_job(latest, viewer=request.user)] if latest is not None else []
    context = {
        "examples": examples(),
        "form": form,
        "jobs": shown,
        "is_working": latest is not None and latest.is_open,
        "crumbs": crumbs(_("Example data")),
    }
    return render(request, "desk/examples.html", context)

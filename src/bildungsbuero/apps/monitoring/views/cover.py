"""Which figures stand on the home page, and in what order."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import cover
from bildungsbuero.apps.monitoring.forms.cover import CoverForm
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.MONITORING, Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def choose_cover(request: StaffRequest) -> HttpResponse:
    """Choose the figures of the home page and their order; one button brings the proposal back."""
    if request.method == "POST" and "proposal" in request.POST:
        cover.choose(request.office, [], person=request.user)
        messages.success(request, _("The proposal of this program stands on the home page again."))
        return redirect("monitoring:cover")
    form = CoverForm(request.POST or None, chosen=cover.chosen_keys(request.office))
    if request.method == "POST" and form.is_valid():
        cover.choose(request.office, form.keys, person=request.user)
        messages.success(request, _("The home page shows these figures now."))
        return redirect("monitoring:cover")
    context = {"form": form, "crumbs": crumbs(_("Figures on the home page"))}
    return render(request, "monitoring/cover.html", context, status=400 if form.errors else 200)

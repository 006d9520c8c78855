"""What indicators are called in the catalogues that the office works with."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import external_codes, published
from bildungsbuero.apps.monitoring.forms.external_codes import ExternalCodesForm
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def names_elsewhere(request: StaffRequest) -> HttpResponse:
    """Change the names of indicators in other catalogues."""
    known = frozenset(item.key for item in published.all_indicators(request.office))
    lines = "\n".join("; ".join(line) for line in external_codes.lines_of(request.office))
    form = ExternalCodesForm(request.POST or None, known=known, initial={"lines": lines})
    if request.method == "POST" and form.is_valid():
        external_codes.keep(request.office, form.cleaned_data["lines"], person=request.user)
        messages.success(request, _("The names are stored."))
        return redirect("monitoring:names-elsewhere")
    title = _("Names in other catalogues")
    context = {"form": form, "crumbs": crumbs((_("Own indicators"), "monitoring:own-indicators"), title)}
    return render(request, "monitoring/names_elsewhere.html", context, status=400 if form.errors else 200)

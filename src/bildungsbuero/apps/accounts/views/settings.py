"""Contact, opening hours and logo of the office."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.actions.offices import change_logo, change_office
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.forms.settings import LogoForm, OfficeForm
from bildungsbuero.apps.accounts.legal import legal_texts
from bildungsbuero.apps.accounts.logos import LIMIT_KB
from bildungsbuero.apps.accounts.models import Office, Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def settings(request: StaffRequest) -> HttpResponse:
    """Change what the office says about itself."""
    # A copy, so that a refused entry does not already stand in the frame around the form.
    office = Office.objects.get(pk=request.office.pk)
    form = OfficeForm(request.POST or None, instance=office)
    if request.method == "POST" and form.is_valid():
        change_office(form.instance, by=request.user)
        messages.success(request, _("The settings were saved."))
        return redirect("accounts:settings")
    return _page(request, form, LogoForm(has_logo=bool(office.logo)))


@staff_view(Role.ADMINISTRATOR)
@require_POST
def logo(request: StaffRequest) -> HttpResponse:
    """Store a new logo, or none."""
    form = LogoForm(request.POST, request.FILES, has_logo=bool(request.office.logo))
    if form.is_valid():
        try:
            change_logo(request.office, _content(form), by=request.user)
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The logo was saved."))
            return redirect("accounts:settings")
    return _page(request, OfficeForm(instance=request.office), form)


def _content(form: LogoForm) -> bytes | None:
    file = form.cleaned_data["logo"]
    # One byte more than is allowed is enough to tell that the file is too large.
    content: bytes | None = file.read(LIMIT_KB * 1024 + 1) if file and not form.cleaned_data.get("remove") else None
    return content


def _page(request: StaffRequest, form: OfficeForm, logo_form: LogoForm) -> HttpResponse:
    context = {
        "form": form,
        "logo_form": logo_form,
        "legal_texts": legal_texts(request.office),
        "crumbs": crumbs(_("Settings of the office")),
    }
    return render(request, "accounts/settings.html", context)

"""The page "Welche Zahl stimmt?": why several population figures are in use for one place."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.portal.which_number import present
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def which_number(request: PublicRequest) -> HttpResponse:
    """Explain the population figures of the office's area, those of Trier where it has none."""
    context = present(request.office, on=timezone.localdate())
    context["crumbs"] = crumbs((_("Figures"), "portal:indicators"), _("Which number is right?"))
    return render(request, "portal/which_number.html", context)

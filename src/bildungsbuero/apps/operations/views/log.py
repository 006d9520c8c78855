"""The log of what was done with rights."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.operations.models import AuditEntry
from bildungsbuero.apps.operations.presenters import present_log
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view

A_PAGE = 50


@staff_view(Role.ADMINISTRATOR)
@readonly_view
def log(request: StaffRequest) -> HttpResponse:
    """Show the log by time; it cannot be sorted or filtered by person."""
    with_names = request.office.log_shows_names
    entries = AuditEntry.objects.of(request.office).select_related("person")
    page = Paginator(entries, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": present_log(page, with_names=with_names),
        "with_names": with_names,
        "crumbs": crumbs(_("Log")),
    }
    return render(request, "operations/log.html", context)

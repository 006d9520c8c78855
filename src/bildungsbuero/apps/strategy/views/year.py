"""Staff pages of the plan of the year, and the calendar behind its secret address."""

from datetime import UTC

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import ALL_ROLES, staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import PublicRequest, StaffRequest
from bildungsbuero.apps.strategy.funding.presenting import KINDS_OF_FILES
from bildungsbuero.apps.strategy.models import CalendarKey
from bildungsbuero.apps.strategy.year import calendar
from bildungsbuero.apps.strategy.year.forms import YearForm
from bildungsbuero.apps.strategy.year.gathering import entries_of, undated_of
from bildungsbuero.apps.strategy.year.presenting import (
    MOST_ROWS,
    as_file,
    legend,
    undated_table,
    year_figure,
    year_table,
)
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view()
@readonly_view
def year(request: StaffRequest) -> HttpResponse:
    """Show what happens in a year as a table and as a drawing."""
    today = timezone.localdate()
    form = YearForm(request.GET, office=request.office)
    asked = form.asked(this_year=today.year)
    entries = entries_of(request.office, asked, today)
    undated = undated_of(request.office, asked, entries, today)
    may_write = Role.MANAGEMENT in request.user.roles_in(request.office)
    query = request.GET.copy()
    query["year"] = str(asked.year)
    context = {
        # What was asked for stands in the form, also where this year was meant.
        "form": YearForm({**request.GET.dict(), "year": asked.year}, office=request.office),
        "asked": asked,
        "before": _around(request, asked.year - 1),
        "after": _around(request, asked.year + 1),
        "table": year_table(entries, asked.year),
        "figure": year_figure(entries, asked, today) if entries else None,
        "legend": legend(),
        "is_cut": len([entry for entry in entries if not entry.part_of]) > MOST_ROWS,
        "query": query.urlencode(),
        "undated": undated_table(undated, may_write=may_write) if undated else None,
        "may_write": may_write,
        "crumbs": crumbs(_("Plan of the year")),
    }
    return render(request, "strategy/year.html", context)


@staff_view()
@readonly_view
def year_file(request: StaffRequest, kind: str) -> HttpResponse:
    """Return the plan of a year as a file."""
    if kind not in KINDS_OF_FILES:
        raise NotFound("not_found")
    today = timezone.localdate()
    asked = YearForm(request.GET, office=request.office).asked(this_year=today.year)
    entries = entries_of(request.office, asked, today)
    entries += undated_of(request.office, asked, entries, today)
    content = as_file(entries, asked, today, kind=kind)
    return send_file(content, f"jahresplan-{asked.year}.{kind}", content_type=KINDS_OF_FILES[kind])


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def calendar_keys(request: StaffRequest) -> HttpResponse:
    """List which roles have a secret calendar address; making one shows it this one time."""
    address = ""
    if request.method == "POST":
        role = next((one for one in ALL_ROLES if str(one) == request.POST.get("role")), None)
        if role is None:
            messages.error(request, _("Choose the role that the address is for."))
            return redirect("strategy:calendar-keys")
        key = calendar.make_key(role, office=request.office, person=request.user, on=timezone.localdate())
        address = request.build_absolute_uri(reverse("strategy:calendar-feed", args=[key]))
    made = {key.role: key for key in CalendarKey.objects.of(request.office)}
    context = {
        "address": address,
        "roles": [(role, made.get(str(role))) for role in ALL_ROLES],
        "crumbs": crumbs((_("Plan of the year"), "strategy:year"), _("In your own calendar")),
    }
    response = render(request, "strategy/calendar_keys.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@staff_view(Role.MANAGEMENT)
@require_POST
def calendar_key_remove(request: StaffRequest, role: str) -> HttpResponse:
    """Take the secret address of a role back."""
    if calendar.withdraw_key(role, office=request.office, person=request.user):
        messages.success(request, _("The address no longer opens anything."))
    return redirect("strategy:calendar-keys")


@login_not_required
@readonly_view
def calendar_feed(request: PublicRequest, key: str) -> HttpResponse:
    """Return the calendar of the office to whoever has a key; a wrong or withdrawn one finds nothing."""
    if request.office is None or not calendar.opens(key, request.office):
        raise NotFound("not_found")
    content = calendar.calendar_of(request.office, at=timezone.now().astimezone(UTC))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _around(request: StaffRequest, number: int) -> tuple[int, str]:
    query = request.GET.copy()
    query["year"] = str(number)
    return number, f"?{query.urlencode()}"

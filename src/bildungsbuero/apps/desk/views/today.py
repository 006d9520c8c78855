"""The staff's first page in the morning."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.desk.first_steps import first_steps
from bildungsbuero.apps.desk.presenters import todays_lines
from bildungsbuero.web import slots
from bildungsbuero.web.readonly import readonly_view
from bildungsbuero.web.shell import Shell


@staff_view(*Role)
@readonly_view
def today(request: StaffRequest) -> HttpResponse:
    """Return what waits for the person today; a guest of the office is led to the page made for guests."""
    if not request.user.works_in(request.office):
        return redirect(Shell(request).staff_navigation[0].links[0].address)
    on = timezone.localdate()
    lines = todays_lines(slots.TODAY.collect_what_works(request.office, request.user, on))
    steps = first_steps(request.office, Shell(request).staff_navigation)
    panels = slots.TODAY_PANELS.collect_what_works(request.office, request.user, on)
    context = {"lines": lines, "on": on, "steps": steps, "panels": panels}
    return render(request, "desk/today.html", context)

"""Targets of indicators: what the office wants to reach, and who decided it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import published, targets, wording
from bildungsbuero.apps.monitoring.forms.targets import TargetForm
from bildungsbuero.apps.monitoring.models import Target
from bildungsbuero.core.cells import Published
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.MONITORING, Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def edit_targets(request: StaffRequest) -> HttpResponse:
    """List the targets of the office; one form sets one, changes it or takes it back."""
    known = {item.key: item for item in published.all_indicators(request.office)}
    choices = [(key, f"{key} {wording.text(item.title)}") for key, item in known.items()]
    form = TargetForm(request.POST if request.method == "POST" else None, indicators=choices)
    if request.method == "POST" and form.is_valid():
        targets.set_target(request.office, form.wish(), person=request.user)
        messages.success(request, _("The target is kept."))
        return redirect("monitoring:targets")
    lines = [
        (dict(choices).get(one.indicator, one.indicator), _shown(one, known.get(one.indicator)), one)
        for one in Target.objects.of(request.office)
    ]
    context = {"form": form, "lines": lines, "crumbs": crumbs(_("Targets of indicators"))}
    return render(request, "monitoring/targets.html", context, status=400 if form.errors else 200)


def _shown(target: Target, indicator: object) -> str:
    unit, decimals = getattr(indicator, "unit", ""), getattr(indicator, "decimals", 2)
    return wording.display(Published(value=target.value), unit=unit, decimals=decimals)

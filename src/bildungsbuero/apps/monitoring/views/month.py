"""Which indicator the home page shows first in a month."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Office, Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import month, published, wording
from bildungsbuero.apps.monitoring.forms.month import MonthForm
from bildungsbuero.apps.monitoring.models import IndicatorOfTheMonth
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.MONITORING, Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def choose_month(request: StaffRequest) -> HttpResponse:
    """Choose the indicator of a month and its sentence, for this month and eleven more."""
    titles = _titles(request.office)
    form = MonthForm(
        request.POST if request.method == "POST" else None,
        months=month.months_from(timezone.localdate()),
        indicators=list(titles.items()),
    )
    if request.method == "POST" and form.is_valid():
        month.choose(request.office, form.choice(), person=request.user)
        messages.success(request, _("The choice for this month is kept."))
        return redirect("monitoring:month")
    kept = IndicatorOfTheMonth.objects.of(request.office)
    context = {
        "form": form,
        "chosen": [(date_format(one.month, "F Y"), titles.get(one.indicator, one.indicator), one.text) for one in kept],
        "crumbs": crumbs((_("Figures on the home page"), "monitoring:cover"), _("Indicator of the month")),
    }
    return render(request, "monitoring/month.html", context, status=400 if form.errors else 200)


def _titles(office: Office) -> dict[str, str]:
    """The indicators with figures, by key."""
    filled = published.filled_keys(office)
    found = published.all_indicators(office)
    return {item.key: f"{item.key} {wording.text(item.title)}" for item in found if item.key in filled}

"""The staff page “fairness”: reach beside the social situation of areas, and what offers make easier."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.needs.reach import equity as spreading
from bildungsbuero.apps.needs.reach import equity_shown, wording
from bildungsbuero.apps.needs.reach.offer_shares import MOST_OFFERS, shares_of
from bildungsbuero.apps.needs.views.reach import get_computed, run_crumbs
from bildungsbuero.web.readonly import readonly_view


@staff_view()
@readonly_view
def equity(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show whether ways and supply of a run go with a published figure, and what offers make easier."""
    run = get_computed(request.office, public_id)
    choices = spreading.choices(request.office)
    key = request.GET.get("kennzahl", "")
    level = request.GET.get("ebene", spreading.MUNICIPALITIES)
    level = level if level == spreading.DISTRICTS else spreading.MUNICIPALITIES
    shares = shares_of(request.office, timezone.localdate())
    context = {
        "run": run,
        "choices": choices,
        "key": key,
        "level": level,
        "shares": equity_shown.shares_table(shares) if shares else None,
        "most_offers": MOST_OFFERS,
        "crumbs": run_crumbs(run, _("Fairness")),
    }
    if key in {known for known, _title in choices}:
        found = spreading.equity(run, published.get_indicator(key, request.office), level)
        context |= {
            "found": found,
            "sentences": equity_shown.sentences(run, found),
            "table": equity_shown.table_of(run, found),
            "attribution": wording.attribution(run),
        }
    return render(request, "needs/reach/equity.html", context)

"""The staff page “fairness”: reach beside the social situation of areas, and what offers make easier."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.monitoring import wording as figures
from bildungsbuero.apps.needs.coverage.examples import examples_of
from bildungsbuero.apps.needs.models import ReachRun
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
    on = timezone.localdate()
    shares = shares_of(request.office, on)
    context: dict[str, Any] = {
        "run": run,
        "choices": choices,
        "key": key,
        "level": level,
        "shares": equity_shown.shares_table(shares) if shares else None,
        "has_examples": examples_of(request.office, on).are_counted,
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
    if "found" not in context or context["found"].known < spreading.FEWEST_AREAS:
        context |= _what_is_missing(run, level)
    return render(request, "needs/reach/equity.html", context)


def _what_is_missing(run: ReachRun, level: str) -> dict[str, Any]:
    """Which figures could be chosen instead; where there are none, which ones are wanted, and where to bring them."""
    usable = spreading.usable_keys(run, level)
    wanted = [published.get_indicator(key, run.office) for key in spreading.OF_SOCIAL_SITUATION]
    return {
        "usable": [(key, title) for key, title in spreading.choices(run.office) if key in usable],
        "is_missing": not usable,
        "wanted": [figures.text(one.title) for one in wanted],
        "fewest": spreading.FEWEST_AREAS,
        "areas": spreading.number_of_areas(run, level),
    }

"""Entries that may stand twice: the list of pairs, one pair side by side, deciding and taking a decision back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.actors.similar import present_similar
from bildungsbuero.apps.catalogue.duplicates import deciding
from bildungsbuero.apps.catalogue.duplicates.finding import similar_offers, typed_offer
from bildungsbuero.apps.catalogue.duplicates.jobs import FIND_DUPLICATES
from bildungsbuero.apps.catalogue.duplicates.presenting import (
    DEFAULT_ORDER,
    ORDERS,
    order_fields,
    pairs_table,
    present_pair,
)
from bildungsbuero.apps.catalogue.forms.duplicates import MergeForm, PairFilter
from bildungsbuero.apps.catalogue.models import Duplicate
from bildungsbuero.apps.operations import jobs
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.long_lists import LongPages, in_order
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import readonly_view
from bildungsbuero.web.tables import asked_order

ON_A_PAGE = 50


@staff_view(*WRITERS)
@readonly_view
def duplicates(request: StaffRequest) -> HttpResponse:
    """List the pairs of entries that may be the same, the likeliest first."""
    form = PairFilter(request.GET)
    form.is_valid()
    asked = Duplicate.objects.of(request.office)
    asked = asked.decided() if form.cleaned_data.get("decided") else asked.undecided()
    if form.cleaned_data.get("kind"):
        asked = asked.filter(kind=form.cleaned_data["kind"])
    order = asked_order(request.GET, allowed=tuple(ORDERS), default=DEFAULT_ORDER)
    among = Duplicate.objects.of(request.office)
    page = LongPages(asked.order_by(*order_fields(order)), ON_A_PAGE, among=among).get_page(request.GET.get("page"))
    shown = in_order(among.filter(pk__in=list(page)), page)
    context = {
        "form": form,
        "page": page,
        "table": pairs_table(request.office, shown, order=order, query=request.GET),
        "is_narrowed": bool(request.GET),
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Possible duplicates")),
    }
    return render(request, "catalogue/duplicates.html", context)


@staff_view(*WRITERS)
@require_POST
def search(request: StaffRequest) -> HttpResponse:
    """Compare all entries of the office now."""
    job = jobs.start(FIND_DUPLICATES, office=request.office, person=request.user, arguments={})
    return redirect("operations:job", job.public_id)


@staff_view(*WRITERS)
@readonly_view
def duplicate(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show two entries side by side, with what speaks for and against their being the same."""
    found = _get(request, public_id)
    first, second = deciding.entries_of(found)
    return _pair_page(request, found, MergeForm(duplicate=found, first=first, second=second))


def _pair_page(request: StaffRequest, found: Duplicate, form: MergeForm) -> HttpResponse:
    first, second = form.sides.values()
    context = {
        **present_pair(found, first, second),
        "form": form,
        "crumbs": crumbs(
            (_("Offers"), "catalogue:offers"), (_("Possible duplicates"), "catalogue:duplicates"), str(first)
        ),
    }
    return render(request, "catalogue/duplicate.html", context)


@staff_view(*WRITERS)
@require_POST
def decide(request: StaffRequest, public_id: str) -> HttpResponse:
    """Carry out what somebody decided about a pair."""
    found = _get(request, public_id)
    first, second = deciding.entries_of(found)
    form = MergeForm(request.POST, duplicate=found, first=first, second=second)
    decision = request.POST.get("decision", "")
    is_whole = form.is_valid()
    if not is_whole and decision != Duplicate.Decision.DIFFERENT:
        return _pair_page(request, found, form)
    try:
        deciding.decide(
            found,
            decision,
            kept=form.kept() if is_whole else "",
            taken=form.taken() if is_whole else (),
            person=request.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
        return redirect("catalogue:duplicate", found.public_id)
    said = _("Decided: %(decision)s. You can take it back here.")
    messages.success(request, said % {"decision": found.get_decision_display()})
    return redirect("catalogue:duplicate", found.public_id)


@staff_view(*WRITERS)
@require_POST
def reopen(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take a decision back; what was put together stands apart again."""
    found = _get(request, public_id)
    try:
        deciding.reopen(found, person=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, _("The decision is taken back; both entries stand as before."))
    return redirect("catalogue:duplicate", found.public_id)


@staff_view(*WRITERS)
@readonly_view
def similar(request: StaffRequest) -> HttpResponse:
    """Answer, while an offer is typed, with those that stand already and are like it."""
    found = similar_offers(request.office, typed_offer(request.GET), on=timezone.localdate())
    context = {"similar": present_similar(found, page="catalogue:offer")}
    return render(request, "actors/similar.html", context)


def _get(request: StaffRequest, public_id: str) -> Duplicate:
    found = Duplicate.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found

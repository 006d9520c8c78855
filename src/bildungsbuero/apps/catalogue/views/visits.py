"""“Vor Ort prüfen”: a page for phones with the places that need a look, and three buttons for each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.forms.visits import AroundForm, VisitForm
from bildungsbuero.apps.catalogue.visits import PlaceToVisit, note_visit, offers_at, places_to_visit
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import readonly_view


@staff_view(*WRITERS)
@readonly_view
def visits(request: StaffRequest) -> HttpResponse:
    """List the places that need a look, near a postcode or in a part of town where somebody says so."""
    form = AroundForm(request.GET)
    form.is_valid()
    found: list[PlaceToVisit] = []
    problem = None
    try:
        found = places_to_visit(
            request.office,
            timezone.localdate(),
            text=form.cleaned_data.get("q", ""),
            near=form.cleaned_data.get("near", ""),
        )
    except Refusal as refusal:
        problem = describe(refusal)
    context = {
        "form": form,
        "places": found,
        "problem": problem,
        "is_narrowed": any(form.cleaned_data.values()),
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Check on site")),
    }
    return render(request, "catalogue/visits.html", context)


@staff_view(*WRITERS)
@require_POST
def note(request: StaffRequest, public_id: str) -> HttpResponse:
    """Note what somebody found at a place."""
    today = timezone.localdate()
    offers = offers_at(request.office, public_id, today)
    form = VisitForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please say what you found; in words at most 300 signs."))
        return redirect("catalogue:visits")
    count = note_visit(offers, **form.cleaned_data, person=request.user, on=today)
    said = ngettext("Noted for %(count)d offer. Thank you!", "Noted for %(count)d offers. Thank you!", count)
    messages.success(request, said % {"count": count})
    return redirect("catalogue:visits")

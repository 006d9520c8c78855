"""Holding an offer again at another time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.forms.series import SeriesForm
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.series import first_day_of, next_of_series
from bildungsbuero.apps.catalogue.views.listing import get_offer
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def series(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask from which day on an offer is held again, and make the draft."""
    offer = get_offer(request.office, public_id)
    form = SeriesForm(request.POST if request.method == "POST" else None)
    made = _made(request, offer, form) if form.is_valid() else None
    if made is not None:
        messages.success(request, _("The new runs stand in a draft. Look at them and publish it."))
        return redirect("catalogue:offer", made.public_id)
    address = reverse("catalogue:offer", args=[offer.public_id])
    context = {
        "offer": offer,
        "first": first_day_of(offer),
        "form": form,
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), (offer.title, address), _("Hold again")),
    }
    return render(request, "catalogue/series.html", context)


def _made(request: StaffRequest, offer: Offer, form: SeriesForm) -> Offer | None:
    try:
        return next_of_series(offer, form.cleaned_data["first"], person=request.user)
    except Refusal as refusal:
        problem = describe(refusal)
        form.add_error("first", f"{problem.message} {problem.remedy}".strip())
        return None

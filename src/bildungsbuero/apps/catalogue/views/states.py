"""Publishing, withdrawing, confirming, archiving an offer, and bringing it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue import actions
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.views.listing import get_offer
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.problems import describe


@staff_view(*WRITERS)
@require_POST
def publish(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show the offer to the public."""
    return _done(request, public_id, actions.publish, _("“%(title)s” is public."), on=timezone.localdate())


@staff_view(*WRITERS)
@require_POST
def withdraw(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take the offer off the public pages."""
    return _done(request, public_id, actions.withdraw, _("“%(title)s” is a draft again."))


@staff_view(*WRITERS)
@require_POST
def confirm(request: StaffRequest, public_id: str) -> HttpResponse:
    """Note that the offer is right."""
    return _done(request, public_id, actions.confirm, _("“%(title)s” is confirmed."), on=timezone.localdate())


@staff_view(*WRITERS)
@require_POST
def archive(request: StaffRequest, public_id: str) -> HttpResponse:
    """Put the offer away."""
    return _done(request, public_id, actions.archive, _("“%(title)s” is archived. You can bring it back here."))


@staff_view(*WRITERS)
@require_POST
def restore(request: StaffRequest, public_id: str) -> HttpResponse:
    """Bring the offer back as it was."""
    return _done(request, public_id, actions.restore, _("“%(title)s” is back as it was."))


def _done(
    request: StaffRequest, public_id: str, action: Callable[..., object], sentence: str, **facts: Any
) -> HttpResponse:
    offer = get_offer(request.office, public_id)
    try:
        done = action(offer, person=request.user, **facts)
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, sentence % {"title": offer.title})
        # A waiting change is gone once it took the place of the offer that it is about.
        offer = done if isinstance(done, Offer) else offer
    return redirect("catalogue:offer", offer.public_id)

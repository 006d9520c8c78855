"""Publishing, withdrawing, confirming, closing, cancelling, archiving an offer, and bringing it back."""

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
from bildungsbuero.apps.catalogue.waiting import mark_seen
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


@staff_view(*WRITERS)
@require_POST
def close(request: StaffRequest, public_id: str) -> HttpResponse:
    """Say that the offer is closed for the time being."""
    return _done(request, public_id, actions.close, _("“%(title)s” is shown as temporarily closed."))


@staff_view(*WRITERS)
@require_POST
def cancel(request: StaffRequest, public_id: str) -> HttpResponse:
    """Say that the offer does not take place."""
    return _done(request, public_id, actions.cancel, _("“%(title)s” is shown as cancelled."))


@staff_view(*WRITERS)
@require_POST
def seen(request: StaffRequest, public_id: str) -> HttpResponse:
    """Note that somebody has looked at what a provider changed live."""
    mark_seen(get_offer(request.office, public_id), on=timezone.localdate())
    messages.success(request, _("The mark “not yet looked at” is gone."))
    return redirect("catalogue:offer", public_id)


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

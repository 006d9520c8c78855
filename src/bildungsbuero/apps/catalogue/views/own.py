"""The pages of a provider: its own offers, and nothing else of the office."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.keepers import get_kept, kept_by
from bildungsbuero.apps.actors.similar import Similar, present_similar
from bildungsbuero.apps.catalogue import actions, own
from bildungsbuero.apps.catalogue.forms.of_provider import AskedOffer, provider_form
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.staff import present_own
from bildungsbuero.apps.catalogue.vocabulary import kinds, open_choices
from bildungsbuero.apps.catalogue.waiting import waiting_change
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(Role.PROVIDER)
@readonly_view
def offers(request: StaffRequest) -> HttpResponse:
    """List the own offers with what each of them needs."""
    listed = own.own_offers(request.user, request.office).with_provider_and_place().order_by("title", "pk")
    context = {
        "offers": present_own(listed, timezone.localdate()),
        "organisations": kept_by(request.user, request.office),
        "kinds": open_choices("kind"),
        "crumbs": crumbs(_("My offers")),
    }
    return render(request, "catalogue/own_offers.html", context)


@staff_view(Role.PROVIDER)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest, organisation_id: str, kind: str) -> HttpResponse:
    """Write a new offer of the own provider; it begins as a draft."""
    organisation = get_kept(request.user, request.office, organisation_id)
    if kind not in kinds():
        raise Refusal("offers.unknown_term", value=kind[:40], column="Art")
    return _form_page(request, Offer(office=request.office, kind=kind, provider=organisation))


@staff_view(Role.PROVIDER)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change an own offer; what is public stays so until the office has looked at the change."""
    offer = own.get_own(request.user, request.office, public_id)
    return _form_page(request, waiting_change(offer) or offer)


@staff_view(Role.PROVIDER)
@require_POST
def confirm(request: StaffRequest, public_id: str) -> HttpResponse:
    """Note that everything that an own offer says is right today."""
    offer = own.get_own(request.user, request.office, public_id)
    actions.confirm(offer, person=request.user, on=timezone.localdate())
    messages.success(request, _("“%(title)s” is confirmed.") % {"title": offer.title})
    return redirect("catalogue:own-offers")


@staff_view(Role.PROVIDER)
@require_POST
def submit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Send an own draft to the office, or publish it where providers do that."""
    offer = own.get_own(request.user, request.office, public_id)
    try:
        sent = own.submit(offer, person=request.user, on=timezone.localdate())
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        said = _("“%(title)s” is public.") if sent.is_public_state else _("“%(title)s” was sent to the office.")
        messages.success(request, said % {"title": sent.title})
    return redirect("catalogue:own-offers")


def _form_page(request: StaffRequest, offer: Offer) -> HttpResponse:
    asked = provider_form(offer, request.POST if request.method == "POST" else None)
    similar = _similar(request, asked)
    if asked.is_complete() and not similar:
        stored = own.write_own(offer, asked.record(), person=request.user, on=timezone.localdate())
        messages.success(request, _saved(stored))
        return redirect("catalogue:own-offers")
    context = asked.context() | {
        "similar": similar,
        "is_asked": bool(similar),
        "back": reverse("catalogue:own-offers"),
        "crumbs": crumbs((_("My offers"), "catalogue:own-offers"), offer.title or _("New offer")),
    }
    return render(request, "catalogue/offer_form.html", context)


def _similar(request: StaffRequest, asked: AskedOffer) -> list[Similar]:
    """Return what stands already and is like a new offer, unless somebody says that it is another one."""
    if asked.offer.pk is not None or "anyway" in request.POST or not asked.is_complete():
        return []
    values = {**asked.form.cleaned_data, "provider": asked.offer.provider.name}
    on = timezone.localdate()
    found = own.similar_to_new(request.user, request.office, values, on=on)
    # Each on a page that its provider may open.
    public = [pair for pair in found if pair[0].is_public_on(on)]
    others = [pair for pair in found if not pair[0].is_public_on(on)]
    return present_similar(public, page="portal:offer") + present_similar(others, page="catalogue:edit-own-offer")


def _saved(stored: Offer) -> str:
    if stored.replaces is not None:
        return _("Your change waits for the office. Until then the public sees the offer as it was.")
    return _("“%(title)s” was saved.") % {"title": stored.title}

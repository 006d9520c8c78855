"""The pages of a provider: its own offers, and nothing else of the office."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.keepers import get_kept, kept_by
from bildungsbuero.apps.catalogue import actions, own
from bildungsbuero.apps.catalogue.forms.exchange import initial_for, initial_of, record_from
from bildungsbuero.apps.catalogue.forms.offer import OwnOfferForm
from bildungsbuero.apps.catalogue.forms.runs import run_forms
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.staff import present_own
from bildungsbuero.apps.catalogue.views.writing import is_conflict, with_more
from bildungsbuero.apps.catalogue.vocabulary import choices, kinds, label
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
        "kinds": choices("kind"),
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
    return _form_page(request, offer.proposals.first() or offer)


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
    before = record_of(offer) if offer.pk else None
    data = request.POST if request.method == "POST" else None
    is_for_more = data is not None and "more" in data
    form = OwnOfferForm(
        data,
        office=request.office,
        kind=offer.kind,
        provider=offer.provider.name,
        operator=before.operator if before else "",
        initial=initial_of(offer) if before else initial_for(offer.kind),
    )
    runs = run_forms(with_more(request) if is_for_more else data, before.runs if before else ())
    if data is not None and not is_for_more and form.is_valid() & runs.is_valid() and not is_conflict(form, offer):
        record = record_from(form, runs.records(), before=before)
        stored = own.write_own(offer, record, person=request.user, on=timezone.localdate())
        messages.success(request, _saved(stored))
        return redirect("catalogue:own-offers")
    context = {
        "offer": offer,
        "form": form,
        "runs": runs,
        "is_for_more": is_for_more,
        "kind": label("kind", offer.kind),
        "back": "catalogue:own-offers",
        "crumbs": crumbs((_("My offers"), "catalogue:own-offers"), offer.title or _("New offer")),
    }
    return render(request, "catalogue/offer_form.html", context)


def _saved(stored: Offer) -> str:
    if stored.replaces is not None:
        return _("Your change waits for the office. Until then the public sees the offer as it was.")
    return _("“%(title)s” was saved.") % {"title": stored.title}

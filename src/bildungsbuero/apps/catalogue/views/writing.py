"""Writing an offer: choose its kind, fill in the form, save; more runs can be added without scripts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.actors.similar import present_similar
from bildungsbuero.apps.catalogue import actions, policies
from bildungsbuero.apps.catalogue.duplicates.finding import similar_offers, typed_offer
from bildungsbuero.apps.catalogue.forms.conflicts import is_conflict, with_more
from bildungsbuero.apps.catalogue.forms.exchange import initial_for, initial_of, record_from
from bildungsbuero.apps.catalogue.forms.offer import PLACES_LIST, PROVIDERS_LIST, OfferForm
from bildungsbuero.apps.catalogue.forms.runs import RunForms, run_forms
from bildungsbuero.apps.catalogue.holidays import calendar_of
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.locating import located
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.own_fields import asked_fields
from bildungsbuero.apps.catalogue.previewing import preview
from bildungsbuero.apps.catalogue.quality.hints import hints_of
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.staff import known_names, known_places
from bildungsbuero.apps.catalogue.views.listing import get_offer
from bildungsbuero.apps.catalogue.vocabulary import kinds, label, open_choices
from bildungsbuero.apps.catalogue.waiting import write_by_office
from bildungsbuero.apps.operations.origins import link_origin, read_origin
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.matching import Pair
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

LONGEST = 200


@staff_view(*WRITERS)
@readonly_view
def choose_kind(request: StaffRequest) -> HttpResponse:
    """Ask what kind of offer is to be written."""
    origin = read_origin(request.GET, OFFER, office=request.office, person=request.user)
    context = {"kinds": open_choices("kind"), "origin": origin, "crumbs": _crumbs(_("New offer"))}
    return render(request, "catalogue/choose_kind.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest, kind: str) -> HttpResponse:
    """Write a new offer of a kind; it begins as a draft."""
    if kind not in kinds():
        raise Refusal("offers.unknown_term", value=kind[:40], column="Art")
    return _form_page(request, Offer(office=request.office, kind=kind))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change an offer."""
    offer = get_offer(request.office, public_id)
    policies.check_is_not_archived(offer)
    return _form_page(request, offer)


@staff_view(*WRITERS)
@require_POST
def copy(request: StaffRequest, public_id: str) -> HttpResponse:
    """Make a draft that says the same as another offer."""
    made = actions.copy_offer(get_offer(request.office, public_id), person=request.user)
    messages.success(request, _("The copy is a draft. Change what is different."))
    return redirect("catalogue:edit-offer", made.public_id)


def _form_page(request: StaffRequest, offer: Offer) -> HttpResponse:
    before = record_of(offer) if offer.pk else None
    data = request.POST if request.method == "POST" else None
    is_for_more = data is not None and "more" in data
    initial = initial_of(offer) if offer.pk else initial_for(offer.kind)
    own = asked_fields(request.office)
    form = OfferForm(data, office=request.office, kind=offer.kind, own_fields=own, initial=initial)
    sent = with_more(request.POST) if is_for_more else data
    runs = run_forms(sent, before.runs if before else (), calendar=calendar_of(request.office))
    similar = _similar(request, offer, form) if data is not None and not is_for_more else []
    is_preview = data is not None and "preview" in data
    is_sent = data is not None and not is_for_more and not is_preview and not similar
    is_new = offer.pk is None
    origin = read_origin(request.GET, OFFER, office=request.office, person=request.user) if is_new else None
    stored = _saved(request, offer, form, runs) if is_sent else None
    if stored is not None:
        link_origin(origin, stored.public_id, office=request.office, person=request.user)
        messages.success(request, _said(stored))
        return redirect("catalogue:offer", stored.public_id)
    context = {
        "offer": offer,
        "form": form,
        "runs": runs,
        "is_for_more": is_for_more,
        "kind": label("kind", offer.kind),
        "hints": [hint for one in hints_of([offer]) for hint in one.hints] if offer.pk else [],
        "names": known_names(request.office),
        "names_list": PROVIDERS_LIST,
        "known_places": known_places(request.office),
        "places_list": PLACES_LIST,
        "may_preview": True,
        "preview": _preview(request, offer, form, runs) if is_preview else None,
        "similar": present_similar(similar, page="catalogue:offer"),
        "is_asked": bool(similar),
        "asks_while_typing": is_new,
        "origin": origin,
        "crumbs": _crumbs(offer.title if offer.pk else _("New offer")),
    }
    return render(request, "catalogue/offer_form.html", context)


@staff_view(*WRITERS)
@readonly_view
def places(request: StaffRequest) -> HttpResponse:
    """Answer, while a place is typed, with those of the register."""
    text = request.GET.get("known_place", "")[:LONGEST]
    return render(request, "catalogue/known_places.html", {"known_places": known_places(request.office, text)})


def _preview(request: StaffRequest, offer: Offer, form: OfferForm, runs: RunForms) -> dict[str, Any] | None:
    """Return how the public would see what was typed; None where something cannot be read."""
    record = _typed(offer, form, runs)
    if record is None:
        return None
    on = timezone.localdate()
    return preview(offer.kind, record, person=request.user, office=request.office, on=on)


def _typed(offer: Offer, form: OfferForm, runs: RunForms) -> OfferRecord | None:
    if not (form.is_valid() & runs.is_valid()):
        return None
    stored = record_of(offer) if offer.pk else None
    return record_from(form, runs.records(stored.runs if stored else ()), before=stored)


def _similar(request: StaffRequest, offer: Offer, form: OfferForm) -> list[tuple[Offer, Pair]]:
    """Return what stands already and is like a new offer, unless somebody says that it is another one."""
    if offer.pk is not None or "anyway" in request.POST or not form.is_valid():
        return []
    return similar_offers(request.office, typed_offer(form.cleaned_data), on=timezone.localdate())


def _saved(request: StaffRequest, offer: Offer, form: OfferForm, runs: RunForms) -> Offer | None:
    """Return what was stored: the offer, or the change that waits beside it; None where something is in the way."""
    record = _typed(offer, form, runs)
    if record is None or is_conflict(form, offer, record):
        return None
    try:
        return write_by_office(offer, located(record), person=request.user, on=timezone.localdate())
    except Refusal as refusal:
        problem = describe(refusal)
        form.add_error(None, f"{problem.message} {problem.remedy}".strip())
        return None


def _said(stored: Offer) -> str:
    if stored.replaces is not None:
        return _("Your change waits for somebody else of the office. Until then the public sees the offer as it was.")
    return _("“%(title)s” was saved.") % {"title": stored.title}


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Offers"), "catalogue:offers"), title)

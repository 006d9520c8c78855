"""Translations: the list of all offers, the texts of one offer in a language, a program that proposes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS, may_write
from bildungsbuero.apps.catalogue import policies
from bildungsbuero.apps.catalogue.forms.translations import SheetWish, TextsForm, TranslationFilter
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.translating import machine
from bildungsbuero.apps.catalogue.translating.editing import language_page, take_as_right
from bildungsbuero.apps.catalogue.translating.languages import others_of, target
from bildungsbuero.apps.catalogue.translating.overview import (
    DEFAULT_ORDER,
    ORDERS,
    STATE_WORDS,
    counts_table,
    offers_table,
)
from bildungsbuero.apps.catalogue.translating.writing import keep_texts
from bildungsbuero.apps.catalogue.views.listing import get_offer
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.long_lists import LongPages, in_order
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view
from bildungsbuero.web.tables import asked_order

ON_A_PAGE = 50


@staff_view()
@readonly_view
def translations(request: StaffRequest) -> HttpResponse:
    """List the offers of the office with their state in each language."""
    on = timezone.localdate()
    form = TranslationFilter(request.GET)
    order = asked_order(request.GET, allowed=tuple(ORDERS), default=DEFAULT_ORDER)
    among = Offer.objects.of(request.office)
    fields = ORDERS[order.removeprefix("-")]
    ordered = form.narrowed(request.office, on).order_by(*(f"-{one}" if order[0] == "-" else one for one in fields))
    page = LongPages(ordered, ON_A_PAGE, among=among).get_page(request.GET.get("page"))
    listed = in_order(among.with_provider_and_place().filter(pk__in=list(page)), page)
    is_writer = may_write(request.user, request.office)
    context = {
        "form": form,
        "wish": SheetWish(),
        "page": page,
        "table": offers_table(listed, order=order, query=request.GET, on=on, may_write=is_writer),
        "counts": counts_table(request.office, on),
        "may_write": is_writer,
        "is_narrowed": any(request.GET.values()),
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Translations")),
    }
    return render(request, "catalogue/translations.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def translate(request: StaffRequest, public_id: str, language: str) -> HttpResponse:
    """Write the texts of an offer in a language, the German ones beside them."""
    offer, spoken = get_offer(request.office, public_id), target(language)
    if offer.replaces is not None:
        # A change that waits has no translations of its own: those of the public version are carried on.
        return redirect("catalogue:translate-offer", offer.replaces.public_id, language)
    page = language_page(offer, spoken)
    form = TextsForm(request.POST if request.method == "POST" else None, page=page)
    if request.method == "POST":
        policies.check_is_not_archived(offer)
        if form.is_valid() and not form.is_conflict():
            kept = keep_texts(offer, form.new_texts(), person=request.user)
            messages.success(request, _("Saved.") if kept.has_changes else _("Nothing was different."))
            return redirect("catalogue:translate-offer", public_id, language)
    context = {
        "offer": offer,
        "shown": offer.title,
        "shown_address": reverse("catalogue:offer", args=[public_id]),
        "page": page,
        "state": STATE_WORDS[page.state],
        "form": form,
        "others": others_of(language, lambda code: reverse("catalogue:translate-offer", args=[public_id, code])),
        "has_program": machine.chosen() is not None,
        "crumbs": crumbs(
            (_("Offers"), "catalogue:offers"),
            (_("Translations"), "catalogue:translations"),
            f"{offer.title}: {spoken.name}",
        ),
    }
    return render(request, "catalogue/translate_offer.html", context)


@staff_view(*WRITERS)
@require_POST
def still_right(request: StaffRequest, public_id: str, language: str) -> HttpResponse:
    """Take all texts that are out of date as right for the German text of today."""
    offer = get_offer(request.office, public_id)
    policies.check_is_not_archived(offer)
    count = take_as_right(language_page(offer, target(language)), person=request.user)
    said = ngettext("%(count)d text is current again.", "%(count)d texts are current again.", count)
    messages.success(request, said % {"count": count})
    return redirect("catalogue:translate-offer", public_id, language)


@staff_view(*WRITERS)
@require_POST
def propose(request: StaffRequest, public_id: str, language: str) -> HttpResponse:
    """Let the program that the installation has registered translate what is missing."""
    offer = get_offer(request.office, public_id)
    policies.check_is_not_archived(offer)
    count = machine.propose(language_page(offer, target(language)), person=request.user)
    said = ngettext(
        "%(count)d text was translated by a program.", "%(count)d texts were translated by a program.", count
    )
    messages.success(request, said % {"count": count})
    return redirect("catalogue:translate-offer", public_id, language)

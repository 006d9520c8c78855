"""The kept list: own, by its address, as a handout in two languages, as a calendar."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.portal import kept_offers
from bildungsbuero.apps.portal.offers import files
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.languages import GERMAN, Language, by_code
from bildungsbuero.documents.codes import qr_svg
from bildungsbuero.web import kept_list
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.languages import current
from bildungsbuero.web.readonly import readonly_view

# Who prints a German page for somebody most often needs this one beside it.
SECOND_LANGUAGE = "uk"
LONGEST_TITLE = 300


@login_not_required
@never_cache
@readonly_view
def own_list(request: PublicRequest) -> HttpResponse:
    """Show what the visitor keeps in this browser."""
    return _show(request, kept_list.kept_ids(request, office_of(request).key), is_own=True)


@login_not_required
@never_cache
@readonly_view
def shared_list(request: PublicRequest, ids: str) -> HttpResponse:
    """Show the list that an address holds."""
    return _show(request, kept_list.read_ids(ids), is_own=False)


@login_not_required
@csrf_exempt  # nothing of the house changes: only what this browser remembers; so no visitor gets a token's cookie
@require_POST
def change_list(request: PublicRequest) -> HttpResponse:
    """Keep one offer or several, let one go, or begin anew; then return to the page before."""
    office = office_of(request)
    kept = kept_list.kept_ids(request, office.key)
    named = kept_list.read_ids(kept_list.SEPARATOR.join(request.POST.getlist("offer")))
    if request.POST.get("change") == "empty":
        emptied = redirect(f"{reverse('portal:kept-list')}?before={kept_list.write_ids(kept)}")
        kept_list.keep(emptied, office.key, ())
        return emptied
    if request.POST.get("change") == "drop":
        kept = tuple(one for one in kept if one not in named)
    else:
        kept = tuple(dict.fromkeys((*kept, *named)))[: kept_list.MOST]
    response = _answer(request, named, kept)
    kept_list.keep(response, office.key, kept)
    return response


@login_not_required
@never_cache
@readonly_view
def handout(request: PublicRequest, ids: str) -> HttpResponse:
    """Show a list in two languages side by side, for print."""
    office, on = office_of(request), timezone.localdate()
    known = kept_list.read_ids(ids)
    offers = kept_offers.public_offers_of(office, known, on)
    if not offers:
        raise NotFound("not_found")
    first = current()
    second = _second_language(request, first)
    address = _address_of(request, [offer.public_id for offer in offers])
    context = {
        "twins": kept_offers.twins(offers, on, (first, second)),
        "first": first,
        "second": second,
        "languages": [language for language in settings.SPOKEN if language != first],
        "ids": kept_list.write_ids(known),
        "missing": len(known) - len(offers),
        "address": address,
        "code": _code(address),
        "on": on,
        "crumbs": crumbs((_("My list"), "portal:kept-list"), _("Handout in two languages")),
        "noindex": True,
    }
    return render(request, "portal/handout.html", context)


@login_not_required
@readonly_view
def list_calendar(request: PublicRequest, ids: str) -> HttpResponse:
    """Answer with the dates of a list as a calendar."""
    asked = files.Asked(office=office_of(request), on=timezone.localdate(), at=timezone.now())
    offers = kept_offers.public_offers_of(asked.office, kept_list.read_ids(ids), asked.on)
    if not offers:
        raise NotFound("not_found")
    return files.calendar(asked, offers)


def _show(request: PublicRequest, ids: tuple[str, ...], *, is_own: bool) -> HttpResponse:
    on = timezone.localdate()
    offers = kept_offers.public_offers_of(office_of(request), ids, on)
    kept = kept_offers.present(offers, on)
    address = _address_of(request, [offer.public_id for offer in offers]) if offers else ""
    context = {
        "kept": kept,
        "missing": len(ids) - len(offers),
        "before": kept_list.write_ids(kept_list.read_ids(request.GET.get("before", ""))),
        "is_own": is_own,
        "is_full": len(ids) >= kept_list.MOST,
        "most": kept_list.MOST,
        "ids": kept_list.write_ids(one.public_id for one in kept),
        "address": address,
        "code": _code(address) if address else "",
        "mail": kept_offers.as_mail(kept, address=address),
        "has_dates": any(offer.runs.all() for offer in offers),
        "crumbs": crumbs(_("My list")),
        "noindex": True,
    }
    return render(request, "portal/kept_list.html", context, status=200 if is_own or kept else 404)


def _answer(request: HttpRequest, named: tuple[str, ...], kept: tuple[str, ...]) -> HttpResponse:
    """Return the button in its new state to a page with scripts, to one without the page before."""
    if request.headers.get("HX-Request") and len(named) == 1:
        context = {"public_id": named[0], "kept_ids": kept, "is_fragment": True, "count": len(kept)}
        context["title"] = request.POST.get("title", "")[:LONGEST_TITLE]
        return render(request, "portal/keep_button.html", context)
    back = request.POST.get("back", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect("portal:kept-list")
    return redirect(back)


def _second_language(request: HttpRequest, first: Language) -> Language:
    asked = by_code(settings.SPOKEN, request.GET.get("second", ""))
    wanted = SECOND_LANGUAGE if first.code == GERMAN else GERMAN
    fallback = by_code(settings.SPOKEN, wanted) or settings.SPOKEN[-1]
    return asked if asked and asked != first else fallback


def _address_of(request: HttpRequest, ids: list[str]) -> str:
    return absolute(request, reverse("portal:shared-list", args=[kept_list.write_ids(ids)]))


def _code(address: str) -> str:
    return mark_safe(qr_svg(address, title=_("The address of this list as a code for the telephone")))  # noqa: S308 - our drawing

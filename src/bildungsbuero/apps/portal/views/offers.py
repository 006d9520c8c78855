"""Public pages of offers: the search with its map, one offer, one provider."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.indexing import OFFER, ORGANISATION
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.successors import moved
from bildungsbuero.apps.portal.offers import detail, ground, listing, points, provider, why
from bildungsbuero.apps.portal.offers.files import feeds_of, files_of
from bildungsbuero.apps.portal.offers.selection import read_selection
from bildungsbuero.apps.portal.offers.unmet import note_if_unmet
from bildungsbuero.apps.portal.signposts import signposts_for
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.kept_pages import kept_page, says_now
from bildungsbuero.web.media import plays_media
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import readonly_view

GEOJSON = "application/geo+json"


@login_not_required
@readonly_view
def offers(request: PublicRequest) -> HttpResponse:
    """Search the public offers by words, filters and distance."""
    selection, office, at = read_selection(request.GET), office_of(request), timezone.localtime()
    context = listing.present_list(selection, office, at)
    context["problem"] = describe(selection.problem) if selection.problem else None
    context["signposts"] = signposts_for(office, selection.text, at.date()) if selection.page == 1 else []
    context["crumbs"] = crumbs(_("Offers"))
    context["hide_header_search"] = True
    context["files"], context["feeds"] = files_of(request.GET), feeds_of(request.GET)
    response = render(request, "portal/offers.html", context)
    note_if_unmet(response, context["found"], selection, office=office, on=at.date())
    return response


@login_not_required
@readonly_view
def offers_map(request: PublicRequest) -> JsonResponse:
    """Answer with the points of a search as GeoJSON."""
    at = timezone.localtime()
    found = points.points(read_selection(request.GET), office_of(request), at.date(), at.time())
    return JsonResponse(found, content_type=GEOJSON)


@login_not_required
@readonly_view
def outline(request: PublicRequest) -> JsonResponse:
    """Answer with the outlines of the office's area and of what lies around it as GeoJSON."""
    found = ground.ground(request.office, timezone.localdate())
    return JsonResponse(found, content_type=GEOJSON, headers={"Cache-Control": "max-age=86400"})


@login_not_required
@readonly_view
@kept_page
def offer(request: PublicRequest, public_id: str) -> HttpResponse:
    """Show one offer with everything that is known of it."""
    at = timezone.localtime()
    public = Offer.objects.of(request.office).public_on(at.date()).with_provider_and_place()
    found = public.find_one(public_id=public_id)
    if found is None:
        return redirect("portal:offer", moved(OFFER, public_id, office=request.office, on=at.date()).public_id)
    context = detail.present_offer(found, at, address=request.build_absolute_uri(request.path))
    context["crumbs"] = crumbs((_("Offers"), "portal:offers"), context["record"].title)
    context["share_picture"] = absolute(request, reverse("portal:offer-share-picture", args=[found.public_id]))
    page = render(request, "portal/offer.html", context)
    if context["sound"]:
        plays_media(page)
    return says_now(page) if context["open_now"] else page


@login_not_required
@readonly_view
def why_here(request: PublicRequest, public_id: str) -> HttpResponse:
    """Say why an offer stands among the hits of a search, which the address repeats."""
    at, office = timezone.localtime(), office_of(request)
    public = Offer.objects.of(office).public_on(at.date()).with_provider_and_place()
    found = public.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    selection = read_selection(request.GET)
    context = why.present_why(found, selection, selection.question(office, at.date(), at.time()), office)
    context["crumbs"] = crumbs((_("Offers"), "portal:offers"), _("Why is this here?"))
    return render(request, "portal/offer_why.html", context)


@login_not_required
@readonly_view
@kept_page
def provider_page(request: PublicRequest, public_id: str) -> HttpResponse:
    """Show one provider with its public offers."""
    organisations = Organisation.objects.of(request.office).standing().select_related("part_of", "office")
    found = organisations.filter(public_id=public_id).first()
    if found is None:
        on = timezone.localdate()
        return redirect("portal:provider", moved(ORGANISATION, public_id, office=request.office, on=on).public_id)
    context = provider.present_provider(found, timezone.localdate())
    if context is None:
        raise NotFound("not_found")
    context["crumbs"] = crumbs((_("Offers"), "portal:offers"), found.name)
    return render(request, "portal/provider.html", context)

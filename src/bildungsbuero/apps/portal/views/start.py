"""The home page of an office, the list of all offices, and the text-size switch."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.portal.cover import cover
from bildungsbuero.apps.portal.life_phases import tiles
from bildungsbuero.apps.portal.month import of_the_month
from bildungsbuero.apps.portal.places import heading_of
from bildungsbuero.apps.portal.recordings.showing import shown_video
from bildungsbuero.apps.portal.themes.pages import as_tiles, public_portals
from bildungsbuero.apps.portal.this_week import all_of_this_week, this_week
from bildungsbuero.web import slots, text_size
from bildungsbuero.web.addresses import find_address, of_office
from bildungsbuero.web.media import plays_media
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def start(request: PublicRequest) -> HttpResponse:
    """Return the home page of the office; at the root of the installation the list of offices."""
    if request.office is None:
        return _offices(request)
    search_address = find_address("portal:search") or find_address("portal:offers")
    on = timezone.localdate()
    video = shown_video(request.office)
    filled = slots.START.collect(request.office, on)
    context = {
        "heading": heading_of(request.office),
        "search_address": search_address,
        "tiles": tiles(search_address),
        "themes": as_tiles(public_portals(request.office)),
        "cover": cover(request.office, on),
        "month": of_the_month(request.office, on),
        "week": this_week(request.office, on),
        "week_address": all_of_this_week(),
        "news": [teaser for part in slots.NEWS.collect_what_works(request.office, on) for teaser in part],
        "video": video,
        "teasers": [teaser for part in filled for teaser in part],
        "hide_header_search": True,
    }
    page = render(request, "portal/start.html", context)
    return plays_media(page) if video else page


@login_not_required
@readonly_view
def offices(request: PublicRequest) -> HttpResponse:
    """Return the list of offices; a single one is gone to at once."""
    return _offices(request)


@login_not_required
@readonly_view
def choose_text_size(request: PublicRequest, size: str) -> HttpResponse:
    """Return to the page before, in the chosen size."""
    return text_size.switch(request, size)


def _offices(request: PublicRequest) -> HttpResponse:
    listed = list(Office.objects.active().order_by("municipality", "name"))
    if len(listed) == 1 and request.office is None:
        return HttpResponseRedirect(of_office(listed[0].key))
    if not listed and (first := slots.FIRST_VISIT.collect()):
        return HttpResponseRedirect(first[0])
    cards = [(office, of_office(office.key)) for office in listed]
    return render(request, "portal/offices.html", {"cards": cards})

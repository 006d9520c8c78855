"""Public pages of the ways through schools, training and study."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.portal.models.ways import LONGEST_KEY
from bildungsbuero.apps.portal.spoken import spoken
from bildungsbuero.apps.portal.ways import pages
from bildungsbuero.apps.portal.ways.book import book_of
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def ways(request: PublicRequest) -> HttpResponse:
    """Show where people stand, the drawings and every station."""
    office = office_of(request)
    context = pages.present_overview(book_of(office), office, timezone.localdate())
    return render(request, "portal/ways.html", {**context, "crumbs": crumbs(_("Education paths"))})


@login_not_required
@readonly_view
def drawing(request: PublicRequest, key: str) -> HttpResponse:
    """Show a part of the ways as a picture and as a list."""
    office = office_of(request)
    book = book_of(office)
    found = next((one for one in book.drawings if one.key == key), None)
    if found is None:
        raise NotFound("not_found")
    title = spoken(found.texts, "title")
    context = pages.present_drawing(book, key, title, office, timezone.localdate())
    return render(request, "portal/way_drawing.html", {**context, "crumbs": _crumbs(title)})


@login_not_required
@readonly_view
def entrance(request: PublicRequest, key: str) -> HttpResponse:
    """Show what is next for a person in a situation."""
    office = office_of(request)
    book = book_of(office)
    found = next((one for one in book.open_entrances() if one.key == key), None)
    if found is None:
        raise NotFound("not_found")
    context = pages.present_entrance(book, found, office, timezone.localdate())
    return render(request, "portal/way_entrance.html", {**context, "crumbs": _crumbs(context["title"])})


@login_not_required
@readonly_view
def search(request: PublicRequest) -> HttpResponse:
    """Show the ways from a station to another."""
    office = office_of(request)
    source, target = (request.GET.get(name, "")[:LONGEST_KEY] for name in ("von", "nach"))
    context = pages.present_search(book_of(office), office, timezone.localdate(), source, target)
    return render(request, "portal/way_search.html", {**context, "crumbs": _crumbs(_("From here to there"))})


@login_not_required
@readonly_view
def station(request: PublicRequest, key: str) -> HttpResponse:
    """Show one station with what leads to it and what follows."""
    office, on = office_of(request), timezone.localdate()
    book = book_of(office)
    if key not in book.public_on(on).stations:
        raise NotFound("not_found")
    context = pages.present_station(book, key, office, on)
    return render(request, "portal/way_station.html", {**context, "crumbs": _crumbs(context["title"])})


def _crumbs(title: object) -> list[object]:
    return list(crumbs((_("Education paths"), "portal:ways"), title))

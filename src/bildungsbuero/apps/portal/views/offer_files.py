"""Public offers to take along: files, calendars, news."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.giving_out import public_offers
from bildungsbuero.apps.catalogue.indexing import OFFER, ORGANISATION
from bildungsbuero.apps.catalogue.successors import moved
from bildungsbuero.apps.portal.offers import files
from bildungsbuero.apps.portal.offers.selection import read_selection
from bildungsbuero.core.errors import NotFound
from bildungsbuero.formats.offer_exports import WRITERS
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def offers_file(request: PublicRequest, name: str) -> HttpResponse:
    """Answer with all public offers, or with those of a search, in a format."""
    if name not in WRITERS:
        raise NotFound("not_found")
    asked = _asked(request)
    if not request.GET:
        return files.whole_file(asked, name)
    return files.searched_file(asked, name, read_selection(request.GET))


@login_not_required
@readonly_view
def offer_calendar(request: PublicRequest, public_id: str) -> HttpResponse:
    """Answer with the dates of one offer as a calendar."""
    asked = _asked(request)
    found = public_offers(asked.office, asked.on).filter(public_id=public_id).first()
    if found is None:
        now = moved(OFFER, public_id, office=asked.office, on=asked.on)
        return redirect("portal:offer-calendar", now.public_id)
    return files.calendar(asked, [found])


@login_not_required
@readonly_view
def provider_calendar(request: PublicRequest, public_id: str) -> HttpResponse:
    """Answer with the dates of all offers of a provider as a calendar."""
    asked = _asked(request)
    provider = Organisation.objects.of(asked.office).filter(public_id=public_id).first()
    offers = public_offers(asked.office, asked.on).filter(provider=provider) if provider else None
    if offers is None or not offers.exists():
        now = moved(ORGANISATION, public_id, office=asked.office, on=asked.on)
        return redirect("portal:provider-calendar", now.public_id)
    return files.calendar(asked, offers)


@login_not_required
@readonly_view
def news(request: PublicRequest) -> HttpResponse:
    """Answer with the newest offers, or those of a search, as an Atom feed."""
    return _feed(request, _("New offers: %(office)s"), by="created_at")


@login_not_required
@readonly_view
def changed(request: PublicRequest) -> HttpResponse:
    """Answer with the offers that changed last, or those of a search, as an Atom feed."""
    return _feed(request, _("Changed offers: %(office)s"), by="changed_at")


def _feed(request: PublicRequest, title: str, *, by: str) -> HttpResponse:
    asked = _asked(request)
    address = absolute(request, request.get_full_path())
    return files.news(
        asked, read_selection(request.GET), title=title % {"office": asked.office.name}, address=address, by=by
    )


def _asked(request: PublicRequest) -> files.Asked:
    return files.Asked(office=office_of(request), on=timezone.localdate(), at=timezone.now())

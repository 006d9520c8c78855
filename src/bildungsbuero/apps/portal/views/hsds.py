"""The interface of HSDS 3.0: open to everybody, without keys, answered in pages or in lines."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.catalogue.successors import Moved
from bildungsbuero.apps.portal.hsds import organizations as found_organizations
from bildungsbuero.apps.portal.hsds import services as found_services
from bildungsbuero.apps.portal.hsds import vocabularies
from bildungsbuero.apps.portal.hsds.asking import Asked, Listing
from bildungsbuero.apps.portal.hsds.description import about as about_interface
from bildungsbuero.apps.portal.hsds.description import description
from bildungsbuero.apps.portal.hsds.parameters import id_in, read_asked
from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.hsds.ids import AT_LOCATION, ORGANIZATION, SERVICE, uuid_of
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.errors import status_of
from bildungsbuero.web.languages import current
from bildungsbuero.web.problems import as_json
from bildungsbuero.web.rate_limit import check_rate
from bildungsbuero.web.readonly import readonly_view

OPEN = {"Access-Control-Allow-Origin": "*"}
LINES = "ndjson"
# Everything in one answer is long work.
WHOLE_PER_HOUR = 60


@login_not_required
@readonly_view
def about(request: PublicRequest) -> HttpResponse:
    """Say which version is spoken here."""
    return _answer(about_interface(absolute(request, reverse("portal:hsds-openapi"))))


@login_not_required
@readonly_view
def openapi(request: PublicRequest) -> HttpResponse:
    """Describe the operations."""
    return _answer(description(absolute(request, reverse("portal:hsds"))))


@login_not_required
@readonly_view
def services(request: PublicRequest) -> HttpResponseBase:
    """Answer with a page of services, or with all of them in lines."""
    return _listed(request, lambda asked: found_services.services(office_of(request), asked, timezone.localdate()))


@login_not_required
@readonly_view
def service(request: PublicRequest, key: UUID) -> HttpResponse:
    """Answer with one service and all that hangs on it."""
    on = timezone.localdate()
    return _one(lambda: found_services.service(office_of(request), str(key), on), "portal:hsds-service", SERVICE)


@login_not_required
@readonly_view
def organizations(request: PublicRequest) -> HttpResponseBase:
    """Answer with a page of providers."""
    on = timezone.localdate()
    return _listed(request, lambda asked: found_organizations.organizations(office_of(request), asked, on))


@login_not_required
@readonly_view
def organization(request: PublicRequest, key: UUID) -> HttpResponse:
    """Answer with one provider and its services."""

    def found() -> dict[str, Any] | Moved:
        asked = read_asked(request.GET)
        return found_organizations.organization(office_of(request), str(key), asked, timezone.localdate())

    return _one(found, "portal:hsds-organization", ORGANIZATION)


@login_not_required
@readonly_view
def at_locations(request: PublicRequest) -> HttpResponseBase:
    """Answer with a page of which services take place where."""
    return _listed(request, lambda asked: found_services.at_locations(office_of(request), asked, timezone.localdate()))


@login_not_required
@readonly_view
def at_location(request: PublicRequest, key: UUID) -> HttpResponse:
    """Answer with where one service takes place, and with the service."""
    on = timezone.localdate()
    return _one(
        lambda: found_services.at_location(office_of(request), str(key), on), "portal:hsds-at-location", AT_LOCATION
    )


@login_not_required
@readonly_view
def taxonomies(request: PublicRequest) -> HttpResponseBase:
    """Answer with a page of the vocabularies."""
    return _listed(request, lambda asked: vocabularies.taxonomies(asked.search))


@login_not_required
@readonly_view
def taxonomy(request: PublicRequest, key: UUID) -> HttpResponse:
    """Answer with one vocabulary."""
    return _one(lambda: _of_office(request, vocabularies.taxonomy(str(key))))


@login_not_required
@readonly_view
def taxonomy_terms(request: PublicRequest) -> HttpResponseBase:
    """Answer with a page of terms."""

    def found(asked: Asked) -> Listing:
        parent = id_in(request.GET, "parent_id")
        return vocabularies.taxonomy_terms(asked.search, taxonomy_id=asked.taxonomy, parent=parent)

    return _listed(request, found)


@login_not_required
@readonly_view
def taxonomy_term(request: PublicRequest, key: UUID) -> HttpResponse:
    """Answer with one term."""
    return _one(lambda: _of_office(request, vocabularies.taxonomy_term(str(key))))


def _listed(request: PublicRequest, ask: Callable[[Asked], Listing]) -> HttpResponseBase:
    try:
        office_of(request)
        asked = read_asked(request.GET)
        listing = ask(asked)
        if request.GET.get("format") != LINES:
            return _answer(listing.page(asked))
        if "page" not in request.GET:
            check_rate(request, "hsds-whole", per_hour=WHOLE_PER_HOUR)
        found: Any = listing.page(asked)["contents"] if "page" in request.GET else listing.all()
    except Refusal as refusal:
        return _refused(refusal)
    lines = _lines(found, office_of(request), current().code)
    return StreamingHttpResponse(lines, content_type="application/x-ndjson", headers=OPEN)


def _lines(found: Any, office: Office, language: str) -> Iterator[bytes]:
    """Yield one line each; they are made when the request is over, so office and language are said once more."""
    each = iter(found)
    while True:
        with within(office, language):
            one = next(each, None)
        if one is None:
            return
        yield json.dumps(one, ensure_ascii=False).encode() + b"\n"


def _one(ask: Callable[[], dict[str, Any] | Moved], page: str = "", kind: str = "") -> HttpResponse:
    """Answer with one thing, or lead to where it went."""
    try:
        found = ask()
    except Refusal as refusal:
        return _refused(refusal)
    if isinstance(found, Moved):
        address = reverse(page, args=[uuid_of(kind, found.public_id)])
        return HttpResponse(status=302, headers={**OPEN, "Location": address})
    return _answer(found)


def _of_office(request: PublicRequest, found: dict[str, Any]) -> dict[str, Any]:
    office_of(request)
    return found


def _answer(document: dict[str, Any]) -> HttpResponse:
    return JsonResponse(document, headers=OPEN, json_dumps_params={"ensure_ascii": False})


def _refused(refusal: Refusal) -> HttpResponse:
    return JsonResponse(as_json(refusal), status=status_of(refusal), headers=OPEN)

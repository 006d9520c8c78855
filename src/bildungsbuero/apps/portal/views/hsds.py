"""The interface of HSDS 3.0: open to everybody, without keys, answered in pages."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.portal import hsds
from bildungsbuero.apps.portal.hsds_description import description
from bildungsbuero.core.errors import NotFound, Place, Refusal
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.errors import status_of
from bildungsbuero.web.problems import as_json
from bildungsbuero.web.readonly import readonly_view

OPEN = {"Access-Control-Allow-Origin": "*"}
LINES = "ndjson"
YES = frozenset({"true", "1"})


@login_not_required
@readonly_view
def about(request: PublicRequest) -> HttpResponse:
    """Say which version is spoken here."""
    return _answer(hsds.about(absolute(request, reverse("portal:hsds-openapi"))))


@login_not_required
@readonly_view
def openapi(request: PublicRequest) -> HttpResponse:
    """Describe the operations."""
    return _answer(description(absolute(request, reverse("portal:hsds"))))


@login_not_required
@readonly_view
def services(request: PublicRequest) -> HttpResponse:
    """Answer with a page of services, also with one in each line."""
    try:
        page = hsds.services(_office(request), _asked(request.GET), timezone.localdate())
    except Refusal as refusal:
        return _refused(refusal)
    if request.GET.get("format") == LINES:
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in page["contents"])
        return HttpResponse(lines, content_type="application/x-ndjson", headers=OPEN)
    return _answer(page)


@login_not_required
@readonly_view
def service(request: PublicRequest, key: UUID) -> HttpResponse:
    """Answer with one service and all that hangs on it."""
    return _found(lambda: hsds.service(_office(request), str(key), timezone.localdate()))


@login_not_required
@readonly_view
def organizations(request: PublicRequest) -> HttpResponse:
    """Answer with a page of providers."""
    return _found(lambda: hsds.organizations(_office(request), _asked(request.GET), timezone.localdate()))


@login_not_required
@readonly_view
def organization(request: PublicRequest, key: UUID) -> HttpResponse:
    """Answer with one provider and its services."""
    return _found(lambda: hsds.organization(_office(request), str(key), timezone.localdate()))


def _asked(query: Mapping[str, str]) -> hsds.Asked:
    return hsds.Asked(
        page=_number(query, "page", default=1, most=100_000),
        per_page=_number(query, "per_page", default=20, most=hsds.MOST_ON_A_PAGE),
        search=query.get("search", "")[:200],
        organization=query.get("organization_id", ""),
        modified_after=_moment(query.get("modified_after", "")),
        is_minimal=query.get("minimal", "").casefold() in YES,
        is_full=query.get("full", "").casefold() in YES,
    )


def _number(query: Mapping[str, str], name: str, *, default: int, most: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= most:
        raise Refusal("api.bad_parameter", place=Place(field=name), name=name)
    return int(text)


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        # A plus sign in an address means a blank.
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError as error:
        raise Refusal("api.bad_parameter", place=Place(field="modified_after"), name="modified_after") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _found(ask: Any) -> HttpResponse:
    try:
        return _answer(ask())
    except Refusal as refusal:
        return _refused(refusal)


def _answer(document: dict[str, Any]) -> HttpResponse:
    return JsonResponse(document, headers=OPEN, json_dumps_params={"ensure_ascii": False})


def _refused(refusal: Refusal) -> HttpResponse:
    return JsonResponse(as_json(refusal), status=status_of(refusal), headers=OPEN)


def _office(request: PublicRequest) -> Office:
    if request.office is None:
        raise NotFound("not_found")
    return request.office

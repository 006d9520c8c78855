"""The public API: what everybody may read, described by openapi.json; nobody sees more of it by being signed in."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import ValidationError

import bildungsbuero
from bildungsbuero.apps.portal.api_comparison import router as comparison
from bildungsbuero.apps.portal.api_indicators import router as indicators
from bildungsbuero.apps.portal.api_offers import router as offers
from bildungsbuero.apps.portal.views.api import operations
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.web.errors import status_of
from bildungsbuero.web.problems import as_json

api = NinjaAPI(
    title="Bildungsbüro",
    version=bildungsbuero.__version__,
    description="Public offers, institutions and figures of a German education office.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="portal:api",
)
api.add_router("", offers)
api.add_router("", indicators)
api.add_router("", comparison)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal with its code, message, place and remedy; what was asked is no markup in it."""
    response = api.create_response(request, as_json(refusal), status=status_of(refusal))
    response.content = response.content.replace(b"<", b"\\u003c")
    return response


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a parameter that cannot be read, naming it."""
    fields = [str(found["loc"][-1]) for found in error.errors if found.get("loc")]
    refusal = Refusal("api.bad_parameter", place=Place(field=fields[0] if fields else ""), name=", ".join(fields))
    return refused(request, refusal)


def open_to_all(patterns: list[Any]) -> list[URLPattern]:
    """Return the addresses of the API without the log-in that every other view has by default; all only answer."""
    for pattern in patterns:
        if pattern.name == "api-root":
            pattern.callback = partial(operations, api=api)
        pattern.callback = login_not_required(require_safe(pattern.callback))
    return patterns

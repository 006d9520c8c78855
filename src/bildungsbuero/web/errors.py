"""Error pages: the status of a refusal, and pages for what Django itself turns down."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from bildungsbuero.core.errors import Conflict, Denied, Gone, NotFound, Refusal
from bildungsbuero.web.languages import current
from bildungsbuero.web.problems import describe
from bildungsbuero.web.shell import has_vendor

STATUS: tuple[tuple[type[Refusal], int], ...] = (
    (NotFound, 404),
    (Denied, 403),
    (Conflict, 409),
    (Gone, 410),
    (Refusal, 400),
)
TOO_MANY_REQUESTS = 429
STATUS_OF_CODE = {"too_many_requests": TOO_MANY_REQUESTS}


def status_of(refusal: Refusal) -> int:
    """Return the HTTP status that a refusal answers with."""
    kind = next(status for kind, status in STATUS if isinstance(refusal, kind))
    return STATUS_OF_CODE.get(refusal.code, kind)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return the page for a refusal."""
    status = status_of(refusal)
    # A page knows no fields by their names in the code; those are for programs.
    refusal.place = replace(refusal.place, field=None)
    context = {"problem": describe(refusal), "status": status, "noindex": True}
    return render(request, "web/problem.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Return the page for a request that Django cannot read."""
    return refused(request, Refusal("bad_request"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Return the page for a missing right."""
    return refused(request, Denied("denied"))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Return the page for a form that is too old or comes from elsewhere."""
    return refused(request, Denied("form_expired"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Return the page for what does not exist, which looks the same for what belongs to another office."""
    return refused(request, NotFound("not_found"))


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Return the last resort: a page that needs neither database nor session."""
    problem = describe(Refusal("server_error"))
    context = {"problem": problem, "language": current(), "has_vendor": has_vendor()}
    return HttpResponse(render_to_string("web/server_error.html", context), status=500)

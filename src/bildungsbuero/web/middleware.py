"""Headers of every answer, and refusals turned into pages."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.errors import refused

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{tiles}; font-src 'self'; "
    "connect-src 'self'; form-action 'self'{sign_in}; base-uri 'none'; frame-ancestors 'self'"
)

# Added where a page plays sound or video, see `web.media`.
MEDIA = "; media-src 'self'"
KEPT_NOWHERE = "private, no-store"
# Endings of media types that are text under another name: application/geo+json, image/svg+xml, application/javascript.
TEXT_ENDINGS = ("json", "xml", "javascript", "n-triples", "csv", "calendar")

GetResponse = Callable[[HttpRequest], HttpResponse]


def content_policy(tile_server: str = "", sign_in_server: str = "") -> str:
    """Return the content policy: an own tile server may send pictures, the house's server may take the way to it."""
    return CONTENT_POLICY.format(tiles=_origin(tile_server), sign_in=_origin(sign_in_server))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""


class HeaderMiddleware:
    """Every answer carries the content policy; what may hold something personal is kept by no browser or proxy."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = content_policy(settings.OPTIONS["TILE_SERVER"], settings.OPTIONS["OIDC_URL"])

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = self.policy + MEDIA if getattr(response, "plays_media", False) else self.policy
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            # Every page names the person in its head; a file that is the same for everybody says so itself.
            response.headers.setdefault("Cache-Control", KEPT_NOWHERE)
        return response


class CompressingMiddleware(GZipMiddleware):
    """What is text goes out compressed; pictures, prints and archives are so already.

    Django pads each answer by chance, so that its length tells nothing about a token in it (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        is_text = kind.startswith("text/") or kind.endswith(TEXT_ENDINGS)
        return super().process_response(request, response) if is_text else response


class ProblemMiddleware:
    """A Refusal that a view lets through becomes a page that says what is wrong and what helps."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refused(request, exception) if isinstance(exception, Refusal) else None

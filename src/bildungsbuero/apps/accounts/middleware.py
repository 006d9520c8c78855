"""Office and language stand in the address; here they are read off, so that no other code has to carry them."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.encoding import escape_uri_path
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts import house
from bildungsbuero.apps.accounts.current import working_for
from bildungsbuero.apps.accounts.models import RESERVED_KEYS, Office
from bildungsbuero.core.errors import Denied, Refusal
from bildungsbuero.web.errors import refused
from bildungsbuero.web.languages import current, spoken_at
from bildungsbuero.web.middleware import KEPT_NOWHERE
from bildungsbuero.web.readonly import READING

STAFF = "/buero/"
NUL = "\x00"
GetResponse = Callable[[HttpRequest], HttpResponse]


class AddressMiddleware:
    """`/trier/en/kennzahlen/` becomes the office Trier, English, and the path `/kennzahlen/`.

    The two segments move into the script prefix: whatever `reverse` and `{% url %}` answer during this request leads
    to the same office in the same language. Pages that do not speak the language answer in German.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info:
            # PostgreSQL takes no such text: an address with it can lead nowhere.
            request.office = None  # type: ignore[attr-defined]
            raise Http404
        usual = usual_path(request.path_info)
        office, language, taken = read_address(request.get_host(), usual)
        if request.method in READING and (usual != request.path_info or usual == taken):
            return _redirect(request, usual if usual != taken else f"{taken}/")
        request.office = office  # type: ignore[attr-defined]
        request.path_info = request.path_info[len(taken) :] or "/"
        spoken = spoken_at(request.path_info, language)
        if spoken != language:
            taken, language = taken.removesuffix(f"/{language}"), spoken
            if request.method in READING:
                return _redirect(request, f"{taken}{request.path_info}", is_permanent=False)
        before = get_script_prefix()
        set_script_prefix(before.rstrip("/") + taken + "/")
        try:
            with translation.override(language), working_for(office):
                request.LANGUAGE_CODE = language
                response = self.get_response(request)
                response.headers.setdefault("Content-Language", current().tag)
                if office is not None and office.is_demo:
                    # Files, pictures and answers of the API have no head in which this could stand.
                    response.headers.setdefault("X-Robots-Tag", "noindex")
                return response
        finally:
            set_script_prefix(before)


def usual_path(path: str) -> str:
    """Return the path with the short name of its office in small letters: "/TRIER/" becomes "/trier/"."""
    first, slash, rest = path[1:].partition("/")
    small = first.lower()
    if small == first or small in RESERVED_KEYS or not Office.objects.active().filter(key=small).exists():
        return path
    return f"/{small}{slash}{rest}"


class HouseReaderMiddleware:
    """From the network of the house internal pages can be read without an account; nothing else can be done so."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        office = request.office  # type: ignore[attr-defined]
        is_reading = request.method in READING
        if office and is_reading and request.path_info.startswith(STAFF) and not request.user.is_authenticated:
            try:
                reader = house.reader_in_network(request, office)
            except Refusal as refusal:
                return refused(request, refusal)
            if reader is not None:
                request.user = reader
                return self._kept_nowhere(request)
        if getattr(request.user, "is_house_reader", False) and not _may_reader(
            request.path_info, is_reading=is_reading
        ):
            return refused(request, Denied("house.reads_only"))
        return self.get_response(request)

    def _kept_nowhere(self, request: HttpRequest) -> HttpResponse:
        # There is no cookie by which a proxy could tell that this page is not for everybody.
        response = self.get_response(request)
        response.headers["Cache-Control"] = KEPT_NOWHERE
        return response


def _may_reader(path: str, *, is_reading: bool) -> bool:
    """Whether the shared reader may do this: read, sign in as somebody else, sign out, and what strangers may too."""
    if path.startswith("/konto/"):
        is_open = path.startswith(("/konto/anmelden/", "/konto/abmelden/", "/konto/haus/"))
        return is_open or (is_reading and path == "/konto/weiter/")
    return is_reading or not path.startswith(STAFF)


class HistoryMiddleware:
    """A change is kept with the name of whoever made it only where the office has decided so."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        office = request.office  # type: ignore[attr-defined]
        if office is None or not office.log_shows_names:
            return self.get_response(request)
        HistoricalRecords.context.request = request
        try:
            return self.get_response(request)
        finally:
            del HistoricalRecords.context.request


def read_address(host: str, path: str) -> tuple[Office | None, str, str]:
    """Return the office, the language and the part of the path that named them, such as "/trier/en"."""
    segments = path.split("/")[1:3]
    taken = ""
    office = None
    if segments and segments[0] and segments[0] not in RESERVED_KEYS:
        office = Office.objects.active().filter(key=segments[0]).first()
        if office is not None:
            taken = f"/{segments.pop(0)}"
    if office is None:
        office = Office.objects.active().exclude(host="").filter(host=host.split(":")[0]).first()
    foreign = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    language = settings.LANGUAGE_CODE
    if segments and segments[0] in foreign:
        language = segments[0]
        taken += f"/{language}"
    return office, language, taken


def _redirect(request: HttpRequest, path: str, *, is_permanent: bool = True) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    address = get_script_prefix().rstrip("/") + escape_uri_path(path) + (f"?{query}" if query else "")
    return HttpResponsePermanentRedirect(address) if is_permanent else HttpResponseRedirect(address)

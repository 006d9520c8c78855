"""The text-size switch: three sizes, kept in a cookie, chosen by a plain link."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.addresses import find_address

COOKIE = "text_size"
SIZES = {"normal": _("normal"), "large": _("large"), "largest": _("very large")}
ONE_YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSize:
    """One choice of the switch."""

    key: str
    name: Any
    address: str
    is_current: bool


def chosen_size(request: HttpRequest) -> str:
    """Return the size in the cookie; anything unknown counts as normal."""
    size = request.COOKIES.get(COOKIE, "normal")
    return size if size in SIZES else "normal"


def text_sizes(request: HttpRequest) -> list[TextSize]:
    """Return the choices with the addresses that switch and lead back to the current page."""
    current = chosen_size(request)
    back = urlencode({"back": request.get_full_path()})
    return [
        TextSize(
            key=key,
            name=name,
            address=f"{find_address('portal:text-size', key)}?{back}",
            is_current=key == current,
        )
        for key, name in SIZES.items()
    ]


def switch(request: HttpRequest, size: str) -> HttpResponse:
    """Return to the page that the person came from and remember the size; only pages of this house are returned to."""
    if size not in SIZES:
        raise Http404
    back = request.GET.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = find_address("portal:start")
    response = HttpResponseRedirect(back)
    if size == "normal":
        response.delete_cookie(COOKIE, samesite="Lax")
    else:
        response.set_cookie(COOKIE, size, max_age=ONE_YEAR_S, samesite="Lax", httponly=True)
    return response

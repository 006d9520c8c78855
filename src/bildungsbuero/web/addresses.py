"""Addresses of the current page in another language, and of pages that may not exist yet."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language


def find_address(url_name: str, *arguments: object) -> str:
    """Return the address of a page, empty where no such page is known."""
    try:
        return reverse(url_name, args=arguments)
    except NoReverseMatch:
        return ""


def office_prefix() -> str:
    """Return what stands before all paths of the current office, without the language: "/trier/", at the root "/"."""
    return get_script_prefix().removesuffix(_segment(get_language()))


def in_language(request: HttpRequest, language: str, *, with_query: bool = False) -> str:
    """Return the address of the requested page in `language`."""
    query = request.META.get("QUERY_STRING", "") if with_query else ""
    return office_prefix() + _segment(language) + request.path_info.lstrip("/") + (f"?{query}" if query else "")


def absolute(request: HttpRequest, path: str) -> str:
    """Return the full address of a path; a host that nobody allowed is never repeated."""
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:
        return urljoin(settings.PUBLIC_ADDRESS, path)


def of_office(key: str) -> str:
    """Return the home address of an office in the current language, as seen from the installation's root."""
    return f"{office_prefix()}{key}/{_segment(get_language())}"


def _segment(language: str | None) -> str:
    return "" if language in (None, settings.LANGUAGE_CODE) else f"{language}/"

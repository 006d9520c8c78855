"""Addresses of an office outside of a request: in mails, jobs and commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

from bildungsbuero.apps.accounts.current import working_for
from bildungsbuero.apps.accounts.models import Office


def prefix_of(office: Office | None, language: str = "de") -> str:
    """Return what stands before every path of an office in a language, such as "/trier/en/"."""
    base = urlsplit(settings.PUBLIC_ADDRESS).path.rstrip("/")
    parts = [office.key] if office is not None else []
    if language != settings.LANGUAGE_CODE:
        parts.append(language)
    return "/".join([base, *parts, ""])


@contextmanager
def within(office: Office | None, language: str = "de") -> Iterator[None]:
    """Make `reverse` and translations answer for an office and language while the block runs."""
    before = get_script_prefix()
    set_script_prefix(prefix_of(office, language))
    try:
        with translation.override(language), working_for(office):
            yield
    finally:
        set_script_prefix(before)


def absolute(path: str) -> str:
    """Return the full public address of a path that `reverse` answered."""
    parts = urlsplit(settings.PUBLIC_ADDRESS)
    return f"{parts.scheme}://{parts.netloc}{path}"

"""Which languages a page speaks: public pages all of them, pages for work German and English."""

from functools import cache

from django.conf import settings
from django.utils.translation import get_language

from bildungsbuero.core.languages import GERMAN, Language, by_code

# Pages under these paths are for people who work in an office, sign in or look after offers, and for programs.
WORKING_PATHS = ("/buero/", "/konto/", "/einrichten/", "/pflege/", "/api/")


def current() -> Language:
    """Return the language of the current page."""
    return _spoken(settings.SPOKEN, get_language())


@cache
def _spoken(languages: tuple[Language, ...], code: str | None) -> Language:
    return by_code(languages, code) or languages[0]


def is_public(path: str) -> bool:
    """Return whether a path, without office and language, is one of the public pages."""
    return not path.startswith(WORKING_PATHS)


def languages_of(path: str) -> list[Language]:
    """Return the languages in which the page at a path speaks."""
    return [one for one in settings.SPOKEN if is_public(path) or not one.is_public_only]


def spoken_at(path: str, code: str) -> str:
    """Return the code of the language in which a page answers that was asked for in another one."""
    return code if code in (one.code for one in languages_of(path)) else GERMAN

"""The languages into which offers are translated: every language of the pages but German."""

from collections.abc import Callable

from django.conf import settings

from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.languages import GERMAN, Language, by_code


def targets() -> tuple[Language, ...]:
    """Return the languages into which offers are translated, Leichte Sprache among them."""
    return tuple(language for language in settings.SPOKEN if language.code != GERMAN)


def others_of(code: str, address: Callable[[str], str]) -> list[tuple[Language, str]]:
    """Return the other languages into which something is translated, each with the address where that is done."""
    return [(language, address(language.code)) for language in targets() if language.code != code]


def target(code: str) -> Language:
    """Return the language of a code; raises NotFound for German and for what nobody speaks here."""
    found = by_code(targets(), code)
    if found is None:
        raise NotFound("not_found")
    return found

"""The languages into which offers are translated: every language of the pages but German."""

from django.conf import settings

from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.languages import GERMAN, Language, by_code


def targets() -> tuple[Language, ...]:
    """Return the languages into which offers are translated, Leichte Sprache among them."""
    return tuple(language for language in settings.SPOKEN if language.code != GERMAN)


def target(code: str) -> Language:
    """Return the language of a code; raises NotFound for German and for what nobody speaks here."""
    found = by_code(targets(), code)
    if found is None:
        raise NotFound("not_found")
    return found

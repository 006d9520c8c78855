"""A place for a program that translates. The product brings none, and without one nothing leaves the house.

An installation that has such a program registers it under a name and says the name in its settings. It is given public
texts only; what it answers is marked as written by a program until a person has released it.
"""

import logging
from collections.abc import Sequence
from typing import Protocol

from django.conf import settings

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.catalogue.models import Translation
from bildungsbuero.apps.catalogue.translating.editing import LanguagePage
from bildungsbuero.apps.catalogue.translating.writing import NewTexts, keep_texts
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.translations import longest

log = logging.getLogger(__name__)


class Translator(Protocol):
    """What a program must be able to do: German texts in, the same number of texts in a language out."""

    def translate(self, texts: Sequence[str], *, to: str) -> Sequence[str]:
        """Return the texts in the language of a code."""


_KNOWN: dict[str, Translator] = {}


def register(name: str, translator: Translator) -> None:
    """Make a program known under a name; the same name once more replaces it."""
    _KNOWN[name] = translator


def forget(name: str) -> None:
    """Forget a program."""
    _KNOWN.pop(name, None)


def chosen() -> Translator | None:
    """Return the program that the settings name, None where they name none or one that nobody registered."""
    return _KNOWN.get(settings.OPTIONS["MACHINE_TRANSLATION"])


def propose(page: LanguagePage, *, person: Person) -> int:
    """Store what a program makes of the texts that nobody has translated, and return how many those are."""
    translator = chosen()
    if translator is None:
        raise Refusal("translations.no_program")
    if not page.offer.is_public_state:
        raise Refusal("translations.not_public")
    lines = page.missing
    if not lines:
        return 0
    made = _asked(translator, [line.original for line in lines], page.language.code)
    texts = {line.field: text for line, text in zip(lines, made, strict=True)}
    new = NewTexts(language=page.language.code, texts=texts, origin=Translation.Origin.MACHINE)
    return keep_texts(page.offer, new, person=person).new


def _asked(translator: Translator, texts: list[str], code: str) -> list[str]:
    """Return the answer of the program, cut to what fits; raises Refusal where it has none."""
    try:
        made = [str(text).replace("\0", "") for text in translator.translate(texts, to=code)]
    except Exception as error:
        log.exception("The program that translates has failed")
        raise Refusal("translations.program_failed") from error
    if len(made) != len(texts):
        raise Refusal("translations.program_failed")
    return [text[: longest("description")] for text in made]

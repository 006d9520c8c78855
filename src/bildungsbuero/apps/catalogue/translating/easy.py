"""Hints to whoever writes Leichte Sprache, in sentences."""

from django.utils.translation import gettext as _

from bildungsbuero.core.easy_language import (
    ABBREVIATION,
    LONG_SENTENCE,
    LONG_WORD,
    MOST_WORDS_IN_A_SENTENCE,
    PASSIVE,
    SUBJUNCTIVE,
    findings,
)

MOST_HINTS = 8


def easy_hints(text: str) -> list[str]:
    """Return what could be easier in a text; nothing says that the text is easy, only people do."""
    said = {
        LONG_SENTENCE: _("More than %(limit)s words in a sentence: “%(words)s”. Make two sentences of it."),
        LONG_WORD: _("A long word: “%(words)s”. Look for a shorter one, or part it with a hyphen."),
        PASSIVE: _("The passive: “%(words)s”. Say who does it."),
        SUBJUNCTIVE: _("“%(words)s” says what might be. Say what is."),
        ABBREVIATION: _("An abbreviation: “%(words)s”. Write it out."),
    }
    found = [
        said[one.kind] % {"words": one.words.rstrip("."), "limit": MOST_WORDS_IN_A_SENTENCE} for one in findings(text)
    ]
    return found[:MOST_HINTS]

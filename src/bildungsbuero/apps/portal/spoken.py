"""Texts that an office keeps in several languages: the wanted one, or the German one marked as German."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from bildungsbuero.apps.catalogue.vocabulary import active_language

Texts = Mapping[str, Mapping[str, str]]
GERMAN = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A text with its language; a page that shows it is told the language where that is not its own."""

    text: str
    language: str
    is_other: bool = False

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> SafeString:
        """Return the text as HTML: templates ask for nothing else. The bare words are `text`."""
        if self.is_other:
            return format_html('<span lang="{}" dir="ltr">{}</span>', self.language, self.text)
        return escape(self.text)


def spoken(texts: Texts, name: str) -> Spoken:
    """Return a text in the language of the page; where it is missing, the German one."""
    wanted = active_language()
    for language in (wanted, GERMAN):
        if text := str(texts.get(language, {}).get(name, "")).strip():
            return Spoken(text=text, language=language, is_other=language != wanted)
    return Spoken(text="", language=wanted)

"""The languages that pages speak: how each is called by those who speak it, and how it runs."""

from collections.abc import Iterable
from dataclasses import dataclass

GERMAN = "de"
ENGLISH = "en"
EASY = "de-leicht"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the pages; `code` stands in addresses, `tag` is what browsers and screen readers are told."""

    code: str
    name: str
    tag: str
    is_rtl: bool = False
    is_public_only: bool = True
    # Signs in numbers, and how days are written (in Django's letters): months in words where both orders are read.
    group: str = "."
    decimal: str = ","
    day_format: str = "d.m.Y"

    @property
    def direction(self) -> str:
        """How the language runs, as the attribute `dir` says it."""
        return "rtl" if self.is_rtl else "ltr"


NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW_NO_BREAK = "\N{NARROW NO-BREAK SPACE}"

SHIPPED = (
    Language(code=GERMAN, name="Deutsch", tag="de", is_public_only=False),
    # "simple" is the registered variant for a simplified form of a language.
    Language(code=EASY, name="Leichte Sprache", tag="de-simple"),
    Language(code=ENGLISH, name="English", tag="en", is_public_only=False, day_format="j M Y", group=",", decimal="."),
    Language(code="uk", name="Українська", tag="uk", group=NO_BREAK),
    Language(code="ru", name="Русский", tag="ru", group=NO_BREAK),
    Language(code="ar", name="العربية", tag="ar", is_rtl=True, day_format="j F Y", group=",", decimal="."),
    Language(code="fa", name="فارسی", tag="fa", is_rtl=True, day_format="j F Y", group=",", decimal="."),
    Language(code="tr", name="Türkçe", tag="tr"),
    Language(code="fr", name="Français", tag="fr", group=NARROW_NO_BREAK, day_format="d/m/Y"),
)


def by_code(languages: Iterable[Language], code: str | None) -> Language | None:
    """Return the language of a code, None where it is not spoken."""
    return next((language for language in languages if language.code == code), None)

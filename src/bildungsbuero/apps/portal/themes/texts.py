"""The texts of a theme portal and of its parts in other languages: out of date when the German one says something else.

Only a German text that has changed since is kept beside its translation (`made_from`): by language and name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.translating.easy import easy_hints
from bildungsbuero.apps.catalogue.translating.editing import Line, TextsPage, stamp_of
from bildungsbuero.apps.catalogue.translating.languages import targets
from bildungsbuero.apps.catalogue.translating.overview import STATE_WORDS
from bildungsbuero.apps.catalogue.translating.writing import NewTexts
from bildungsbuero.apps.catalogue.vocabulary import active_language
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.spoken import GERMAN, Texts
from bildungsbuero.apps.portal.themes.blocks import words_of
from bildungsbuero.core.languages import EASY, Language
from bildungsbuero.core.translations import CURRENT, MISSING, OUTDATED, PARTLY, Text, is_same, state_of

LONGEST_TITLE = 120
LONGEST_TEXT = 2000
MadeFrom: TypeAlias = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a German text stands: in the portal itself, or in one of its parts; `field` is its name in a form."""

    field: str
    name: str
    title: str
    texts: Texts
    made_from: Texts

    @property
    def original(self) -> str:
        """The German text; of lines only the words, as they lead to the same place in every language."""
        text = self.texts.get(GERMAN, {}).get(self.name, "")
        return words_of(text) if self.name == "lines" else text

    def said(self, language: str) -> str:
        """Return what stands there in a language."""
        text = self.texts.get(language, {}).get(self.name, "")
        return words_of(text) if self.name == "lines" else text

    def older(self, language: str) -> str:
        """Return the German text that the translation was made from, where that says something else by now."""
        text = self.made_from.get(language, {}).get(self.name, "")
        text = words_of(text) if self.name == "lines" else text
        return "" if is_same(text, self.original) else text


def made_from_after(before: Texts, after: Texts, made_from: Texts) -> MadeFrom:
    """Return the older German texts once texts have changed: of those translations that did not change with them."""
    found: MadeFrom = {}
    for language, said in after.items():
        for name, text in said.items():
            german = after.get(GERMAN, {}).get(name, "")
            older = made_from.get(language, {}).get(name) or before.get(GERMAN, {}).get(name, "")
            is_as_before = language != GERMAN and is_same(before.get(language, {}).get(name, ""), text)
            if is_as_before and older and not is_same(older, german):
                found.setdefault(language, {})[name] = older
    return found


def places_of(portal: ThemePortal) -> list[Place]:
    """Return where German texts stand in a portal, from top to bottom."""
    return [place for place in _all_places(portal) if place.original.strip()]


def state_in(portal: ThemePortal, language: str) -> str:
    """Return where a portal stands in a language: nothing there, a part, something out of date, or all of it."""
    places = places_of(portal)
    there = {
        one.field: Text(text=said, is_outdated=bool(one.older(language)))
        for one in places
        if (said := one.said(language))
    }
    return state_of({one.field: one.original for one in places}, there)


def translations_of(portal: ThemePortal) -> list[dict[str, Any]]:
    """Return where a portal stands in each language, as the form lists it."""
    return [
        {
            "language": language,
            "words": STATE_WORDS[state],
            "is_unchecked": state != MISSING and language.code not in portal.released_languages,
        }
        for language in targets()
        for state in [state_in(portal, language.code)]
    ]


def note_on_language(portal: ThemePortal) -> dict[str, bool]:
    """Return what a reader must know of the texts in the language of the page, as the pages of offers say it."""
    code = active_language()
    if code == GERMAN:
        return {}
    fields = ("title", "intro")
    said = portal.texts.get(code, {})
    is_said = any(said.get(name) for name in fields)
    return {
        "is_draft": code == EASY and is_said and code not in portal.released_languages,
        "is_outdated": any(name in portal.made_from.get(code, {}) for name in fields),
        "is_all_german": not is_said,
        "is_partly_german": is_said and state_in(portal, code) == PARTLY,
    }


def language_page(portal: ThemePortal, language: Language) -> TextsPage:
    """Return the texts of a portal beside each other."""
    lines = [_line(place, language) for place in places_of(portal)]
    return TextsPage(
        language=language,
        lines=lines,
        state=state_in(portal, language.code),
        is_checked=language.code in portal.released_languages,
        stamp=stamp_of(lines),
    )


def take_texts(portal: ThemePortal, new: NewTexts) -> None:
    """Write texts into a portal that is stored afterwards; an empty one takes a translation away."""
    portal.blocks = [dict(block) for block in portal.blocks]
    for place in places_of(portal):
        if place.field not in new.texts:
            continue
        text = new.texts[place.field].strip()
        holder = portal if "-" not in place.field else portal.blocks[int(place.field.partition("-")[0])]
        is_changed = text != place.said(new.language)
        if is_changed:
            _put(holder, "texts", new.language, place.name, text)
        if is_changed or place.field in new.still_right:
            _put(holder, "made_from", new.language, place.name, "")


def _put(holder: Any, which: str, language: str, name: str, text: str) -> None:
    """Write one text, or take it away where it is empty, and leave no empty language behind."""
    is_part = isinstance(holder, dict)
    held = holder.get(which, {}) if is_part else getattr(holder, which)
    said = {**held.get(language, {}), name: text}
    said = {key: value for key, value in said.items() if value}
    rest = {code: value for code, value in held.items() if code != language}
    changed = {**rest, language: said} if said else rest
    if is_part:
        holder[which] = changed
    else:
        setattr(holder, which, changed)


def _all_places(portal: ThemePortal) -> Iterator[Place]:
    for name, title in (("title", _("Title")), ("intro", _("Introduction"))):
        yield Place(field=name, name=name, title=title, texts=portal.texts, made_from=portal.made_from)
    for number, block in enumerate(portal.blocks):
        for name, title in (("title", _("Heading")), ("lines", _("Lines")), ("text", _("Text"))):
            yield Place(
                field=f"{number}-{name}",
                name=name,
                title=_("Part %(number)d: %(what)s") % {"number": number + 1, "what": title},
                texts=block.get("texts", {}),
                made_from=block.get("made_from", {}),
            )


def _line(place: Place, language: Language) -> Line:
    text, older = place.said(language.code), place.older(language.code)
    line = Line(
        field=place.field,
        name=place.title,
        original=place.original,
        longest=LONGEST_TITLE if place.name == "title" else LONGEST_TEXT,
        has_lines=place.name != "title",
    )
    if not text:
        return line
    hints = tuple(easy_hints(text)) if language.code == EASY else ()
    return replace(line, text=text, state=OUTDATED if older else CURRENT, made_from=older, hints=hints)

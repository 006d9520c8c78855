"""The texts of an offer beside each other, German and one other language, as they are written on the page."""

import hashlib
from dataclasses import dataclass, replace

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.catalogue.models import Offer, Translation
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.translating.easy import easy_hints
from bildungsbuero.apps.catalogue.translating.showing import rows_of
from bildungsbuero.apps.catalogue.translating.texts import name_of, originals_of
from bildungsbuero.apps.catalogue.translating.writing import NewTexts, keep_texts
from bildungsbuero.core.languages import EASY, Language
from bildungsbuero.core.translations import CURRENT, LONGEST_ELSE, MISSING, OUTDATED, Text, longest, state_of

# Texts in which a new line means something; in Leichte Sprache each sentence has its own.
OF_SEVERAL_LINES = frozenset({"summary", "description", "registration"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One text: what stands there in German, what in the other language, and what is to be done."""

    field: str
    name: str
    original: str
    text: str = ""
    state: str = MISSING
    # The German text that the translation was made from, where it was another one.
    made_from: str = ""
    origin: str = ""
    is_machine: bool = False
    hints: tuple[str, ...] = ()
    # The most signs that it may have, and whether a new line in it means something.
    longest: int = LONGEST_ELSE
    has_lines: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsPage:
    """The texts of something beside each other in German and in another language."""

    language: Language
    lines: list[Line]
    state: str
    is_checked: bool
    stamp: str

    @property
    def outdated(self) -> list[str]:
        """The fields whose German text has changed since they were translated."""
        return [line.field for line in self.lines if line.state == OUTDATED]

    @property
    def missing(self) -> list[Line]:
        """The texts that nobody has translated."""
        return [line for line in self.lines if line.state == MISSING]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePage(TextsPage):
    """Everything that is translated of an offer in one language."""

    offer: Offer


def language_page(offer: Offer, language: Language) -> LanguagePage:
    """Return the texts of an offer beside each other."""
    record = record_of(offer)
    originals = originals_of(record)
    rows = {row.field: row for row in rows_of([offer], language.code)[offer.pk] if row.field in originals}
    lines = [
        _line(name, name_of(name, record), original, rows.get(name), language) for name, original in originals.items()
    ]
    return LanguagePage(
        offer=offer,
        language=language,
        lines=lines,
        state=state_of(originals, texts_by_field(list(rows.values()))),
        is_checked=bool(rows) and all(row.is_checked for row in rows.values()),
        stamp=stamp_of(lines),
    )


def texts_by_field(rows: list[Translation]) -> dict[str, Text]:
    """Return stored texts as the rules of `core.translations` take them."""
    return {row.field: Text(text=row.text, is_outdated=row.is_outdated) for row in rows}


@transaction.atomic
def take_as_right(page: LanguagePage, *, person: Person) -> int:
    """Say that every text that is out of date fits the German one of today, and return how many those were."""
    texts = {line.field: line.text for line in page.lines if line.state == OUTDATED}
    new = NewTexts(language=page.language.code, texts=texts, still_right=frozenset(texts))
    return keep_texts(page.offer, new, person=person).changed


def _line(name: str, title: str, original: str, row: Translation | None, language: Language) -> Line:
    line = Line(field=name, name=title, original=original, longest=longest(name), has_lines=name in OF_SEVERAL_LINES)
    if row is None:
        return line
    return replace(
        line,
        text=row.text,
        state=OUTDATED if row.is_outdated else CURRENT,
        made_from=row.original if row.is_outdated else "",
        origin=row.get_origin_display(),
        is_machine=row.is_unchecked_machine,
        hints=tuple(easy_hints(row.text)) if language.code == EASY else (),
    )


def stamp_of(lines: list[Line]) -> str:
    """Return a mark that is another one as soon as somebody else has written."""
    said = "\0".join(f"{line.field}\0{line.text}\0{line.state}" for line in lines)
    return hashlib.sha256(said.encode()).hexdigest()[:16]

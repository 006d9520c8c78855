"""The parts that a theme portal can have, and a part as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.portal.spoken import GERMAN, Spoken, Texts, spoken
from bildungsbuero.search.schema import FACETS

MOST_LINES = 40
DEFAULT_LIMIT = 6
MOST_OFFERS = 50


class BlockKind(models.TextChoices):
    """What a part shows."""

    TEXT = "text", _("text")
    QUESTION = "question", _("question with buttons")
    STEPS = "steps", _("steps, one after another")
    LINKS = "links", _("links to other pages")
    OFFERS = "offers", _("offers")
    DATES = "dates", _("dates of the next two weeks")
    DEADLINES = "deadlines", _("registration ends soon")
    GUIDANCE = "guidance", _("counselling places")
    PHONES = "phones", _("telephone list with opening hours")
    INSTITUTIONS = "institutions", _("institutions")
    COURSES = "courses", _("overview of German courses")
    CLASSES = "classes", _("overview by school year and month")
    WAYS = "ways", _("education paths")
    WAY_DEADLINES = "way_deadlines", _("deadlines of education paths")
    INDICATORS = "indicators", _("figures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of a portal; `lines` of its texts are "words | target", in other languages the words alone suffice."""

    kind: str
    texts: Texts
    # By language and name: the German text that a translation was made from, where it is another one by now.
    made_from: Texts = field(default_factory=dict)
    query: str = ""
    keys: tuple[str, ...] = ()
    limit: int = DEFAULT_LIMIT

    @property
    def title(self) -> Spoken:
        """The heading."""
        return spoken(self.texts, "title")

    @property
    def text(self) -> Spoken:
        """The words below the heading."""
        return spoken(self.texts, "text")

    def lines(self) -> list[tuple[Spoken, str]]:
        """Return words and targets, line by line."""
        german = _parted(self.texts.get(GERMAN, {}).get("lines", ""))
        said = spoken(self.texts, "lines")
        if not self._leads_as(german, said):
            said = spoken({GERMAN: self.texts[GERMAN]}, "lines")
        targets = [target for _words, target in german] if said.language != GERMAN else []
        found = []
        for number, (words, own) in enumerate(_parted(said.text)):
            target = own or (targets[number] if number < len(targets) else "")
            found.append((Spoken(text=words, language=said.language, is_other=said.is_other), target))
        return found

    def _leads_as(self, german: list[tuple[str, str]], said: Spoken) -> bool:
        """Whether the lines of a language stand for the German ones, each for its own: else they would lead astray."""
        lines = _parted(said.text)
        if said.language == GERMAN or not german or all(target for _words, target in lines):
            return True
        older = _parted(self.made_from.get(said.language, {}).get("lines", "")) or german
        is_in_order = any([one[part] for one in older] == [one[part] for one in german] for part in (0, 1))
        return len(lines) == len(german) and is_in_order


def words_of(lines: str) -> str:
    """Return lines without what stands behind their bars."""
    return "\n".join(words for words, _target in _parted(lines))


def read_block(stored: Mapping[str, Any]) -> Block:
    """Return a part as it is stored; what is missing or out of bounds gets its default."""
    limit = stored.get("limit")
    return Block(
        kind=str(stored.get("kind", BlockKind.TEXT)),
        texts=stored.get("texts", {}),
        made_from=stored.get("made_from", {}),
        query=str(stored.get("query", "")),
        keys=tuple(str(key) for key in stored.get("keys", ())),
        limit=min(max(limit, 1), MOST_OFFERS) if isinstance(limit, int) else DEFAULT_LIMIT,
    )


def read_query(query: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Return words and filters of the address of a search, or of the part behind its question mark."""
    asked = QueryDict(query.rpartition("?")[2])
    facets = {name: tuple(filter(None, asked.getlist(name))) for name in FACETS if any(asked.getlist(name))}
    return asked.get("q", "").strip()[:200], facets


def _parted(lines: str) -> list[tuple[str, str]]:
    parts = (line.partition("|") for line in lines.splitlines()[:MOST_LINES])
    return [(words.strip(), target.strip()) for words, _bar, target in parts if words.strip()]

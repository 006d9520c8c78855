"""The parts that a theme portal can have, and a part as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.portal.spoken import Spoken, Texts, spoken
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
    """One part of a portal; `lines` of its texts are "words | target"."""

    kind: str
    texts: Texts
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
        said = spoken(self.texts, "lines")
        found = []
        for line in said.text.splitlines()[:MOST_LINES]:
            words, _bar, target = line.partition("|")
            if words.strip():
                one = Spoken(text=words.strip(), language=said.language, is_other=said.is_other)
                found.append((one, target.strip()))
        return found


def read_block(stored: Mapping[str, Any]) -> Block:
    """Return a part as it is stored; what is missing or out of bounds gets its default."""
    limit = stored.get("limit")
    return Block(
        kind=str(stored.get("kind", BlockKind.TEXT)),
        texts=stored.get("texts", {}),
        query=str(stored.get("query", "")),
        keys=tuple(str(key) for key in stored.get("keys", ())),
        limit=min(max(limit, 1), MOST_OFFERS) if isinstance(limit, int) else DEFAULT_LIMIT,
    )


def read_query(query: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Return words and filters of the address of a search, or of the part behind its question mark."""
    asked = QueryDict(query.rpartition("?")[2])
    facets = {name: tuple(filter(None, asked.getlist(name))) for name in FACETS if any(asked.getlist(name))}
    return asked.get("q", "").strip()[:200], facets

"""What the product turns down: a code, the facts, the place and, through `web.problems`, the words and the remedy."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in an input the problem lies; every part may be unknown."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    field: str | None = None


class Refusal(Exception):
    """An input that cannot be taken as it is; nothing of it was stored."""

    def __init__(self, code: str, *, place: Place | None = None, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.place = place or Place()
        self.facts = facts


class Denied(Refusal):
    """The person is known but lacks the right."""


class NotFound(Refusal):
    """The thing does not exist, or belongs to somebody else, which must look the same."""


class Gone(Refusal):
    """The thing stood here once; where it went, nobody may look now."""


class Conflict(Refusal):
    """Somebody else changed the same thing in the meantime."""

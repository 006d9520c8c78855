"""What was found wrong with a file: how much in all, and the first of it with offer and field."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from urllib.parse import urlsplit
from uuid import UUID

from bildungsbuero.core.errors import Place, Refusal

MOST_KEPT = 100
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>.]+(\.[^@\s<>.]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One breach of a rule: the public id of the offer where it is known, and what is wrong where."""

    offer: str
    refusal: Refusal


@dataclass(slots=True)
class Findings:
    """How many entries a file has and what is wrong with them; of very much wrong only the first is kept."""

    count: int = 0
    total: int = 0
    kept: list[Fault] = field(default_factory=list)

    def add(self, offer: str, refusal: Refusal) -> None:
        """Note a breach."""
        self.total += 1
        if len(self.kept) < MOST_KEPT:
            self.kept.append(Fault(offer=offer, refusal=refusal))

    def need(self, offer: str, name: str, value: object) -> bool:
        """Note that a value is missing; return whether it is there."""
        if value in (None, "", [], {}):
            self.add(offer, Refusal("exports.missing", place=Place(field=name)))
            return False
        return True

    def fit(self, offer: str, name: str, value: object, is_right: Callable[[str], bool]) -> None:
        """Note a value that is there and is not of its kind."""
        if value not in (None, "") and not is_right(str(value)):
            self.add(offer, Refusal("exports.bad_value", place=Place(field=name), value=str(value)[:80]))

    def once(self, offer: str, name: str, value: str, seen: set[str]) -> None:
        """Note a key that was there before."""
        if value in seen:
            self.add(offer, Refusal("exports.twice", place=Place(field=name), value=value[:80]))
        seen.add(value)

    def order(self, offer: str, parent: str, found: list[str], order: tuple[str, ...]) -> None:
        """Note elements that the format does not know at their place, or that stand in another order."""
        for name in dict.fromkeys(name for name in found if name not in order):
            self.add(offer, Refusal("exports.unknown_name", place=Place(field=parent), name=name[:60]))
        places = [order.index(name) for name in found if name in order]
        if places != sorted(places):
            self.add(offer, Refusal("exports.wrong_order", place=Place(field=parent)))


def is_uuid(text: str) -> bool:
    """Whether a text is a UUID."""
    return _reads(UUID, text)


def is_email(text: str) -> bool:
    """Whether somebody can write to a text."""
    return _EMAIL.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether a text is a whole address of the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(sign.isspace() for sign in text)


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar."""
    return _reads(date.fromisoformat, text)


def is_moment(text: str) -> bool:
    """Whether a text is a moment with its zone."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def is_day_or_moment(text: str) -> bool:
    """Whether a text is a day, or a moment."""
    return _reads(datetime.fromisoformat, text)


def is_clock(text: str) -> bool:
    """Whether a text is a time of day."""
    return _reads(time.fromisoformat, text)


def is_number(text: str) -> bool:
    """Whether a text is a number as programs write it."""
    return re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", text) is not None


def one_of(*words: str) -> Callable[[str], bool]:
    """Return the question whether a text is one of some words."""
    return lambda text: text in words


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True

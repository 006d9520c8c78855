"""The kinds of records that one office can show another; each app names its own kinds here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.core.errors import NotFound

MOST_FOUND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A record as the other office reads it: a title and pairs of a word and what is known."""

    title: str
    facts: tuple[tuple[Any, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasableKind:
    """A kind of record: what it is called, how one is found by its title, and what of it is shown."""

    key: str
    title: Any
    # (office, text) → pairs of public id and title
    find: Callable[[Office, str], list[tuple[str, str]]]
    # (office that owns it, public id) → what is shown, None where it is gone
    show: Callable[[Office, str], Shown | None]


_kinds: dict[str, ReleasableKind] = {}


def register(kind: ReleasableKind) -> None:
    """Let records of a kind be released."""
    _kinds[kind.key] = kind


def kinds() -> list[ReleasableKind]:
    """Return every kind that can be released."""
    return list(_kinds.values())


def shown(key: str, owner: Office, public_id: str) -> Shown | None:
    """Return what of a record is shown; None where kind or record no longer exist."""
    kind = _kinds.get(key)
    return kind.show(owner, public_id) if kind is not None else None


def record(key: str, owner: Office, public_id: str) -> Shown:
    """Return a record of an office that can be released; raises NotFound."""
    found = shown(key, owner, public_id)
    if found is None:
        raise NotFound("not_found")
    return found


def name_of(key: str, owner: Office, public_id: str) -> str:
    """Return how a list names a record: kind and title, or kind and number where it is gone."""
    found = shown(key, owner, public_id)
    kind = str(_kinds[key].title) if key in _kinds else key
    return f"{kind}: {found.title}" if found is not None else f"{kind} {public_id}"

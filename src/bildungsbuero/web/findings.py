"""What `bildungsbuero check` finds: something is well, could be better, or is unsafe."""

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Level(Enum):
    """How much a finding matters."""

    GOOD = "good"
    HINT = "hint"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the check: a sentence and, where something is to do, what."""

    key: str
    level: Level
    message: Any
    remedy: Any = ""

    def as_json(self) -> dict[str, str]:
        """Return the line as `check --json` prints it."""
        return {
            "key": self.key,
            "level": self.level.value,
            "message": str(self.message),
            "remedy": str(self.remedy),
        }


def good(key: str, message: Any) -> Finding:
    """Return a finding that asks for nothing."""
    return Finding(key=key, level=Level.GOOD, message=message)


def hint(key: str, message: Any, remedy: Any) -> Finding:
    """Return a finding that makes the installation better."""
    return Finding(key=key, level=Level.HINT, message=message, remedy=remedy)


def unsafe(key: str, message: Any, remedy: Any) -> Finding:
    """Return a finding that must not stand on a server that others reach."""
    return Finding(key=key, level=Level.UNSAFE, message=message, remedy=remedy)

"""What somebody leaves behind: things in their name, and the chapters of the folder for whoever comes next."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """Things of one kind that stand in the name of a person."""

    title: Any
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter of the handover folder; one without lines says that there is nothing."""

    title: Any
    lines: tuple[str, ...]

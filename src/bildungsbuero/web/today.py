"""What stands on “Heute”: lines that say what waits for somebody of the office, and panels with a button."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any


class Urgency(IntEnum):
    """How soon a line matters; “Heute” shows the soonest first."""

    NOW = 1
    SOON = 2
    WHEN_CONVENIENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel with a button on it: a template that is put into the page, so that the button may be pressed."""

    template: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayLine:
    """What waits, how much of it, and where it is dealt with; `title` is a whole sentence that names the count."""

    title: Any
    count: int
    address: str
    urgency: Urgency = Urgency.SOON

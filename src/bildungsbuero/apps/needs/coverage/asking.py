"""What a matrix is asked for: its axes, the day, which offers count; kept in the address of every page of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from bildungsbuero.core import coverage

# Which offers count.
PUBLIC, RUNNING, PLANNED = "public", "running", "planned"
STATES = (PUBLIC, RUNNING, PLANNED)
# What a cell shows.
OFFERS, SEATS, VERIFIED, ALL = "offers", "seats", "verified", "all"
SHOWN = (OFFERS, SEATS, VERIFIED, ALL)
USUAL_AXES = (coverage.TOPIC, coverage.LIFE_PHASE)
# What the address calls the axes, and the keys of a cell on them.
AXIS_NAMES = ("rows", "columns", "layers")
KEY_NAMES = ("row", "column", "layer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A matrix that somebody wants to see."""

    axes: tuple[str, ...]
    on: date
    is_past: bool = False
    state: str = PUBLIC
    kind: str = ""
    with_examples: bool = False
    # What holds where the address says nothing: examples count in an office that has hardly anything else.
    are_examples_usual: bool = False
    show: str = OFFERS

    @property
    def narrowing(self) -> dict[str, str]:
        """What the offers are narrowed to, as it is kept with a matrix."""
        return {"state": self.state, "kind": self.kind, "examples": "1" if self.with_examples else ""}

    def narrowed_by(self, kept: Mapping[str, str]) -> "Asked":
        """Return the same narrowed as a matrix that was kept."""
        with_examples = bool(kept.get("examples"))
        return replace(self, state=kept.get("state", PUBLIC), kind=kept.get("kind", ""), with_examples=with_examples)

    @property
    def as_pairs(self) -> list[tuple[str, str]]:
        """What an address or a form says to ask for the same matrix; of today without a day."""
        values = dict(zip(AXIS_NAMES, self.axes, strict=False)) | self.narrowing
        values["state"] = "" if self.state == PUBLIC else self.state
        values["examples"] = "" if self.with_examples == self.are_examples_usual else str(int(self.with_examples))
        values["show"] = "" if self.show == OFFERS else self.show
        values["on"] = self.on.isoformat() if self.is_past else ""
        return [(name, value) for name, value in values.items() if value]

    def query(self, **more: str) -> str:
        """Return the part of an address that asks for the same matrix."""
        return urlencode({name: value for name, value in (dict(self.as_pairs) | more).items() if value})

    def cell_query(self, keys: tuple[str, ...]) -> str:
        """Return the part of an address that asks for a cell; totals have no key."""
        return self.query(**dict(zip(KEY_NAMES, keys, strict=False)))

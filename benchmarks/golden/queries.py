"""The queries with what must be among the first five, and whether it is.

An expectation names facts, not entries: `kind=course topic=stem|digital_skills`, values behind `|` as good as one
another; several parts behind ` + ` must all be met; `first topic!=arts_culture` speaks of the first hit; `none` wants
no hit at all.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.search.documents import levels_between
from bildungsbuero.search.folding import fold

HERE = Path(__file__).parent
FIRST = 5
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What somebody types, and what must be found."""

    sort: str
    text: str
    expected: str

    def is_met_by(self, found: Sequence[OfferRecord]) -> bool:
        """Whether the first hits hold what must be found."""
        if self.expected == NONE:
            return not found
        return all(_is_met(part, found) for part in self.expected.split(" + "))


def tuning() -> list[Query]:
    """Return the queries that the search was improved with."""
    return _read("tuning.csv")


def held_out() -> list[Query]:
    """Return the queries that were set aside."""
    return _read("held_out.csv")


def _read(name: str) -> list[Query]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return [Query(sort=row["class"], text=row["query"], expected=row["expected"]) for row in rows]


def _is_met(part: str, found: Sequence[OfferRecord]) -> bool:
    wanted = part.removeprefix("first ")
    hits = found[:1] if wanted != part else found[:FIRST]
    return any(all(_holds(record, fact) for fact in _facts(wanted)) for record in hits)


def _facts(wanted: str) -> list[str]:
    """Cut "kind=course title=Bildung und Teilhabe" before each name."""
    facts: list[str] = []
    for piece in wanted.split(" "):
        if "=" in piece or not facts:
            facts.append(piece)
        else:
            facts[-1] += f" {piece}"
    return facts


def _holds(record: OfferRecord, fact: str) -> bool:
    name, _sign, values = fact.partition("=")
    found = VALUES[name.removesuffix("!")](record)
    if name in ("title", "region"):
        is_held = any(fold(value) in fold(text) for value in values.split("|") for text in found)
    else:
        is_held = bool(set(values.split("|")) & set(found))
    return is_held is not name.endswith("!")


def _times(record: OfferRecord) -> list[str]:
    begins = [run.starts_at for run in record.runs if run.starts_at]
    return ["morning" if at < time(12) else "afternoon" if at < time(17) else "evening" for at in begins]


VALUES: dict[str, Callable[[OfferRecord], Sequence[str]]] = {
    "kind": lambda record: [record.kind],
    "topic": lambda record: record.topics,
    "phase": lambda record: record.life_phases,
    "group": lambda record: record.target_groups,
    "title": lambda record: [record.title],
    "place": lambda record: [record.place.town] if record.place else [],
    "region": lambda record: [record.place.town, record.place.association] if record.place else [],
    "district": lambda record: [record.place.district] if record.place else [],
    "level": lambda record: levels_between(record.level_from, record.level_to),
    "lang": lambda record: [record.language_taught],
    "speaks": lambda record: record.languages,
    "mode": lambda record: [record.mode],
    "care": lambda record: ["yes"] if record.childcare else [],
    "free": lambda record: ["yes"] if record.is_free else [],
    "acc": lambda record: [key for key, given in record.accessibility.items() if given],
    "time": _times,
    "day": lambda record: [day for run in record.runs for day in run.weekdays],
}

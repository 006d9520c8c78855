"""The requirements that an office assesses, in groups, as they are shipped."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent.parent / "reference" / "accessibility.yaml"
SIGNS = str.maketrans({".": "-", " ": "-", "(": None, ")": None, "§": None, "ä": "a"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One requirement; `is_more` are those that the norm does not ask for yet."""

    number: str
    title: str
    question: str
    is_more: bool = False

    @property
    def key(self) -> str:
        """The number as it is stored: “9-1-1-1”."""
        return self.number.lower().translate(SIGNS).strip("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionGroup:
    """Requirements that are assessed together."""

    key: str
    title: str
    norm: str
    criteria: tuple[Criterion, ...]


@cache
def all_groups() -> tuple[CriterionGroup, ...]:
    """Return all groups with their requirements."""
    found: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
    return tuple(
        CriterionGroup(
            key=group["key"],
            title=group["title"],
            norm=group["norm"],
            criteria=tuple(
                Criterion(
                    **{name: one[name] for name in ("number", "title", "question")}, is_more=one.get("more", False)
                )
                for one in group["criteria"]
            ),
        )
        for group in found
    )


def find_group(key: str) -> CriterionGroup | None:
    """Return a group by its key, None where there is none."""
    return next((group for group in all_groups() if group.key == key), None)


def all_criteria() -> list[Criterion]:
    """Return all requirements in their order."""
    return [one for group in all_groups() for one in group.criteria]

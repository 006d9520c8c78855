"""What is decided about a data set: the rule, the method, and what its measures say about people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bildungsbuero.core.protection.rules import Rule


class Method(StrEnum):
    """How small counts are protected."""

    SUPPRESS = "suppress"
    ROUND_TO_5 = "round_to_5"
    CELL_KEY = "cell_key"


class Role(StrEnum):
    """What a measure says about people: it counts them, is a share of counts, says nothing, or is not to be shown."""

    COUNT = "count"
    SHARE = "share"
    FREE = "free"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The role of a measure; a share names the measures of its numerator and its denominator."""

    role: Role
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All that is decided about protecting a data set; a measure of which nothing is said is not shown.

    `parents` names, by dimension, the code that a code is part of; in an `overlapping` dimension codes do not add up.
    """

    method: Method = Method.SUPPRESS
    rule: Rule = field(default_factory=Rule)
    min_denominator: int = 10
    measures: Mapping[str, Measured] = field(default_factory=dict)
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    overlapping: frozenset[str] = frozenset()

    def measured(self, measure: str) -> Measured:
        """Return the role of a measure."""
        return self.measures.get(measure, Measured(role=Role.WITHHELD))

    def may_show_share(self, numerator: float | None, denominator: float | None) -> bool:
        """Whether a share gives no small count away: by its numerator, what is left of its base, and its base."""
        if numerator is None or denominator is None or denominator < max(1, self.min_denominator):
            return False
        return not any(self._is_small(count) for count in (numerator, denominator - numerator))

    def as_text(self) -> str:
        """Return a text that is the same for the same profile on every machine."""
        said = {
            "method": str(self.method),
            "rule": [self.rule.min_cases, self.rule.zeros_are_safe],
            "min_denominator": self.min_denominator,
            "measures": {key: [str(one.role), one.numerator, one.denominator] for key, one in self.measures.items()},
            "parents": {key: dict(codes) for key, codes in self.parents.items()},
            "overlapping": sorted(self.overlapping),
        }
        return json.dumps(said, sort_keys=True)

    def _is_small(self, count: float) -> bool:
        """A share above one has nothing left of its base; then only its numerator counts."""
        lowest = 0 if self.rule.zeros_are_safe else -1
        return lowest < count < self.rule.min_cases

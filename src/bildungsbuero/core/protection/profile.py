"""What is decided about a data set: the rule, the method, and what its measures say about people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bildungsbuero.core.protection.rules import Rule
from bildungsbuero.core.protection.shares import ShareRule


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

    Shares of counts rounded to 5 come from the true counts where their base is so large that these stay hidden, or
    everywhere with `shares_from_true_counts`. `parents` names, by dimension, the code that a code is part of; in an
    `overlapping` dimension codes do not add up.
    """

    method: Method = Method.SUPPRESS
    rule: Rule = field(default_factory=Rule)
    min_denominator: int = 10
    shares_from_true_counts: bool = False
    measures: Mapping[str, Measured] = field(default_factory=dict)
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    overlapping: frozenset[str] = frozenset()

    def measured(self, measure: str) -> Measured:
        """Return the role of a measure."""
        return self.measures.get(measure, Measured(role=Role.WITHHELD))

    @property
    def share_rule(self) -> ShareRule:
        """When a share may be shown."""
        return ShareRule(
            min_cases=self.rule.min_cases,
            zeros_are_safe=self.rule.zeros_are_safe,
            min_denominator=self.min_denominator,
            from_true_counts=self.shares_from_true_counts,
        )

    def as_text(self) -> str:
        """Return a text that is the same for the same profile on every machine."""
        said = {
            "method": str(self.method),
            "rule": [self.rule.min_cases, self.rule.zeros_are_safe],
            "min_denominator": self.min_denominator,
            "shares_from_true_counts": self.shares_from_true_counts,
            "measures": {key: [str(one.role), one.numerator, one.denominator] for key, one in self.measures.items()},
            "parents": {key: dict(codes) for key, codes in self.parents.items()},
            "overlapping": sorted(self.overlapping),
        }
        return json.dumps(said, sort_keys=True)

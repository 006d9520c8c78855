"""What stands already and is like an entry that is being typed, with the reasons in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.core.matching import SURE, Pair
from bildungsbuero.core.matching.reasons import SENTENCES
from bildungsbuero.web.wording import number

# What weighs less is not worth a line.
LEAST_WEIGHT = 0.4
MOST_REASONS = 2
ALWAYS_SAID = frozenset({"when_different"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """An entry that stands already and may be the one that is being typed."""

    title: str
    more: str
    address: str
    score: str
    reasons: list[str]


def present_similar(found: Iterable[tuple[Any, Pair]], *, page: str) -> list[Similar]:
    """Return what stands already, each with a link, how likely it is the same, and the weightiest reasons."""
    return [
        Similar(
            title=str(entry),
            more=str(getattr(entry, "provider", "")),
            address=reverse(page, args=[entry.public_id]),
            score=score_in_words(pair.score),
            reasons=[
                reason_in_words(reason.code, reason.facts)
                for reason in pair.reasons
                if is_worth_a_line(reason.code, reason.weight)
            ][:MOST_REASONS],
        )
        for entry, pair in found
    ]


def reason_in_words(code: str, facts: Mapping[str, Any]) -> str:
    """Return the sentence of a reason."""
    return _(SENTENCES[code]) % dict(facts)


def is_worth_a_line(code: str, weight: float) -> bool:
    """Whether a reason says enough to be read; one that this version no longer knows does not."""
    return code in SENTENCES and (abs(weight) >= LEAST_WEIGHT or code in ALWAYS_SAID)


def score_in_words(score: float) -> str:
    """Return how likely it is that both are the same: "all but certain (99 %)", "possible (63 %)"."""
    percent = {"percent": number(min(99, round(score * 100)))}
    if score >= SURE:
        return _("all but certain (%(percent)s %%)") % percent
    return _("possible (%(percent)s %%)") % percent

"""Whether an offer fits what somebody said of a situation: it fits, it may fit, or it does not fit what was said.

Nothing here says that somebody has no right to something: what is not known makes an answer careful, never a refusal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bildungsbuero.core.offers import ConditionRecord, OfferRecord

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
# What a condition of this kind asks is settled with the registration, not before it.
SETTLED_LATER = frozenset({"registration", "documents", "waitlist"})


class Fit(StrEnum):
    """The answer, from the best to the most careful."""

    FITS = "fits"
    MAY_FIT = "may_fit"
    DOES_NOT_FIT = "does_not_fit"


_ORDER = tuple(Fit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What somebody said; None is "not said"."""

    age: int | None = None
    class_level: int | None = None
    german_level: str | None = None
    entitlement: bool | None = None
    benefits: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return self == Situation()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How an offer fits, and the conditions that decided it (keys of the vocabulary)."""

    fit: Fit
    because: tuple[str, ...] = ()


def answer_for(record: OfferRecord, situation: Situation) -> Answer:
    """Return the answer for an offer: the most careful one of its conditions."""
    found = [(one.condition, _fit(one, situation)) for one in record.conditions if one.condition not in SETTLED_LATER]
    if record.language_taught == "de" and record.level_from in LEVELS:
        found.append(("german_level", _fit_of_course(record, situation.german_level)))
    worst = max((fit for _condition, fit in found), key=_ORDER.index, default=Fit.FITS)
    because = tuple(dict.fromkeys(condition for condition, fit in found if fit == worst and worst != Fit.FITS))
    return Answer(fit=worst, because=because)


def _fit(condition: ConditionRecord, situation: Situation) -> Fit:
    rule = _RULES.get(condition.condition)
    return rule(condition, situation) if rule else Fit.MAY_FIT


def _by_age(condition: ConditionRecord, situation: Situation) -> Fit:
    return _between(condition, situation.age)


def _by_class(condition: ConditionRecord, situation: Situation) -> Fit:
    return _between(condition, situation.class_level)


def _by_german(condition: ConditionRecord, situation: Situation) -> Fit:
    level, first, last = situation.german_level, condition.value_from, condition.value_to
    if level is None or (first not in LEVELS and last not in LEVELS):
        return Fit.MAY_FIT
    is_high_enough = first not in LEVELS or LEVELS.index(level) >= LEVELS.index(first)
    is_low_enough = last not in LEVELS or LEVELS.index(level) <= LEVELS.index(last)
    return Fit.FITS if is_high_enough and is_low_enough else Fit.DOES_NOT_FIT


def _by_entitlement(condition: ConditionRecord, situation: Situation) -> Fit:  # noqa: ARG001 - one form of all rules
    # Which one is needed only the course can say: "no" is sure, "yes" is a reason to ask.
    return Fit.DOES_NOT_FIT if situation.entitlement is False else Fit.MAY_FIT


def _by_benefits(condition: ConditionRecord, situation: Situation) -> Fit:  # noqa: ARG001 - one form of all rules
    if situation.benefits is None:
        return Fit.MAY_FIT
    return Fit.FITS if situation.benefits else Fit.DOES_NOT_FIT


_RULES: Mapping[str, Callable[[ConditionRecord, Situation], Fit]] = {
    "age": _by_age,
    "class_level": _by_class,
    "german_level": _by_german,
    "entitlement": _by_entitlement,
    "benefit": _by_benefits,
}


def _between(condition: ConditionRecord, value: int | None) -> Fit:
    first, last = _number(condition.value_from), _number(condition.value_to)
    if value is None or (first is None and last is None):
        return Fit.MAY_FIT
    is_inside = (first is None or value >= first) and (last is None or value <= last)
    return Fit.FITS if is_inside else Fit.DOES_NOT_FIT


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None


def _fit_of_course(record: OfferRecord, level: str | None) -> Fit:
    """A course that leads to a level is for who stands one level below, or in between; at its end one may ask."""
    if level is None:
        return Fit.MAY_FIT
    first = LEVELS.index(record.level_from)
    last = LEVELS.index(record.level_to) if record.level_to in LEVELS else first
    own = LEVELS.index(level)
    if own == last:
        return Fit.MAY_FIT
    return Fit.FITS if first - 1 <= own < last else Fit.DOES_NOT_FIT

"""How complete an offer is, in words: the number, what it means, and what would raise it."""

from dataclasses import dataclass

from django.db.models import Avg, Count
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.models import OfferQuerySet
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.core.offer_score import Score, offer_score
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.web.wording import number


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreShown:
    """The score of an offer as its page shows it."""

    value: int
    meaning: str
    gains: list[str]


def present_score(record: OfferRecord) -> ScoreShown:
    """Return the score of an offer with what would raise it."""
    score = offer_score(record, kinds()[record.kind])
    names = _names()
    gains = [f"{names[gain.name]} (+{_points(gain.points)})" for gain in score.gains]
    return ScoreShown(value=score.value, meaning=_meaning(score), gains=gains)


def mean_in_words(offers: OfferQuerySet) -> str:
    """Return the mean of offers in a sentence, nothing where there are none."""
    found = offers.aggregate(mean=Avg("completeness"), count=Count("pk"))
    if not found["count"]:
        return ""
    facts = {"mean": number(round(found["mean"])), "count": number(found["count"])}
    return _("On average the public offers are %(mean)s of 100 complete (%(count)s offers).") % facts


def _points(points: float) -> str:
    return number(points, 1) if points % 1 else number(int(points))


def _meaning(score: Score) -> str:
    if score.is_exceeded:
        return _("more than what is expected")
    return _("what is expected") if score.is_fulfilled else _("less than what is expected")


def _names() -> dict[str, str]:
    return {
        "run": _("a run"),
        "description": _("a description that says more than the title"),
        "begin": _("the first day, or entry at any time, for every run"),
        "where": _("the place, or online"),
        "price": _("the price, or that it is free of charge"),
        "contact": _("a contact or a web page"),
        "times_or_price": _("times or the price"),
        "run_number": _("the course number of every run"),
        "hours": _("days and times of every run, from which its length follows"),
        "end": _("the last day of every run"),
        "seats": _("the seats of every run"),
        "start_time": _("when every run begins in the day"),
        "end_time": _("when every run ends in the day"),
        "street": _("the street"),
        "keywords": _("at least two topics or target groups"),
        "times": _("opening hours or how to get an appointment"),
        "phone_or_mail": _("a telephone number or an e-mail address"),
        "life_phases": _("the phases of life"),
        "accessibility": _("something about accessibility"),
        "own_fields": _("the further facts of this kind"),
    }

"""Figures from the catalogue: how many offers the public sees on a day, by topic.

Formula: number of offers with `public_on(day)`, counted once for each of their topics; "all" counts every offer once.
Source: the office's own catalogue. Monitoring turns the rows into a delivery; neither app imports the other.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.vocabulary import vocabulary

MEASURE = "offers"
ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCount:
    """One row: how many offers stand under a topic on a day."""

    measure: str
    on: date
    topic: str
    value: int


def offers_per_topic(office: Office, on: date) -> list[OfferCount]:
    """Return the counts of all topics of the vocabulary, also those that are 0, and of all offers together."""
    counts: Counter[str] = Counter()
    for topics in Offer.objects.of(office).public_on(on).values_list("topics", flat=True).iterator():
        counts[ALL] += 1
        counts.update(topics)
    keys = [ALL, *vocabulary("topic").keys()]
    return [OfferCount(measure=MEASURE, on=on, topic=key, value=counts[key]) for key in keys]

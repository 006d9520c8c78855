"""What public offers make easier: free, without barriers, in the evening or at the weekend, with childcare."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.needs.coverage.examples import examples_of
from bildungsbuero.apps.needs.coverage.holdings import holdings_now
from bildungsbuero.core.offer_times import AT_WEEKEND, EVENING, time_keys
from bildungsbuero.core.opening_hours import from_json

# More offers than these are not gone through while somebody waits for a page.
MOST_OFFERS = 50_000
WITHOUT_STEPS = "step_free"
FREE, WITHOUT_BARRIERS, AFTER_WORK, WITH_CHILDCARE = "free", "without_barriers", "after_work", "childcare"
KINDS = (FREE, WITHOUT_BARRIERS, AFTER_WORK, WITH_CHILDCARE)
COLUMNS = ("pk", "is_free", "childcare", "accessibility", "opening_hours", "place__accessibility")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How many public offers there are in an area, and how many of them make something easier, by kind."""

    key: str
    name: str
    offers: int
    counts: dict[str, int]


def shares_of(office: Office, on: date) -> list[Shares] | None:
    """Return the sums for each Gemeinde of the places, most offers first, and "" for all; None where they are too many.

    What an offer does not say counts as no: the shares say what is promised, not what there is. Marked examples count
    where the coverage matrix counts them, too.
    """
    offers = Offer.objects.of(office).public_on(on)
    offers = offers if examples_of(office, on).are_counted else offers.filter(is_example=False)
    if offers.count() > MOST_OFFERS:
        return None
    _seats, times = holdings_now(office, on, with_seats=False, with_times=True)
    found: dict[str, Shares] = {"": Shares(key="", name="", offers=0, counts=dict.fromkeys(KINDS, 0))}
    rows = offers.values_list(*COLUMNS, "place__municipality_id", "place__municipality__name").order_by()
    for *facts, key, name in rows.iterator(chunk_size=2000):
        kinds = set(_kinds(facts, times.get(facts[0], frozenset())))
        for area in dict.fromkeys(("", key or "-")):
            one = found.get(area) or Shares(key=area, name=name or "", offers=0, counts=dict.fromkeys(KINDS, 0))
            counts = {kind: count + (kind in kinds) for kind, count in one.counts.items()}
            found[area] = Shares(key=area, name=one.name, offers=one.offers + 1, counts=counts)
    return sorted(found.values(), key=lambda one: (one.key != "", -one.offers, one.name))


def _kinds(facts: list[Any], times: frozenset[str]) -> Iterable[str]:
    _number, is_free, childcare, own, hours, at_place = facts
    known = {**(at_place or {}), **(own or {})}
    if is_free:
        yield FREE
    if known.get(WITHOUT_STEPS) is True:
        yield WITHOUT_BARRIERS
    opened = time_keys((), from_json(hours)) if hours else frozenset()
    if (times | opened) & {EVENING, AT_WEEKEND}:
        yield AFTER_WORK
    if childcare:
        yield WITH_CHILDCARE

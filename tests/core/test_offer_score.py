"""The nine vectors of the rule for courses, and what the rule says of entries that take place all year round."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from bildungsbuero.core.offer_score import CourseFacts, RunFacts, course_score, offer_score
from bildungsbuero.core.offers import ONLINE, ContactRecord, OfferRecord, PriceRecord, ProviderRecord, RunRecord
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.core.vocabulary import Kind

LEAST = RunFacts(has_begin=True, has_place=True, has_price=True)
FULL = RunFacts(**dict.fromkeys(RunFacts.__dataclass_fields__, True))
COURSE = Kind(key="course", labels={"de": "Kurs"}, learning_form="non_formal", needs=("runs",))
GUIDANCE = Kind(key="guidance", labels={"de": "Beratung"}, learning_form="informal", confirm_days=183)


@pytest.mark.parametrize(
    ("value", "facts"),
    [
        (100, CourseFacts(is_described=True, keywords=2, runs=(FULL,))),
        (95, CourseFacts(is_described=True, runs=(FULL,))),
        (50, CourseFacts(is_described=True, runs=(LEAST,))),
        (37, CourseFacts(is_described=True, keywords=2, runs=(replace(FULL, has_price=False),))),
        (37, CourseFacts(is_described=False, keywords=2, runs=(FULL,))),
        (90, CourseFacts(is_described=True, keywords=2, runs=(FULL, replace(FULL, has_hours=False)))),
        (68, CourseFacts(is_described=True, is_distance=True, keywords=2, runs=(RunFacts(has_price=True),))),
        (
            55,
            CourseFacts(
                is_described=True, is_paid_by_voucher=True, keywords=2, runs=(replace(LEAST, has_price=False),)
            ),
        ),
        (1, CourseFacts(is_described=True, keywords=2)),
    ],
)
def test_the_vectors_of_the_rule_come_out(value: int, facts: CourseFacts) -> None:
    assert course_score(facts).value == value


def test_what_is_missing_is_named_with_its_points_and_basic_things_first() -> None:
    score = course_score(CourseFacts(is_described=True, keywords=2, runs=(replace(FULL, has_hours=False),)))
    assert [(gain.name, gain.points) for gain in score.gains] == [("hours", 10)]
    assert score.is_exceeded
    poor = course_score(CourseFacts(is_described=False, runs=(LEAST,)))
    assert [gain.name for gain in poor.gains] == ["description"]
    assert not poor.is_fulfilled


def test_a_whole_course_reaches_a_hundred_and_a_cancelled_run_does_not_pull_it_down() -> None:
    run = RunRecord(
        external_id="K1",
        starts_on=date(2027, 1, 11),
        ends_on=date(2027, 3, 1),
        starts_at=time(18),
        ends_at=time(20),
        seats=12,
    )
    offer = _offer("course", runs=(run, RunRecord(is_cancelled=True)), prices=(PriceRecord(amount=Decimal(60)),))
    assert offer_score(offer, COURSE).value == 100
    assert offer_score(replace(offer, prices=(PriceRecord(amount=Decimal(0)),)), COURSE).value == 37


def test_counselling_is_not_asked_for_runs() -> None:
    offer = _offer("guidance", contact=ContactRecord(phone="0651 1"), is_free=True, profile={"appointment": "open"})
    score = offer_score(offer, GUIDANCE)
    assert score.is_fulfilled
    assert {gain.name for gain in score.gains} == {"life_phases", "accessibility"}
    assert offer_score(replace(offer, reach=ONLINE, life_phases=("adult_life",)), GUIDANCE).value == 100


def _offer(kind: str, **named: object) -> OfferRecord:
    values: dict[str, object] = {
        "title": "Beispiel",
        "summary": "Das ist länger als der Titel.",
        "topics": ("stem", "transitions"),
        "place": PlaceRecord(town="Trier", postcode="54290", street="Weg 1"),
    }
    return OfferRecord(kind=kind, provider=ProviderRecord(name="VHS (Beispiel)"), **{**values, **named})  # type: ignore[arg-type]

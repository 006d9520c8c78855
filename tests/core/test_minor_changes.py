"""What goes live at once and what waits; how many words a reader needs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bildungsbuero.core.minor_changes import differences, has_major, with_minor
from bildungsbuero.core.offers import PriceRecord, RunRecord
from bildungsbuero.core.readability import EASY, HARD, VERY_HARD, reading
from bildungsbuero.core.workload import Ending, workload
from tests.support.records import KONZ, make_record

RUN = RunRecord(public_id="bcdfghjk", starts_on=date(2027, 3, 1), seats=12)


@pytest.mark.parametrize(
    "change",
    [
        {"prices": (PriceRecord(amount=Decimal(30)),)},
        {"is_free": True},
        {"runs": (replace(RUN, starts_on=date(2027, 3, 8)),)},
        {"runs": (replace(RUN, is_cancelled=True),)},
        {"runs": (replace(RUN, seats=8, seats_free=2),)},
        {"runs": (replace(RUN, external_id="K 17"),)},
        {"runs": ()},
    ],
)
def test_dates_times_price_seats_number_and_cancellation_go_live(change):
    before = make_record(runs=(RUN,))
    after = replace(before, **change)

    assert with_minor(before, after) == after
    assert not has_major(before, after)
    assert [one.is_minor for one in differences(before, after)] == [True] * len(change)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Anders"},
        {"description": "Neu"},
        {"topics": ("family",)},
        {"place": KONZ},
        {"website": "https://anders.example"},
        {"accessibility": {"wheelchair": True}},
    ],
)
def test_everything_else_waits(change):
    before = make_record(runs=(RUN,))
    after = replace(before, **change)

    assert with_minor(before, after) == before
    assert has_major(before, after)


def test_a_change_of_both_kinds_is_divided():
    before = make_record(runs=(RUN,))
    after = replace(before, title="Anders", prices=(PriceRecord(amount=Decimal(5)),))

    assert with_minor(before, after) == replace(before, prices=after.prices)


def test_ids_of_runs_and_places_are_no_difference():
    before = make_record(runs=(RUN,), place=KONZ)
    after = replace(before, runs=(replace(RUN, public_id=""),), place=replace(KONZ, public_id="", precision="street"))

    assert differences(before, after) == []


def test_lix_counts_words_sentences_and_long_words():
    # 8 words, 2 sentences, 2 words of more than six letters: 4 + 25.
    found = reading(
        "Wir lernen Deutsch. Am Montag um zehn Uhr früh.".replace(" früh", "").replace("lernen", "sprechen")
    )

    assert (found.words, found.sentences, found.long_words) == (8, 2, 2)
    assert found.lix == 29.0


def test_points_in_dates_and_abbreviations_end_no_sentence():
    assert reading("Ab dem 3. Mai, z. B. bei Dr. Meyer in der Str. 5.").sentences <= 2
    assert reading("").lix == 0.0


def test_a_text_of_the_authorities_is_harder_than_a_plain_one():
    plain = "Wir kochen zusammen. Jeder kann kommen. Es kostet nichts. Bring Hunger mit. Wir freuen uns auf dich."
    hard = (
        "Die Inanspruchnahme niedrigschwelliger Unterstützungsleistungen setzt die Glaubhaftmachung der "
        "Anspruchsvoraussetzungen gegenüber der zuständigen Bewilligungsbehörde voraus."
    )

    assert reading(plain).level == EASY
    assert reading(hard).level == VERY_HARD
    assert reading("Kurs").level == EASY
    assert HARD not in {reading(plain).level, reading(hard).level}


def test_the_forecast_puts_what_is_overdue_into_this_month():
    on = date(2026, 11, 22)
    endings = [
        Ending(on=None, offers=2, by_mail=1),
        Ending(on=date(2025, 1, 5), offers=1, by_mail=0),
        Ending(on=date(2027, 1, 31), offers=4, by_mail=4),
        Ending(on=date(2028, 1, 1), offers=9, by_mail=9),
    ]

    months = workload(endings, on=on, months=3)

    assert [(one.month, one.offers, one.by_mail, one.by_office) for one in months] == [
        (date(2026, 11, 1), 3, 1, 2),
        (date(2026, 12, 1), 0, 0, 0),
        (date(2027, 1, 1), 4, 4, 0),
    ]

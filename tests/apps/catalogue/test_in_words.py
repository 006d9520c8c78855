"""Facts of an offer in words."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.utils import translation

from bildungsbuero.apps.catalogue.in_words import (
    cost_in_words,
    money,
    next_date_in_words,
    prices_in_words,
    range_in_words,
    run_in_words,
    seats_in_words,
)
from bildungsbuero.core.offers import PriceRecord, RunRecord
from tests.support.records import TODAY, make_record


def price(amount: str, label: str = "") -> PriceRecord:
    return PriceRecord(amount=Decimal(amount), label=label)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"is_free": True}, "kostenlos"),
        ({}, "Kosten nicht bekannt"),
        ({"prices": (price("0"),)}, "Kosten nicht bekannt"),
        ({"prices": (price("68"),)}, "68 €"),
        ({"prices": (price("12.5"), price("1.6"))}, "ab 1,60 €"),
        ({"prices": (price("1200"),)}, "1.200 €"),
        ({"prices": (price("1.6", "je Unterrichtsstunde; oft ohne eigene Kosten"),)}, "1,60 € je Unterrichtsstunde"),
        ({"depends_on_income": True}, "einkommensabhängig"),
    ],
)
def test_costs_are_short_and_free_only_if_said(fields, words):
    assert cost_in_words(make_record(**fields)) == words


def test_each_price_says_what_it_is_for():
    record = make_record(prices=(price("5", "ermäßigt"), price("0", "mit Ausweis")), depends_on_income=True)

    assert prices_in_words(record) == ["5 € ermäßigt", "einkommensabhängig"]


def test_money_is_written_as_the_language_does():
    assert money(Decimal("12.50")) == "12,50 €"
    with translation.override("en"):
        assert money(Decimal("12.50")) == "€12.50"


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (RunRecord(starts_on=date(2027, 1, 4)), "04.01.2027"),
        (RunRecord(starts_on=date(2027, 1, 4), ends_on=date(2027, 3, 1)), "04.01.2027 bis 01.03.2027"),
        (RunRecord(weekdays=("mo", "we"), starts_at=time(9), ends_at=time(11, 30)), "Montag, Mittwoch, 9:00–11:30 Uhr"),
        (
            RunRecord(weekdays=("we",), starts_at=time(9), schedule="jeden Mittwoch 9 bis 11 Uhr"),
            "jeden Mittwoch 9 bis 11 Uhr",
        ),
        (RunRecord(weekdays=("sa",), schedule="jeden ersten Samstag"), "jeden ersten Samstag"),
        (RunRecord(weekdays=("mo",), starts_at=time(18, 30), schedule="abends"), "Montag, 18:30 Uhr, abends"),
        (RunRecord(rolling_entry=True), "Einstieg jederzeit"),
        (RunRecord(starts_on=date(2027, 1, 4), is_cancelled=True), "04.01.2027, fällt aus"),
        (RunRecord(), ""),
    ],
)
def test_a_run_stands_in_one_line(run, words):
    assert run_in_words(run) == words


def test_the_next_date_is_the_first_that_is_not_over():
    runs = (
        RunRecord(starts_on=date(2027, 5, 1)),
        RunRecord(starts_on=date(2027, 2, 1)),
        RunRecord(starts_on=date(2020, 1, 1)),
    )

    assert next_date_in_words(make_record(runs=runs), TODAY) == "01.02.2027"
    assert next_date_in_words(make_record(runs=runs[2:]), TODAY) == ""


def test_seats_say_of_which_day_they_are():
    assert (
        seats_in_words(RunRecord(seats=12, seats_free=1, seats_as_of=date(2026, 11, 1)))
        == "1 freier Platz (Stand 01.11.2026)"
    )
    assert seats_in_words(RunRecord(seats=12)) == "12 Plätze"
    assert seats_in_words(RunRecord()) == ""


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [("6", "10", "6 bis 10"), ("6", "", "ab 6"), ("", "10", "bis 10"), ("A1", "A1", "A1"), ("", "", "")],
)
def test_ranges_may_be_open(low, high, words):
    assert range_in_words(low, high) == words


def test_nobody_asks_what_a_school_costs_unless_it_was_said():
    assert cost_in_words(make_record(kind="institution")) == ""
    assert prices_in_words(make_record(kind="institution")) == []
    assert prices_in_words(make_record(kind="institution", is_free=True)) == ["kostenlos"]
    assert cost_in_words(make_record(kind="institution", prices=(price("68"),))) == "68 €"

"""Numbers, dates and telephone links."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from bildungsbuero.web import wording


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (Decimal("6.5436241611"), 1, "6,5", "6.5"),
        (Decimal("0.05"), 1, "0,1", "0.1"),
        (-3, 0, "−3", "−3"),
        (0, 0, "0", "0"),
        (782423, 0, "782.423", "782,423"),
        (12345678901234567, 0, "12.345.678.901.234.567", "12,345,678,901,234,567"),
        (None, 0, "", ""),
    ],
)
def test_number_is_written_as_the_language_does(value, decimals: int, german: str, english: str) -> None:
    with translation.override("de"):
        assert wording.number(value, decimals) == german
    with translation.override("en"):
        assert wording.number(value, decimals) == english


def test_half_is_rounded_up_and_not_to_the_even_digit() -> None:
    with translation.override("de"):
        assert wording.number(Decimal("2.5")) == "3"


def test_day_is_written_as_the_language_does() -> None:
    with translation.override("de"):
        assert wording.day(date(2024, 12, 31)) == "31.12.2024"
    with translation.override("en"):
        assert wording.day(date(2024, 12, 31)) == "31 Dec 2024"


def test_moment_is_told_in_local_time() -> None:
    with translation.override("de"):
        assert wording.moment(datetime(2024, 7, 1, 22, 30, tzinfo=UTC)) == "02.07.2024, 00:30 Uhr"
        assert wording.day(datetime(2024, 7, 1, 22, 30, tzinfo=UTC)) == "02.07.2024"


def test_nothing_is_written_for_nothing() -> None:
    assert wording.day(None) == wording.moment(None) == ""


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("0651 718-1234", "tel:+496517181234"),
        ("+49 (0) 651 / 7181234", "tel:+496517181234"),
        ("0049 651 7181234", "tel:+496517181234"),
        ("115", "tel:115"),
    ],
)
def test_telephone_number_becomes_a_link(written: str, address: str) -> None:
    assert wording.telephone_address(written) == address


def test_filters_stand_ready_in_every_template() -> None:
    with translation.override("de"):
        shown = Template("{{ share|german_number:1 }} am {{ on|german_date }}").render(
            Context({"share": 6.54, "on": date(2024, 1, 2)})
        )

    assert shown == "6,5 am 02.01.2024"

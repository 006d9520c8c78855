"""Figures in the words of a language."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.core.cells import Published
from bildungsbuero.core.periods import PeriodMeaning, read_period


@pytest.mark.parametrize(("language", "shown"), [("de", "6,5\u00a0%"), ("en", "6.5%")])
def test_a_share_is_written_as_the_language_does(language, shown):
    with translation.override(language):
        assert wording.display(Published(value=Decimal("6.5436"), mark=""), unit="percent", decimals=1) == shown


@pytest.mark.parametrize(("language", "shown"), [("de", "31.12.2024"), ("en", "31 Dec 2024")])
def test_a_reference_date_is_written_as_the_language_does(language, shown):
    period = read_period("2024-12-31", PeriodMeaning.REFERENCE_DATE)
    assert period.end == date(2024, 12, 31)

    with translation.override(language):
        assert wording.period_in_short(period) == shown
        assert shown in wording.period_label(period)

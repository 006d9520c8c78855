"""Shares of protected data sets: the engine and the page withhold the same ones."""

from decimal import Decimal

import duckdb
import pytest

from bildungsbuero.core.cells import Meaning, Missing, Published, Suppressed
from bildungsbuero.core.protection.shares import ShareRule, strictest
from bildungsbuero.warehouse.small_shares import SUPPRESSED, protected_numerator, withhold_small_shares

RULE = ShareRule(min_cases=3, min_denominator=10)
CASES = [
    (5, 40, True),
    (2, 40, False),
    (0, 40, True),
    (38, 40, False),
    (40, 40, True),
    (37, 40, True),
    (4, 9, False),
    (50, 40, True),
]


@pytest.mark.parametrize(("numerator", "denominator", "is_shown"), CASES)
def test_a_share_is_judged_by_numerator_rest_and_base(numerator, denominator, is_shown):
    top, bottom = Published(value=Decimal(numerator)), Published(value=Decimal(denominator))
    found = protected_numerator(top, bottom, RULE)
    assert found == (top if is_shown else Suppressed())
    assert protected_numerator(top, bottom, None) == top


@pytest.mark.parametrize("rule", [RULE, ShareRule(min_cases=5, zeros_are_safe=False, min_denominator=20)])
def test_the_engine_withholds_the_same_shares(rule):
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE values AS SELECT 'trier' AS owner, 'X' AS indicator, n::DOUBLE AS numerator, "
            "0::SMALLINT AS numerator_severity, '' AS numerator_mark, 0::SMALLINT AS numerator_quality, "
            "d::DOUBLE AS denominator, n / d AS value, 0::SMALLINT AS value_severity, '' AS value_mark, "
            "0::SMALLINT AS value_quality FROM range(0, 45) a(n), range(1, 45) b(d)"
        )
        pairs = connection.execute("SELECT numerator, denominator FROM values").fetchall()
        withhold_small_shares(connection, "values", rule, owner="trier", indicator="X")
        left = connection.execute("SELECT numerator, denominator FROM values WHERE value IS NOT NULL").fetchall()
        marks = connection.execute(
            "SELECT DISTINCT numerator, value_severity, numerator_severity, value_mark FROM values WHERE value IS NULL"
        ).fetchall()
    assert sorted(left) == sorted(pair for pair in pairs if rule.may_show(*pair))
    assert marks == [(None, SUPPRESSED, SUPPRESSED, ".")]


def test_without_a_number_there_is_nothing_to_withhold():
    missing = Missing(meaning=Meaning.PENDING)
    assert protected_numerator(missing, Published(value=Decimal(1)), RULE) is missing
    assert protected_numerator(Published(value=Decimal(1)), None, RULE).meaning is Meaning.VALUE


def test_where_several_rules_hold_the_strictest_is_kept():
    other = ShareRule(min_cases=10, zeros_are_safe=False, min_denominator=5)
    assert strictest([RULE, other]) == ShareRule(min_cases=10, zeros_are_safe=False, min_denominator=10)
    assert strictest([]) is None

"""Several areas together: counts are added, rates never averaged."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core import joint
from bildungsbuero.core.cells import Meaning, Missing, Published, as_text
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Kind, calculate
from bildungsbuero.core.periods import Period, PeriodMeaning
from tests.support.figures import INDICATORS

PERIOD = Period(code="2023", start=date(2022, 8, 1), end=date(2023, 7, 31), meaning=PeriodMeaning.SCHOOL_YEAR_ENDED)
LEAVERS = INDICATORS["D-17"]
COUNT = INDICATORS["D-02"]


def figure(area: str, numerator: int | None, denominator: int | None = None, *, indicator=LEAVERS) -> Figure:
    above = Published(value=Decimal(numerator)) if numerator is not None else Missing(meaning=Meaning.SECRET, mark=".")
    below = Published(value=Decimal(denominator)) if denominator is not None else None
    cell = calculate(indicator, above, below)
    return Figure(indicator=indicator.key, area=area, period=PERIOD, cell=cell, numerator=above, denominator=below)


def test_kaufbeuren_and_ostallgaeu_are_80_of_1903_and_not_the_mean_of_two_rates():
    together = joint.together(LEAVERS, [figure("09762", 54, 645), figure("09777", 26, 1258)])

    assert together.area == "09762+09777"
    assert (together.numerator.value, together.denominator.value) == (80, 1903)
    assert as_text(together.cell.value) == "4.203888597"
    mean_of_rates = (Decimal(54) / 645 + Decimal(26) / 1258) * 100 / 2
    assert round(mean_of_rates, 1) == Decimal("5.2")


def test_counts_are_added():
    parts = [figure("09762", 54, indicator=COUNT), figure("09777", 26, indicator=COUNT)]
    assert joint.together(COUNT, parts).cell.value == 80


def test_a_part_without_a_number_leaves_the_whole_without_one():
    together = joint.together(LEAVERS, [figure("09762", 54, 645), figure("09777", None, 1258)])
    assert together.cell.meaning is Meaning.SECRET


def test_rates_that_were_taken_over_have_no_joint_value():
    taken_over = replace(LEAVERS, kind=Kind.TAKEN_OVER)
    together = joint.together(taken_over, [figure("09762", 54, 645), figure("09777", 26, 1258)])

    assert not joint.has_joint_value(taken_over)
    assert together.cell == Missing(meaning=Meaning.NOT_MEANINGFUL, mark="x")


def test_areas_are_put_together_for_each_period_for_which_all_are_there():
    later = replace(PERIOD, code="2024")
    figures = [figure("09762", 54, 645), figure("09777", 26, 1258), replace(figure("09762", 1, 2), period=later)]

    assert [found.period.code for found in joint.all_together(LEAVERS, figures, ["09762", "09777"])] == ["2023"]


def test_a_plus_sign_that_became_a_space_on_its_way_is_understood():
    assert joint.areas_of("09762+09777") == joint.areas_of("09762 09777") == ["09762", "09777"]
    assert not joint.is_joint("09762")


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 5000)), min_size=1, max_size=6))
def test_the_joint_rate_is_the_sum_of_counts_over_the_sum_of_counts(parts):
    figures = [figure(str(number), above, below) for number, (above, below) in enumerate(parts)]
    together = joint.together(LEAVERS, figures)

    expected = Decimal(sum(above for above, _below in parts)) * 100 / sum(below for _above, below in parts)
    assert abs(together.cell.value - expected) < Decimal("1e-9")

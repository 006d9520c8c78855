"""Each period of an own indicator is computed by exactly one of its versions, the one that pages name."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.periods import PeriodMeaning, read_period
from bildungsbuero.warehouse.published import version_at
from bildungsbuero.warehouse.values import versions
from tests.support.figures import INDICATORS

COUNT = replace(INDICATORS["D-02"], owner="trier")
TABLES = {COUNT.main.dataset: "trier/x"}
years = st.integers(2000, 2030).map(str)


def declared(afters):
    """The indicator whose versions begin behind these periods."""
    made = [replace(COUNT, version=number, after=after) for number, after in enumerate(afters, 1)]
    return replace(made[-1], earlier=tuple(made[:-1]))


@given(st.lists(st.one_of(st.just(""), years), min_size=1, max_size=6).map(lambda found: ["", *found[1:]]), years)
def test_builder_and_door_agree_on_the_version_of_every_period(afters, year):
    indicator = declared(afters)
    computing = [
        series.indicator.version
        for series in versions(indicator, TABLES)
        if series.indicator.after < year and (not series.until or year <= series.until)
    ]

    period = read_period(year, PeriodMeaning.CALENDAR_YEAR)
    assert computing == [version_at(indicator, period).version]
    assert indicator.of_version(computing[0]).version == computing[0]


def test_a_version_for_all_periods_leaves_nothing_to_earlier_ones():
    found = list(versions(declared(["", "2020", ""]), TABLES))
    assert [(series.indicator.version, series.until) for series in found] == [(3, "")]

"""Figures that were frozen come back as they were, and an altered file is noticed."""

import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.cells import Meaning, Published, Quality, plain, without_number
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.frozen import Frozen, FrozenFigure, FrozenItem, as_bytes, digest_of, read
from bildungsbuero.core.periods import PeriodMeaning, read_period

YEAR = read_period("2023", PeriodMeaning.SCHOOL_YEAR_ENDED)
words = st.dictionaries(st.sampled_from(["de", "en"]), st.text(max_size=12), max_size=2)
numbers = st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False).map(plain)
published = st.builds(
    Published,
    value=numbers,
    mark=st.sampled_from(["", "-", "r", "p"]),
    quality=st.frozensets(st.sampled_from(list(Quality)), max_size=2),
)
missing = st.sampled_from([meaning for meaning in Meaning if meaning not in {Meaning.VALUE, Meaning.ZERO}]).map(
    without_number
)
cells = published | missing
figures = st.builds(
    FrozenFigure,
    area=st.text(string.digits, min_size=2, max_size=8),
    area_name=words,
    period=st.just(YEAR),
    cell=cells,
    numerator=st.none() | cells,
    denominator=st.none() | cells,
    is_small=st.booleans(),
)
items = st.builds(
    FrozenItem,
    kind=st.sampled_from(["indicator", "table"]),
    key=st.text(max_size=8),
    title=words,
    definition=words,
    formula=words,
    origin=words,
    caveats=st.lists(words, max_size=2).map(tuple),
    unit=st.just("percent"),
    decimals=st.integers(0, 3),
    version=st.integers(1, 9),
    is_checked=st.booleans(),
    source=words,
    licence=st.text(max_size=8),
    figures=st.lists(figures, max_size=4).map(tuple),
)
editions = st.builds(
    Frozen, office=st.just("trier"), edition=st.just("bcdfghjk"), taken_at=st.just("2026-03-01"), items=st.tuples(items)
)


@given(editions)
def test_what_was_frozen_comes_back_as_it_was(frozen):
    content = as_bytes(frozen)
    assert read(content, digest_of(content)) == frozen
    assert as_bytes(read(content, digest_of(content))) == content


@given(editions, st.integers(0, 10**6), st.integers(1, 255))
def test_a_single_changed_byte_is_noticed(frozen, place, change):
    content = as_bytes(frozen)
    place %= len(content)
    altered = content[:place] + bytes([content[place] ^ change]) + content[place + 1 :]
    with pytest.raises(Refusal, match="altered"):
        read(altered, digest_of(content))


def test_a_split_keeps_its_words():
    figure = FrozenFigure(
        area="07211",
        area_name={"de": "Trier"},
        period=YEAR,
        cell=Published(value=Decimal("6.5")),
        dimension="GES",
        dimension_label={"de": "Geschlecht"},
        code="GESW",
        label={"de": "weiblich"},
    )
    item = FrozenItem(
        kind="indicator",
        key="D-17",
        title={},
        definition={},
        formula={},
        origin={},
        caveats=(),
        unit="percent",
        decimals=1,
        version=1,
        is_checked=True,
        source={},
        licence="",
        figures=(figure,),
    )
    frozen = Frozen(office="trier", edition="x", taken_at="", items=(item,))
    found = read(as_bytes(frozen), digest_of(as_bytes(frozen)))

    assert found.item("indicator", "D-17") == item
    assert found.item("table", "D-17") is None
    assert found.count == 1

"""Regional keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.territory import (
    Level,
    ags_of,
    district_of,
    is_district_key,
    is_municipality_key,
    level_of,
    mend_lost_zero,
    nuts_level_of,
    parent_of,
    state_of,
)

LEVELS = {
    "DG": Level.NATION,
    "07": Level.STATE,
    "071": Level.REGION,
    "07211": Level.DISTRICT,
    "07211000": Level.MUNICIPALITY,
    "11003003": Level.BOROUGH,
    "072355001": Level.ASSOCIATION,
    "072355001005": Level.MUNICIPALITY,
}


@pytest.mark.parametrize(("key", "level"), LEVELS.items())
def test_the_form_of_a_key_says_its_level(key, level):
    assert level_of(key) is level


@pytest.mark.parametrize(
    "text", ["", "7211", "17", "00", "99999", "0721", "dg", "Trier", "07211 ", "070", "DE", "0721１"]
)
def test_other_texts_are_no_keys(text):
    assert level_of(text) is None
    assert parent_of(text) is None
    assert district_of(text) is None
    assert state_of(text) is None


def test_a_borough_of_berlin_is_neither_a_district_nor_a_municipality():
    assert not is_district_key("11003003")
    assert not is_municipality_key("11003003")
    assert is_municipality_key("11000000")
    assert parent_of("11003003") == "11000"
    assert district_of("11003003") == "11000"


def test_each_key_names_the_one_above_it():
    above = {
        "DG": None,
        "07": "DG",
        "072": "07",
        "07211": "072",
        "16063": "16",
        "07235005": "07235",
        "072355001005": "072355001",
        "160630105105": "16063",
        "072355001": "07235",
    }
    assert {key: parent_of(key) for key in above} == above


def test_district_and_state_are_read_off_a_key():
    assert district_of("072355001005") == "07235"
    assert district_of("07235") == "07235"
    assert district_of("07") is None
    assert state_of("07235005") == "07"
    assert state_of("DG") is None


def test_an_ars_of_a_municipality_holds_its_ags():
    assert ags_of("072355001005") == "07235005"
    assert ags_of("07235005") == "07235005"


def test_nuts_codes_have_four_levels():
    assert [nuts_level_of(code) for code in ("DE", "DEB", "DEB2", "DEB21")] == [0, 1, 2, 3]
    assert nuts_level_of("FRB21") is None
    assert nuts_level_of("DEB211") is None


@pytest.mark.parametrize(
    ("bent", "mended"),
    [
        ("7211", "07211"),
        (" 7211 ", "07211"),
        ("7211.0", "07211"),
        ("9777000", "09777"),
        ("1001000", "01001"),
        ("7235005", "07235005"),
        ("72355001005", "072355001005"),
        ("7", "07"),
        ("72", "072"),
        ("16063", "16063"),
        ("07211", "07211"),
        ("07211000", "07211000"),
        ("DG", "DG"),
    ],
)
def test_a_lost_zero_comes_back(bent, mended):
    assert mend_lost_zero(bent) == mended


@pytest.mark.parametrize("text", ["", "0", "811", "123456", "20000", "Trier", "7211a", "12.5", "７２１１"])
def test_what_has_no_single_reading_stays_open(text):
    assert mend_lost_zero(text) is None


def test_known_keys_decide_between_a_district_and_its_municipality():
    assert mend_lost_zero("7211000", known={"07211", "07211000"}) == "07211000"
    assert mend_lost_zero("9777000", known={"09777", "09777129"}) == "09777"
    assert mend_lost_zero("16063000", known={"16063"}) == "16063"
    assert mend_lost_zero("7999", known={"07211"}) is None


@given(st.from_regex(r"(0[1-9]|1[0-6])([1-9]|[0-9]{3}|[0-9]{6}|[0-9]{7}|[0-9]{10})?", fullmatch=True))
def test_a_key_in_good_form_is_never_changed(key):
    assert mend_lost_zero(key) == key


@given(st.from_regex(r"0[1-9][0-9]{3}", fullmatch=True))
def test_a_district_without_its_zero_is_found_again(key):
    assert mend_lost_zero(str(int(key))) == key


@given(st.text(max_size=14))
def test_any_text_gives_a_key_or_nothing(text):
    mended = mend_lost_zero(text)
    assert mended is None or level_of(mended) is not None

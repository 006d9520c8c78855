"""The order of hits that match equally well."""

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.search.ranking import IN_A_ROW, STEP, Scored, in_fair_order
from bildungsbuero.search.request import Near
from tests.support.records import KONZ, TODAY, ask, make_index, make_record

HITS = st.lists(
    st.builds(
        Scored,
        score=st.floats(min_value=0, max_value=100),
        provider=st.integers(0, 3),
        distance_m=st.none() | st.floats(min_value=0, max_value=1e6),
        confirmed_days_ago=st.none() | st.integers(0, 4000),
    ),
    max_size=70,
)


def test_no_provider_fills_the_page_where_others_match_as_well():
    hits = [Scored(score=5.0, provider=1)] * 10 + [Scored(score=5.0, provider=2)] * 2

    order = in_fair_order(hits)

    assert {hits[position].provider for position in order[: 2 * IN_A_ROW]} == {1, 2}


def test_a_much_better_match_stays_first_whoever_makes_it():
    hits = [Scored(score=9.0, provider=1)] * 5 + [Scored(score=1.0, provider=2, confirmed_days_ago=0)]

    assert in_fair_order(hits)[-1] == 5


def test_among_equals_the_near_come_before_the_fresh_and_these_before_the_old():
    old = Scored(score=5.0, provider=1, confirmed_days_ago=900)
    fresh = Scored(score=5.0, provider=2, confirmed_days_ago=3)
    near = Scored(score=5.0, provider=3, distance_m=100, confirmed_days_ago=900)

    assert in_fair_order([old, fresh, near]) == [2, 1, 0]


@given(HITS)
def test_every_hit_is_shown_once_and_never_before_one_that_matches_much_better(hits):
    hits = sorted(hits, key=lambda hit: -hit.score)

    order = in_fair_order(hits)

    assert sorted(order) == list(range(len(hits)))
    for place, position in enumerate(order):
        assert all(hits[other].score <= hits[position].score * STEP for other in order[place:])


def test_pages_are_cut_from_one_order(tmp_path):
    store = make_index(
        tmp_path,
        *(make_record(public_id=f"a{number}", title="Chor", provider="A") for number in range(30)),
        *(make_record(public_id=f"b{number}", title="Chor", provider="B") for number in range(45)),
    )

    pages = [ask(store, "Chor", limit=20, offset=offset).ids for offset in (0, 20, 40, 60)]

    assert len({public_id for page in pages for public_id in page}) == 75
    assert {public_id[0] for public_id in pages[0][:4]} == {"a", "b"}
    assert ask(store, "Chor", limit=75).ids == tuple(public_id for page in pages for public_id in page)


def test_online_and_city_wide_are_never_cut_off_by_a_radius_nor_shown_before_the_near(tmp_path):
    store = make_index(
        tmp_path,
        make_record(public_id="online", title="Chor", reach="online"),
        make_record(public_id="wide", title="Chor", reach="city_wide", confirmed_on=TODAY),
        make_record(public_id="near", title="Chor", place=KONZ),
    )

    found = ask(store, "Chor", near=Near(latitude=49.7, longitude=6.58, radius_m=1))

    assert found.ids == ("near", "wide", "online")

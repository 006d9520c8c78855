"""Radius, places that are everywhere, and places that must not be found."""

import json
from dataclasses import replace

import pytest

from bildungsbuero.core.places import DISTRICT_ONLY, HIDDEN, PlaceRecord, distance_m, masked
from bildungsbuero.search.index import relaxations
from bildungsbuero.search.language import SearchLanguage
from bildungsbuero.search.request import Near, SearchRequest
from bildungsbuero.search.store import IndexStore
from tests.support.records import KONZ, TODAY, ask, make_index, make_record

TRIER = PlaceRecord(town="Trier", district="Nord", street="Simeonstraße 60", latitude=49.7596, longitude=6.6439)
SHELTER = replace(
    TRIER, name="Haus Geborgen", street="Verborgene Gasse 77", latitude=49.123457, longitude=6.987653, stop="Geheimweg"
)
NEAR_TRIER = Near(latitude=49.7566, longitude=6.6414, radius_m=5_000)


def test_distances_are_real_metres():
    # Trier Porta Nigra to Konz town hall: 9.4 km on the map.
    assert distance_m(49.7596, 6.6439, 49.7020, 6.5755) == pytest.approx(8_070, abs=40)
    assert distance_m(49.0, 6.0, 49.0, 6.0) == 0.0


def test_the_radius_keeps_what_is_near_and_what_has_no_place(tmp_path):
    store = make_index(
        tmp_path,
        make_record(public_id="near", place=TRIER),
        make_record(public_id="far", place=KONZ),
        make_record(public_id="online", reach="online"),
        make_record(public_id="everywhere", reach="city_wide"),
        make_record(public_id="nowhere", place=PlaceRecord(town="Trier")),
    )

    answer = ask(store, near=NEAR_TRIER)

    assert set(answer.ids) == {"near", "online", "everywhere"}
    assert dict(answer.facets["place"]) == {"Trier": 1, "online": 1, "city_wide": 1}


def test_the_corner_of_the_box_is_not_within_the_radius(tmp_path):
    corner = replace(TRIER, latitude=49.7566 + 0.043, longitude=6.6414 + 0.066)
    store = make_index(tmp_path, make_record(place=corner))

    assert distance_m(49.7566, 6.6414, corner.latitude, corner.longitude) > 5_000
    assert ask(store, near=NEAR_TRIER).total == 0


@pytest.mark.parametrize("visibility", [DISTRICT_ONLY, HIDDEN])
def test_a_masked_place_is_not_in_the_index_at_all(tmp_path, visibility):
    shelter = replace(SHELTER, visibility=visibility)
    store = make_index(tmp_path, make_record(public_id="shelter", provider="Verein", place=shelter))

    assert ask(store, near=Near(latitude=49.123457, longitude=6.987653, radius_m=50_000)).total == 0
    for text in ("Verborgene Gasse", "Haus Geborgen", "Geheimweg"):
        assert ask(store, text).total == 0
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in ("49.123457", "6.987653", "geborgen", "verborgene", "verborgen"):
        assert secret.encode() not in written.lower()


def test_a_masked_place_keeps_its_part_of_town_only_if_that_is_allowed():
    district_only = masked(replace(SHELTER, visibility=DISTRICT_ONLY))
    hidden = masked(replace(SHELTER, visibility=HIDDEN))

    assert (district_only.town, district_only.district) == ("Trier", "Nord")
    assert (hidden.town, hidden.district) == ("", "")
    for place in (district_only, hidden):
        shown = json.dumps([place.name, place.street, place.postcode, place.stop, place.latitude, place.longitude])
        assert shown == '["", "", "", "", null, null]'


def test_taking_filters_off_says_what_would_be_found(tmp_path):
    store = make_index(
        tmp_path,
        make_record(title="Chor", kind="group", place=KONZ),
        make_record(title="Chor", kind="course", place=KONZ),
    )
    request = SearchRequest(on=TODAY, text="Chor", facets={"kind": ("guidance",)}, near=None)

    found = {(relaxation.name, relaxation.value): relaxation.total for relaxation in relaxations(store, request)}

    assert found == {("kind", "guidance"): 2}


def test_points_that_come_and_go_are_noticed_by_a_reader_that_stays(tmp_path):
    reader = make_index(tmp_path, make_record(public_id="one", place=TRIER))
    assert ask(reader, near=NEAR_TRIER).ids == ("one",)

    writer = IndexStore(tmp_path, SearchLanguage())
    moved = replace(TRIER, latitude=49.75)
    with writer.writing():
        writer.apply([make_record(public_id="two", place=moved)], removed=["one"], number=1)

    assert ask(reader, near=NEAR_TRIER).ids == ("two",)


@pytest.mark.parametrize("most", [1, 60_000])
def test_more_points_than_one_answer_holds_are_asked_for_around_the_place(tmp_path, monkeypatch, most):
    places = [replace(TRIER, latitude=49.75 + number / 1000) for number in range(3)]
    store = make_index(tmp_path, *(make_record(place=place) for place in (*places, KONZ)))
    monkeypatch.setattr("bildungsbuero.search.spots.MOST_SPOTS", most)

    assert (store.spots() is None) == (most == 1)
    # The index itself still answers with all that lie in the box.
    monkeypatch.setattr("bildungsbuero.search.spots.MOST_SPOTS", 60_000)
    assert ask(store, near=NEAR_TRIER).total == 3

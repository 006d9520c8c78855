"""The public offer search."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from bildungsbuero.apps.catalogue.models import Run, State
from tests.support.cast import editor_of, make_office
from tests.support.offers import make_offer, make_organisation, make_place
from tests.support.territory import give_area, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def trier(data_dir):
    return make_office(phone="0651 000-0000")


def page(client, query: str = "", status: int = 200) -> str:
    response = client.get(f"/trier/angebote/{query}")
    assert response.status_code == status
    return response.content.decode()


def test_the_page_lists_public_offers_with_their_facts(client, trier):
    provider = make_organisation(office=trier, name="Singkreis")
    make_offer(office=trier, title="Kinderchor", provider=provider, place=make_place(office=trier), is_free=True)

    text = page(client)

    assert "1 Angebot" in text
    for fact in ("Kinderchor", "Singkreis", "Trier", "kostenlos", "nicht bestätigt"):
        assert fact in text


def test_a_free_price_is_only_shown_where_it_was_said(client, trier):
    make_offer(office=trier, title="Chor", prices=[{"amount": "0", "label": ""}])

    text = page(client)

    assert "Kosten nicht bekannt" in text
    assert "kostenlos" not in text


def test_words_and_filters_narrow_the_list_and_can_be_taken_off(client, trier):
    make_offer(office=trier, title="Chor", kind="group", topics=("arts_culture",))
    make_offer(office=trier, title="Chor für Anfänger", kind="course", topics=("arts_culture",))
    make_offer(office=trier, title="Robotik", kind="group", topics=("stem",))

    text = page(client, "?q=chor&kind=course")

    assert "1 Angebot" in text
    assert "Chor für Anfänger" in text
    assert "Robotik" not in text
    assert 'href="?q=chor"' in text


def test_the_count_beside_a_filter_is_what_choosing_it_shows(client, trier):
    for number in range(3):
        make_offer(office=trier, title=f"Chor {number}", topics=("arts_culture",))
    make_offer(office=trier, title="Robotik", topics=("stem",))

    facets = {facet.name: facet for facet in client.get("/trier/angebote/").context["facets"]}
    counts = {option.value: option.count for option in facets["topic"].options}

    assert counts == {"arts_culture": 3, "stem": 1}
    for topic, count in counts.items():
        assert client.get(f"/trier/angebote/?topic={topic}").context["total"] == count


def test_when_nothing_is_found_the_page_says_what_would_help_and_whom_to_ask(client, trier):
    make_offer(office=trier, title="Chor", kind="group")

    text = page(client, "?q=chor&kind=guidance")

    assert "Dazu haben wir nichts gefunden" in text
    assert "Ohne „Beratung“ ist es 1." in text
    assert "0651 000-0000" in text


def test_an_office_without_offers_says_so(client, trier):
    assert "Dazu haben wir nichts gefunden" in page(client)


def test_hits_are_shown_on_pages_and_keep_the_filters(client, trier):
    for number in range(25):
        make_offer(office=trier, title=f"Chor {number:02d}", kind="group")

    first, second = page(client, "?kind=group"), page(client, "?kind=group&page=2")

    assert "Chor 19" in first
    assert "Chor 20" not in first
    assert "Chor 20" in second
    assert 'href="?kind=group&amp;page=2"' in first


def test_the_radius_shows_distances_and_keeps_what_is_online(client, trier):
    make_offer(office=trier, title="Nah", place=make_place(office=trier, latitude=49.757, longitude=6.64))
    make_offer(office=trier, title="Fern", place=make_place(office=trier, latitude=49.2, longitude=6.9))
    make_offer(office=trier, title="Im Netz", reach="online")

    text = page(client, "?near=49.7566,6.6414&radius=5")

    assert "0,1 km entfernt" in text
    assert "Im Netz" in text
    assert "Fern" not in text


@pytest.mark.parametrize(
    "query",
    ["?near=quatsch", "?near=49.7,6.6&radius=-3", "?near=99.9,999", "?near=54290&radius=1e9"],
)
def test_a_place_that_is_not_known_is_named_beside_its_field(client, trier, query):
    make_offer(office=trier, title="Chor")

    text = page(client, query)

    assert "offers-near-problem" in text
    assert "Chor" in text


@pytest.mark.parametrize(
    "query",
    [
        "?page=abc",
        "?page=-1",
        "?page=999999999999",
        "?sort=quatsch",
        "?topic=gibt-es-nicht",
        "?unbekannt=1",
        "?q=" + "a" * 5000,
        "?q=%00%01",
        "?topic=%00",
        "?" + "&".join(f"topic={number}" for number in range(200)),
        "?q=%22%29+OR+1%3D1+--",
    ],
)
def test_whatever_stands_in_the_address_is_met_kindly(client, trier, query):
    make_offer(office=trier, title="Chor")

    page(client, query)


def test_the_search_of_another_method_is_turned_down(client, trier):
    assert client.post("/trier/angebote/").status_code == 405
    assert client.delete("/trier/angebote/").status_code == 405


def test_at_the_root_of_the_installation_there_is_no_search(client, trier):
    assert client.get("/angebote/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_hits(client, trier, django_assert_max_num_queries):
    for number in range(20):
        make_offer(office=trier, title=f"Chor {number}", place=make_place(office=trier))
    page(client)

    with django_assert_max_num_queries(9):
        page(client)


def test_the_map_answers_with_points_that_may_be_shown(client, trier):
    place = make_place(office=trier, latitude=49.757, longitude=6.64, street="Domfreihof 1")
    make_offer(office=trier, title="Chor", place=place)
    make_offer(office=trier, title="Tanz", place=place)
    secret = make_place(office=trier, latitude=49.123, longitude=6.987, visibility="hidden")
    make_offer(office=trier, title="Schutzraum", place=secret)

    response = client.get("/trier/angebote/karte.geojson")

    (feature,) = json.loads(response.content)["features"]
    assert feature["geometry"]["coordinates"] == [6.64, 49.757]
    assert feature["properties"]["address"] == f"/trier/angebote/?venue={place.public_id}"
    assert "49.123" not in response.content.decode()
    assert client.get(feature["properties"]["address"]).context["total"] == 2


def test_the_outline_is_geojson(client, trier):
    assert client.get("/trier/angebote/umriss.geojson").json() == {"type": "FeatureCollection", "features": []}


def test_the_map_names_the_own_area_its_municipalities_and_what_lies_around(client, trier):
    give_area(trier, make_unit(key="07235", name="Trier-Saarburg"))

    features = client.get("/trier/angebote/umriss.geojson").json()["features"]
    named = {(one["properties"]["role"], one["properties"]["name"]) for one in features}

    assert ("part", "Konz") in {(role, name.split(",")[0]) for role, name in named}
    assert any(name.startswith("Trier") for role, name in named if role == "around")
    assert "Berlin" not in {name for _role, name in named}
    assert all(len(one["properties"]["middle"]) == 2 for one in features)


def test_examples_are_marked_and_kept_out_of_search_engines(client, data_dir):
    demo = make_office(is_demo=True)
    make_offer(office=demo, title="Chor", is_example=True)

    text = page(client)

    assert 'content="noindex"' in text
    assert "Beispieldaten: Die so gekennzeichneten Angebote gibt es nicht." in text


def test_nobody_sees_drafts_in_hits_counts_map_or_by_their_address(client, trier):
    konz = make_office(key="konz")
    offers = [make_offer(office=trier, title=f"Geheim {state}", state=state) for state in (State.DRAFT, State.ARCHIVED)]
    offers.append(make_offer(office=konz, title="Geheim nebenan"))

    for person in (None, editor_of(trier), editor_of(konz)):
        if person is not None:
            client.force_login(person)
        for path in ("/trier/angebote/", "/trier/angebote/?q=geheim", "/trier/angebote/karte.geojson"):
            assert "Geheim" not in client.get(path).content.decode()
        assert client.get("/trier/angebote/").context["total"] == 0
        for offer in offers:
            assert client.get(f"/trier/angebote/{offer.public_id}/").status_code == 404
            assert client.get(f"/trier/anbieter/{offer.provider.public_id}/").status_code == 404


def test_the_page_stands_in_english_too(client, trier):
    make_offer(office=trier, title="Chor", kind="group", topics=("stem",))

    text = client.get("/trier/en/angebote/").content.decode()

    assert "1 offer" in text
    assert "STEM" in text
    assert "/trier/en/angebote/" in text


def test_words_that_are_filters_stand_as_chips_and_become_words_again(client, trier):
    make_offer(office=trier, title="Yoga", is_free=True)
    make_offer(office=trier, title="Yoga, fast kostenlos")

    text = page(client, "?q=yoga+kostenlos")

    assert "1 Angebot" in text
    assert 'value="yoga kostenlos"' in text
    assert 'href="?q=yoga+kostenlos&amp;plain=kostenlos"' in text
    assert client.get("/trier/angebote/?q=yoga+kostenlos&plain=kostenlos").context["total"] == 2


def test_a_filter_in_the_words_that_leaves_nothing_is_named_and_left_out(client, trier):
    make_offer(office=trier, title="Yoga", is_free=True)

    text = page(client, "?q=yoga+kostenlos+abends")

    assert "1 Angebot" in text
    assert "Nicht als Filter genommen: „abends“" in text


def test_who_finds_nothing_is_shown_other_places_and_whom_to_ask(client, trier):
    make_offer(office=trier, title="Chor", place=make_place(office=trier, town="Konz"))
    make_offer(office=trier, title="Anlaufstelle", kind="guidance", contact_phone="030 23125 999")

    text = page(client, "?q=chor&place=Trier")

    assert "Ohne „Trier“ ist es 1." in text
    assert "Mit „Konz“ statt „Trier“ ist es 1." in text
    assert 'href="?q=chor&amp;place=Konz"' in text
    assert "030 23125 999" in text


def test_each_hit_says_why_it_is_there(client, trier):
    make_offer(office=trier, title="Seepferdchen", is_free=True)
    hit = client.get("/trier/angebote/?q=schwimmkurs+kostenlos").context["hits"][0]

    text = client.get(hit.why_address).content.decode()

    assert "„schwimmkurs“ bedeutet so viel wie „seepferdchen“; das steht im Titel." in text
    assert "Es passt zum Filter Kosten: kostenlos." in text
    assert "Nach zweien von einem kommen zuerst die anderen." in text


def test_what_takes_place_today_and_what_is_open_now_can_be_asked_for(client, trier):
    today = timezone.localdate()
    make_offer(office=trier, title="Heute", runs=(Run(starts_on=today),))
    make_offer(office=trier, title="Bald", runs=(Run(starts_on=today + timedelta(days=30)),))

    assert [hit.title for hit in client.get("/trier/angebote/?when=today").context["hits"]] == ["Heute"]
    assert [hit.title for hit in client.get("/trier/angebote/?when=starts_this_week").context["hits"]] == ["Heute"]
    assert client.get("/trier/angebote/?when=open_now").context["total"] == 0
    assert client.get("/trier/angebote/?when=quatsch").context["total"] == 2

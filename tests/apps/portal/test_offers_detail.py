"""The public pages of one offer and one provider."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from bildungsbuero.apps.actors.models import Contact, Identifier
from bildungsbuero.apps.catalogue.models import Run, State
from bildungsbuero.apps.territory.models import Layer, LayerUnit
from tests.support.cast import make_office
from tests.support.offers import make_offer, make_organisation, make_place
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def trier(data_dir):
    return make_office()


def page(client, offer) -> str:
    response = client.get(f"/trier/angebote/{offer.public_id}/")
    assert response.status_code == 200
    return response.content.decode()


def json_ld(text: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])


def test_the_page_shows_every_fact_that_is_known(client, trier):
    start = timezone.localdate() + timedelta(days=30)
    offer = make_offer(
        office=trier,
        title="Deutsch A1",
        kind="language_course",
        summary="Ein Kurs für den Anfang.",
        topics=("german_language",),
        life_phases=("adult_life",),
        languages=("de", "uk"),
        language_taught="de",
        level_from="A1",
        level_to="A2",
        place=make_place(office=trier, street="Domfreihof 1", postcode="54290", accessibility={"lift": False}),
        prices=[{"amount": "48.50", "label": "im Monat"}],
        conditions=[{"condition": "age", "from": "16", "to": ""}, {"condition": "entitlement", "note": "BAMF"}],
        accessibility={"step_free": True},
        childcare=True,
        contact_function="Kursberatung",
        contact_phone="030 23125 111",
        profile={"course_type": "integration"},
        runs=(Run(starts_on=start, weekdays=("mo",), seats=12, seats_free=3, seats_as_of=start, number="D-1"),),
    )

    text = page(client, offer)

    for fact in (
        "Deutsch lernen",
        "A1 bis A2",
        "Domfreihof 1, 54290 Trier",
        "48,50 € im Monat",
        "Alter: ab 16",
        "Berechtigung",
        "stufenloser Eingang",
        "Nicht vorhanden: Aufzug",
        "Deutsch, Ukrainisch",
        "Integrationskurs",
        f"{start:%d.%m.%Y}, Montag",
        "3 freie Plätze",
        "Kursberatung",
        "tel:+493023125111",
        "Nicht bestätigt. Bitte beim Anbieter nachfragen.",
    ):
        assert fact in text, fact


def test_what_is_not_known_is_said_so(client, trier):
    offer = make_offer(office=trier, place=make_place(office=trier, precision="municipality"))

    text = page(client, offer)

    assert "Kosten nicht bekannt" in text
    assert "Nur die Gemeinde ist bekannt." in text
    assert "Ein Kontakt ist nicht bekannt." in text


def test_a_school_of_an_old_register_says_how_old_it_is_and_is_never_confirmed(client, trier):
    offer = make_offer(
        office=trier,
        title="Grundschule am Dom",
        kind="institution",
        profile={"institution_type": "school", "school_type": "primary", "school_number": "20470"},
        as_of="2015/16",
        source="Schulverzeichnis",
        licence="CC0",
    )

    text = page(client, offer)

    assert "Stand 2015/16, nicht bestätigt. Bitte bei der Schule nachfragen." in text
    assert "Quelle: Schulverzeichnis (CC0)" in text
    assert "Grundschule" in text


def test_a_place_in_a_divided_town_says_that_its_part_is_not_known(client, trier):
    unit = make_unit(key="07211000", name="Trier")
    layer = Layer.unscoped.create(office=trier, name="Ortsbezirke", inside=unit)
    north = LayerUnit.unscoped.create(office=trier, layer=layer, key="02", name="Nord")
    open_one = make_offer(office=trier, place=make_place(office=trier, municipality=unit))
    known = make_offer(office=trier, place=make_place(office=trier, municipality=unit, layer_unit=north))

    assert "Ortsteil: nicht bekannt" in page(client, open_one)
    assert "Trier (Nord)" in page(client, known)
    assert client.get("/trier/angebote/?district=unknown").context["total"] == 1
    assert client.get("/trier/angebote/?district=Nord").context["total"] == 1


@pytest.mark.parametrize(("visibility", "shown"), [("district_only", True), ("hidden", False)])
def test_a_masked_place_leaves_nothing_on_the_page_or_in_its_data(client, trier, visibility, shown):
    place = make_place(
        office=trier,
        name="Haus Geborgen",
        street="Verborgene Gasse 7",
        postcode="54299",
        latitude=49.123456,
        longitude=6.987654,
        stop="Geheimweg",
        visibility=visibility,
    )
    offer = make_offer(office=trier, kind="guidance", place=place)

    for path in (
        f"angebote/{offer.public_id}/",
        "angebote/",
        "angebote/karte.geojson",
        f"api/offers/{offer.public_id}",
    ):
        text = client.get(f"/trier/{path}").content.decode()
        for secret in ("Geborgen", "Verborgene", "54299", "49.123", "6.987", "Geheimweg", place.public_id):
            assert secret not in text, (path, secret)
    assert ("Trier" in json.dumps(client.get(f"/trier/api/offers/{offer.public_id}").json()["place"])) is shown


def test_an_example_says_so_on_the_page_and_in_its_data(client, trier):
    offer = make_offer(office=trier, kind="course", is_example=True)

    text = page(client, offer)

    assert "Beispieldaten: Dieses Angebot gibt es nicht. Es zeigt nur, wie die Seite aussieht." in text
    assert json_ld(text)["disambiguatingDescription"].startswith("Beispieldaten")
    assert 'content="noindex"' in text


def test_texts_cannot_break_out_of_the_page_or_its_data(client, trier):
    evil = '</script><script>alert(1)</script>"><img src=x onerror=alert(2)>'
    offer = make_offer(office=trier, title=evil, summary=evil, kind="course")

    text = page(client, offer)

    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert json_ld(text)["name"] == evil


def test_runs_that_are_over_are_not_shown(client, trier):
    today = timezone.localdate()
    runs = (
        Run(starts_on=today - timedelta(days=60), ends_on=today - timedelta(days=30)),
        Run(starts_on=today + timedelta(days=30), ends_on=today + timedelta(days=60)),
    )
    offer = make_offer(office=trier, kind="course", runs=runs)

    assert len(client.get(f"/trier/angebote/{offer.public_id}/").context["runs"]) == 1


@pytest.mark.parametrize("state", [State.CLOSED, State.CANCELLED])
def test_what_is_closed_or_cancelled_says_so_at_once(client, trier, state):
    offer = make_offer(office=trier, state=state)

    assert {"closed": "Vorübergehend geschlossen", "cancelled": "Fällt aus"}[state] in page(client, offer)


def test_an_offer_that_is_over_or_of_another_office_is_not_found(client, trier):
    konz = make_office(key="konz")
    over = make_offer(office=trier, visible_until=timezone.localdate() - timedelta(days=1))
    elsewhere = make_offer(office=konz)

    for offer in (over, elsewhere):
        assert client.get(f"/trier/angebote/{offer.public_id}/").status_code == 404
    assert client.get(f"/konz/angebote/{elsewhere.public_id}/").status_code == 200


def test_the_provider_page_shows_public_facts_and_offers_only(client, trier):
    provider = make_organisation(office=trier, name="Bücherhaus", operator_kind="municipal", phone="030 23125 112")
    Identifier.unscoped.create(office=trier, organisation=provider, scheme="dbs", value="GA717")
    Contact.unscoped.create(office=trier, organisation=provider, function="Ausleihe", phone="030 23125 113")
    Contact.unscoped.create(office=trier, organisation=provider, function="Intern", is_public=False)
    make_offer(office=trier, title="Vorlesen", provider=provider)
    make_offer(office=trier, title="Geheim", provider=provider, state=State.DRAFT)

    text = client.get(f"/trier/anbieter/{provider.public_id}/").content.decode()

    for fact in ("Bücherhaus", "kommunal", "GA717", "Ausleihe", "Vorlesen"):
        assert fact in text
    for secret in ("Intern", "Geheim"):
        assert secret not in text


def test_other_methods_are_turned_down(client, trier):
    offer = make_offer(office=trier)

    assert client.post(f"/trier/angebote/{offer.public_id}/").status_code == 405
    assert client.post(f"/trier/anbieter/{offer.provider.public_id}/").status_code == 405


def test_the_number_of_queries_is_fixed(client, trier, django_assert_max_num_queries):
    offer = make_offer(office=trier, place=make_place(office=trier), kind="course", runs=(Run(rolling_entry=True),))

    with django_assert_max_num_queries(10):
        page(client, offer)

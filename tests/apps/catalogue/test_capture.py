"""Writing an offer quickly: places of the register, addresses that find their municipality, hours, the preview."""

from dataclasses import replace
from datetime import datetime, time

import pytest
from django.conf import settings
from django.utils import timezone

from bildungsbuero.apps.actors.models import Place
from bildungsbuero.apps.catalogue.actions import publish
from bildungsbuero.apps.catalogue.hours_in_words import now_in_words
from bildungsbuero.apps.catalogue.locating import ask_geocoder, located_place, read_answer
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.quality.hints import phone_hint
from bildungsbuero.apps.catalogue.towns_abroad import town_abroad
from bildungsbuero.core.opening_hours import WEEKDAYS, Day, OpeningHours, Slot, as_json
from bildungsbuero.core.places import EXACT, MUNICIPALITY, PlaceRecord
from tests.support.cast import editor_of, make_office
from tests.support.offers import import_text, make_offer, make_organisation, make_place
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db

NEW = "/trier/buero/angebote/neu/guidance/"
BASICS = {
    "title": "Bildungsberatung",
    "provider": "Lernhaus",
    "summary": "Wir beraten zu Schule und Ausbildung.",
    "reach": "place",
    "visibility": "public",
    "country": "DE",
    "learning_form": "informal",
    "runs-TOTAL_FORMS": "0",
    "runs-INITIAL_FORMS": "0",
}


@pytest.fixture
def trier(data_dir, client):
    office = make_office()
    client.force_login(editor_of(office))
    make_organisation(office=office, name="Lernhaus")
    return office


@pytest.fixture
def municipality(trier):
    return make_unit(key="07211000", name="Trier", latitude=49.7557, longitude=6.6394)


def write(client, office, **changes):
    """Send the form and return the offer that was stored."""
    response = client.post(NEW, BASICS | changes)
    assert response.status_code == 302, response.content.decode()
    return Offer.objects.of(office).with_provider_and_place().get()


def test_a_place_of_the_register_is_taken_as_it_is(client, trier):
    place = make_place(
        office=trier, name="Haus am Markt", street="Markt 1", town="Trier", latitude=49.75, longitude=6.64
    )
    assert write(client, trier, known_place="haus am markt, Markt 1, Trier").place == place
    assert Place.objects.of(trier).count() == 1


def test_a_place_that_the_register_does_not_know_is_said(client, trier):
    response = client.post(NEW, BASICS | {"known_place": "Haus am Mond"})
    assert "Das Verzeichnis kennt keinen solchen Ort." in response.content.decode()
    assert Offer.objects.of(trier).count() == 0


def test_the_list_of_places_follows_what_is_typed(client, trier):
    make_place(office=trier, name="Haus am Markt", street="Markt 1", town="Trier")
    make_place(office=trier, name="Alte Schule", street="Weg 2", town="Konz")
    make_place(office=make_office(key="konstanz"), name="Markthalle", street="Markt 9", town="Konstanz")
    found = client.get("/trier/buero/angebote/orte/", {"known_place": "markt"}).content.decode()
    assert "Haus am Markt" in found
    assert "Alte Schule" not in found
    assert "Markthalle" not in found


def test_postcode_and_town_give_the_municipality_and_its_middle(client, trier, municipality):
    place = write(client, trier, street="Domfreihof 1", postcode="54290", town="Trier").place
    assert place.municipality == municipality
    assert (place.latitude, place.precision) == (municipality.latitude, MUNICIPALITY)


def test_a_place_in_luxembourg_keeps_its_country_and_gets_the_position_of_its_town(client, trier):
    offer = write(
        client, trier, street="1, rue de Trèves", postcode="L-6793", town="Grevenmacher", contact_phone="+352 75 03 11"
    )
    place = offer.place
    assert (place.postcode, place.country, place.municipality) == ("6793", "LU", None)
    assert place.latitude == pytest.approx(49.68, abs=0.02)
    assert "L-6793 Grevenmacher" in client.get(f"/trier/buero/angebote/{offer.public_id}/").content.decode()


def test_a_postcode_of_no_country_is_refused(client, trier):
    text = client.post(NEW, BASICS | {"postcode": "1234", "town": "Trier"}).content.decode()
    assert "Das ist keine Postleitzahl des Landes." in text


def test_only_an_own_geocoder_finds_the_street_and_its_silence_is_no_error(trier, municipality, monkeypatch):
    place = PlaceRecord(street="Domfreihof 1", postcode="54290", town="Trier")
    assert located_place(place, ask=lambda _place: (49.7566, 6.6414)).precision == EXACT
    assert ask_geocoder(place) is None
    monkeypatch.setitem(settings.OPTIONS, "GEOCODER", "http://127.0.0.1:9/search")
    assert located_place(place).precision == MUNICIPALITY
    assert read_answer([{"lat": "49.7", "lon": "6.6"}]) == (49.7, 6.6)
    assert [read_answer(one) for one in ([], {}, [{"lat": "x"}], [{"lat": "99", "lon": "0"}])] == [None] * 4


def test_towns_abroad_are_known_by_their_german_names():
    assert town_abroad("Luxemburg") == town_abroad("luxembourg", "LU")
    assert town_abroad("Luxemburg", "FR") is None


def test_opening_hours_are_written_by_the_day_and_shown_in_words(client, trier):
    hours = {"hours_mo": "9–12, 14–17:30", "hours_tu": "9–12, 14–17:30", "hours_we": "geschlossen"}
    offer = write(
        client, trier, **hours, hours_th="nach Vereinbarung", hours_in_holidays="no", website="https://example.org"
    )
    assert offer.opening_hours["days"]["mo"]["slots"][1] == [time(14).isoformat(), time(17, 30).isoformat()]
    page = f"/trier/buero/angebote/{offer.public_id}/"
    text = client.get(page).content.decode()
    for line in (
        "Montag, Dienstag: 9:00–12:00 Uhr und 14:00–17:30 Uhr",
        "Mittwoch: geschlossen",
        "Nicht in den Schulferien",
    ):
        assert line in text
    assert 'value="9:00–12:00, 14:00–17:30"' in client.get(f"{page}bearbeiten/").content.decode()


def test_hours_that_cannot_be_read_are_named_and_nothing_is_lost(client, trier):
    text = client.post(NEW, BASICS | {"hours_mo": "vormittags"}).content.decode()
    assert "„vormittags“ ist keine Öffnungszeit." in text
    assert 'value="Bildungsberatung"' in text


def test_the_preview_shows_what_the_public_would_see_and_keeps_nothing(client, trier):
    hidden = {"place_name": "Frauenhaus", "street": "Geheimweg 3", "town": "Trier", "visibility": "hidden"}
    text = client.post(NEW, BASICS | hidden | {"preview": "1"}).content.decode()
    shown = text.partition('id="preview"')[2].partition("</section>")[0]
    assert "Bildungsberatung" in shown
    assert "Geheimweg" not in shown
    assert Offer.objects.of(trier).count() == Place.objects.of(trier).count() == 0


def test_the_radius_crosses_the_border_in_both_directions(client, trier, municipality):
    needed = {"profile_guidance_way": "on_site", "topics": "transitions", "website": "https://example.org"}
    offer = write(client, trier, postcode="L-6793", town="Grevenmacher", **needed)
    publish(offer, person=None, on=timezone.localdate())
    near = "/trier/angebote/?near={}&radius={}"
    found = {
        # Where nothing is found, the counselling place stands among those to ask.
        (where, km): f">{offer.title}</a></h3>" in client.get(near.format(where, km)).content.decode()
        for where, km in (("54290", 40), ("54290", 10), ("Luxemburg", 40), ("49.68,6.44", 5))
    }
    assert found == {("54290", 40): True, ("54290", 10): False, ("Luxemburg", 40): True, ("49.68,6.44", 5): True}


def test_telephones_of_the_neighbours_can_be_right():
    numbers = ("+352 75 03 11", "+33 3 87 55 56 56", "+32 87 59 63 00", "0651 7181")
    assert [phone_hint(number) for number in numbers] == [""] * 4
    assert phone_hint("+352 1") != ""


def test_the_public_page_says_whether_it_is_open_now_and_machines_read_the_hours(client, trier):
    every_day = OpeningHours(days=dict.fromkeys(WEEKDAYS, Day(slots=(Slot(opens=time(0), closes=time(23, 59, 59)),))))
    hours = as_json(replace(every_day, in_school_holidays=True))
    offer = make_offer(office=trier, kind="institution", title="Stadtbücherei", opening_hours=hours)
    text = client.get(f"/trier/angebote/{offer.public_id}/").content.decode()
    assert "Jetzt offen bis 24:00 Uhr" in text
    assert "Montag bis Sonntag: 0:00–24:00 Uhr" in text
    assert '"dayOfWeek": "https://schema.org/Sunday", "opens": "00:00", "closes": "23:59"' in text


def test_a_list_without_coordinates_finds_its_municipality_and_later_the_place_that_somebody_corrected(
    trier, municipality, tmp_path
):
    head = "Kennung;Titel;Art;Anbieter;Ort;PLZ;Straße;Kurztext\n"
    import_text(trier, f"{head}1;Chor;group;Lernhaus;Trier;54290;Markt 1;\n", tmp_path / "liste.csv")
    place = Place.objects.of(trier).get()
    assert (place.municipality_id, place.precision) == ("07211000", MUNICIPALITY)
    assert (place.latitude, place.longitude) == (49.7557, 6.6394)

    place.latitude, place.longitude, place.precision = 49.7599, 6.6441, EXACT
    place.save()
    import_text(trier, f"{head}1;Chor;group;Lernhaus;Trier;54290;Markt 1;Neu\n", tmp_path / "liste.csv")
    assert Place.objects.of(trier).get().precision == EXACT
    assert Offer.objects.of(trier).get().summary == "Neu"


def test_whether_it_is_open_follows_the_school_holidays_where_they_are_known():
    hours = OpeningHours(days={"mo": Day(slots=(Slot(opens=time(9), closes=time(12)),))}, in_school_holidays=False)
    monday = datetime(2026, 10, 5, 10, 0)
    assert now_in_words(hours, monday) == "Jetzt offen bis 12:00 Uhr, außer an Feiertagen und in den Ferien"
    assert now_in_words(hours, monday, is_school_holiday=False) == "Jetzt offen bis 12:00 Uhr"
    assert now_in_words(hours, monday, is_school_holiday=True) == "Jetzt geschlossen"

"""The staff page of areas."""

import pytest
from django.test import Client

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.territory.models import OfficeArea
from tests.support.cast import administrator_of, editor_of, make_office, make_person
from tests.support.territory import give_area, make_eisenach, make_layer, make_unit

pytestmark = pytest.mark.django_db

PAGE = "/trier/buero/gebiete/"
WRITES = ("hinzufuegen/", "07211/rolle/", "07211/entfernen/")


@pytest.fixture
def trier():
    office = make_office()
    give_area(office, make_unit(key="07211", name="Trier", kind="kreisfreie Stadt"))
    return office


@pytest.fixture
def admin(trier) -> Client:
    client = Client()
    client.force_login(administrator_of(trier))
    return client


def areas(office) -> dict[str, bool]:
    return {area.unit.key: area.is_context for area in OfficeArea.objects.of(office).select_related("unit")}


def test_the_page_shows_areas_and_layers(admin, trier):
    make_layer(office=trier, parts={"1": "Mitte/Gartenfeld", "2": "Nord"})
    page = admin.get(PAGE).content.decode()
    assert "Trier (kreisfreie Stadt)" in page
    assert "eigenes Gebiet" in page
    assert "2 Teile" in page


def test_the_page_speaks_english(admin):
    page = admin.get("/trier/en/buero/gebiete/").content.decode()
    assert "Areas of the office" in page


def test_an_office_without_areas_is_told_what_to_do():
    office = make_office(key="konz")
    client = Client()
    client.force_login(administrator_of(office))
    assert "Noch kein Gebiet" in client.get("/konz/buero/gebiete/").content.decode()


def test_an_area_that_is_gone_is_said_to_be_gone(admin, trier):
    give_area(trier, make_eisenach()["16056"])
    assert "Gebiet besteht nicht mehr (seit 01.07.2021 Teil des Wartburgkreises)" in admin.get(PAGE).content.decode()


def test_the_search_names_both_places_and_marks_what_is_there(admin):
    make_eisenach()
    page = admin.get(PAGE, {"suche": "eisenach"}).content.decode()
    assert "Eisenach (Stadt, Wartburgkreis)" in page
    assert "Steht schon oben." in admin.get(PAGE, {"suche": "Trier"}).content.decode()


@pytest.mark.parametrize("text", ["x" * 101, "\x00", "%%%", "   ", "'; DROP TABLE", "99999"])
def test_odd_searches_do_no_harm(admin, text):
    assert admin.get(PAGE, {"suche": text}).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_areas(admin, trier):
    def queries() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            assert admin.get(PAGE, {"suche": "dorf"}).status_code == 200
        return len(captured)

    make_unit(key="07235001", name="Dorf 1")
    few = queries()
    for number in range(2, 12):
        give_area(trier, make_unit(key=f"0723500{number}" if number < 10 else f"072350{number}", name=f"Dorf {number}"))
    assert queries() == few


def test_an_area_is_added_by_its_key_even_without_its_zero(admin, trier):
    make_unit(key="07235", name="Trier-Saarburg")
    response = admin.post(PAGE + "hinzufuegen/", {"key": "7235", "is_context": "1"})
    assert response.status_code == 302
    assert areas(trier) == {"07211": False, "07235": True}


def test_the_role_of_an_area_is_turned_round(admin, trier):
    admin.post(PAGE + "07211/rolle/")
    assert areas(trier) == {"07211": True}
    admin.post(PAGE + "07211/rolle/")
    assert areas(trier) == {"07211": False}


def test_an_area_is_removed(admin, trier):
    response = admin.post(PAGE + "07211/entfernen/", follow=True)
    assert "gehört nicht mehr zu Ihrem Büro" in response.content.decode()
    assert areas(trier) == {}


@pytest.mark.parametrize("key", ["", "07999", "Trier", "x" * 500, "\x00"])
def test_an_unknown_key_is_met_with_a_sentence(admin, trier, key):
    response = admin.post(PAGE + "hinzufuegen/", {"key": key})
    assert response.status_code == 400
    assert "ist kein bekanntes Gebiet" in response.content.decode()
    assert areas(trier) == {"07211": False}


def test_an_area_that_the_office_does_not_have_is_not_found(admin):
    make_unit(key="07235", name="Trier-Saarburg")
    for write in ("07235/rolle/", "07235/entfernen/", "99/entfernen/"):
        assert admin.post(PAGE + write).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, trier):
    for address in (PAGE, *(PAGE + write for write in WRITES)):
        response = client.post(address) if address != PAGE else client.get(address)
        assert response.status_code == 302
        assert "konto" in response["Location"] or "login" in response["Location"]


def test_somebody_of_another_office_finds_nothing(client, trier):
    client.force_login(administrator_of(make_office(key="konz")))
    assert client.get(PAGE).status_code == 404
    for write in WRITES:
        assert client.post(PAGE + write, {"key": "07211"}).status_code == 404
    assert areas(trier) == {"07211": False}


def test_only_management_and_administration_change_areas(client, trier):
    client.force_login(editor_of(trier))
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "Gebiet hinzufügen" not in page.content.decode()
    for write in WRITES:
        assert client.post(PAGE + write, {"key": "07211"}).status_code == 403
    client.force_login(make_person(office=trier, roles=(Role.MANAGEMENT,)))
    assert client.post(PAGE + "07211/rolle/").status_code == 302


def test_wrong_methods_are_refused(admin):
    assert admin.post(PAGE).status_code == 405
    for write in WRITES:
        assert admin.get(PAGE + write).status_code == 405


def test_the_map_shows_the_areas_among_their_neighbours(admin, trier):
    give_area(trier, make_unit(key="07235", name="Trier-Saarburg"), is_context=True)
    page = admin.get(PAGE).content.decode()
    assert "Trier: eigenes Gebiet" in page
    assert "Trier-Saarburg: als Umfeld" in page
    assert "Vulkaneifel: gehört nicht zum Büro" in page
    assert "© GeoBasis-DE / BKG (2021)" in page


def test_a_municipality_stands_among_those_of_its_district(admin, trier):
    OfficeArea.objects.of(trier).delete()
    units = make_eisenach()
    give_area(trier, units["16063105"])
    give_area(trier, units["16063"], is_context=True)
    page = admin.get(PAGE).content.decode()
    assert "Eisenach: eigenes Gebiet" in page
    assert "Treffurt: als Umfeld" in page


def test_an_area_without_a_shape_has_no_map(admin, trier):
    OfficeArea.objects.of(trier).delete()
    give_area(trier, make_unit(key="01001999", name="Watt"))
    assert "area-map" not in admin.get(PAGE).content.decode()

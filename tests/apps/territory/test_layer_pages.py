"""Own layers: pages and actions."""

from datetime import date

import pytest
from django.db.models import ProtectedError
from django.test import Client

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.territory.actions import add_layer
from bildungsbuero.apps.territory.models import Layer, LayerUnit
from tests.support.cast import administrator_of, editor_of, make_office, make_person
from tests.support.territory import give_area, make_layer, make_unit

pytestmark = pytest.mark.django_db

LAYERS = "/trier/buero/gebiete/ebenen/"
ORTSBEZIRKE = {"1": "Mitte/Gartenfeld", "2": "Nord", "3": "Süd"}


@pytest.fixture
def trier():
    return make_office()


@pytest.fixture
def layer(trier) -> Layer:
    return make_layer(office=trier, parts=ORTSBEZIRKE)


@pytest.fixture
def brandt(trier) -> Client:
    client = Client()
    client.force_login(editor_of(trier))
    return client


def parts(layer: Layer) -> dict[str, str]:
    return dict(layer.units.values_list("key", "name"))


def page_of(layer: Layer, path: str = "") -> str:
    return f"{LAYERS}{layer.public_id}/{path}"


def part_of(layer: Layer, key: str, path: str = "") -> str:
    return page_of(layer, f"teile/{layer.units.get(key=key).public_id}/{path}")


def all_pages(layer: Layer) -> list[str]:
    return [
        LAYERS + "neu/",
        page_of(layer),
        page_of(layer, "bearbeiten/"),
        page_of(layer, "entfernen/"),
        page_of(layer, "teile/neu/"),
        page_of(layer, "teile/einfuegen/"),
        part_of(layer, "1"),
    ]


def test_every_page_opens_in_german_and_english(brandt, layer):
    for address in all_pages(layer):
        assert brandt.get(address).status_code == 200, address
        assert brandt.get(address.replace("/trier/", "/trier/en/")).status_code == 200, address


def test_a_layer_is_added_inside_an_area_of_the_office(brandt, trier):
    unit = make_unit(key="07211", name="Trier", kind="kreisfreie Stadt")
    give_area(trier, unit)
    response = brandt.post(LAYERS + "neu/", {"name": "Ortsbezirke", "inside": unit.pk, "note": "Hauptsatzung"})
    made = Layer.objects.of(trier).get()
    assert response["Location"].endswith(f"/{made.public_id}/")
    assert (made.name, made.inside, made.note) == ("Ortsbezirke", unit, "Hauptsatzung")
    assert made.history.count() == 1


@pytest.mark.parametrize("fields", [{}, {"name": ""}, {"name": "x" * 101}, {"name": "A", "inside": "999"}])
def test_a_layer_that_is_not_complete_is_shown_again(brandt, trier, fields):
    assert brandt.post(LAYERS + "neu/", fields).status_code == 200
    assert not Layer.objects.of(trier).exists()


def test_a_name_is_given_only_once_in_an_office(brandt, layer):
    page = brandt.post(LAYERS + "neu/", {"name": layer.name})
    assert "schon eine Ebene mit diesem Namen" in page.content.decode()
    make_layer(office=make_office(key="konz"), name=layer.name)
    assert brandt.post(page_of(layer, "bearbeiten/"), {"name": layer.name, "note": "neu"}).status_code == 302


def test_a_part_is_added_changed_and_removed(brandt, layer):
    brandt.post(page_of(layer, "teile/neu/"), {"key": "4", "name": "Ehrang/Quint", "valid_from": "1969-06-07"})
    assert layer.units.get(key="4").valid_from == date(1969, 6, 7)
    brandt.post(part_of(layer, "4"), {"key": "4", "name": "Ehrang", "valid_to": "2024-01-01"})
    changed = layer.units.get(key="4")
    assert (changed.name, changed.valid_from, changed.valid_to) == ("Ehrang", None, date(2024, 1, 1))
    assert not changed.standing_on(date(2024, 1, 1))
    assert changed not in LayerUnit.objects.of(layer.office).valid_on(date(2024, 1, 1))
    assert changed.history.count() == 2
    brandt.post(part_of(layer, "4", "entfernen/"))
    assert parts(layer) == ORTSBEZIRKE


@pytest.mark.parametrize(
    "fields",
    [
        {"key": "1", "name": "doppelt"},
        {"key": "a b", "name": "Leerzeichen"},
        {"key": "9", "name": ""},
        {"key": "9", "name": "Ende vor Beginn", "valid_from": "2024-01-01", "valid_to": "2024-01-01"},
        {"key": "9", "name": "kein Tag", "valid_from": "31.02.2024"},
    ],
)
def test_a_part_that_cannot_be_is_shown_again(brandt, layer, fields):
    assert brandt.post(page_of(layer, "teile/neu/"), fields).status_code == 200
    assert parts(layer) == ORTSBEZIRKE


def test_of_ten_thousand_pasted_lines_the_good_ones_are_taken_and_the_bad_ones_listed(brandt, layer):
    lines = [f"{n}" if n % 10 == 0 else f"{n};Bezirk {n}" for n in range(1, 10_001)]
    response = brandt.post(page_of(layer, "teile/einfuegen/"), {"lines": "\n".join(lines)})
    page = response.content.decode()

    assert response.status_code == 200
    assert layer.units.count() == 9_000
    assert "8.997 Teile sind neu" in page
    assert "3 Teile haben einen neuen Namen" in page
    assert "1.000 Zeilen wurden nicht übernommen" in page
    assert "10.000" in page
    assert page.count("fehlt der Schlüssel oder der Name") == 1_000


def test_the_same_list_again_changes_nothing(brandt, layer):
    text = "\n".join(f"{key};{name}" for key, name in ORTSBEZIRKE.items())
    page = brandt.post(page_of(layer, "teile/einfuegen/"), {"lines": text}).content.decode()
    assert "3 Teile waren schon da" in page
    assert parts(layer) == ORTSBEZIRKE


@pytest.mark.parametrize("lines", ["", " \n ", "x\n" * 20_001])
def test_a_list_that_cannot_be_taken_is_met_with_a_sentence(brandt, layer, lines):
    response = brandt.post(page_of(layer, "teile/einfuegen/"), {"lines": lines})
    assert response.status_code == 400
    assert parts(layer) == ORTSBEZIRKE


def test_a_layer_is_removed_with_its_parts_after_a_question(brandt, layer):
    assert "3 Teile" in brandt.get(page_of(layer, "entfernen/")).content.decode()
    brandt.post(page_of(layer, "entfernen/"))
    assert not Layer.objects.of(layer.office).exists()
    assert not LayerUnit.objects.of(layer.office).exists()


def test_what_other_records_use_is_not_removed(brandt, layer, monkeypatch):
    def refuse(_record):
        raise ProtectedError("used", set())

    monkeypatch.setattr(LayerUnit, "delete", refuse)
    monkeypatch.setattr(Layer, "delete", refuse)
    for address in (part_of(layer, "1", "entfernen/"), page_of(layer, "entfernen/")):
        response = brandt.post(address)
        assert response.status_code == 409
        assert "wird noch von anderen Einträgen verwendet" in response.content.decode()


def test_a_long_layer_comes_page_by_page_with_few_queries(brandt, layer):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert brandt.get(address).status_code == 200
        return len(captured)

    few = queries(page_of(layer))
    add_layer(layer.office, layer.name, units=[(f"n{number:03}", f"Teil {number}") for number in range(300)])
    assert queries(page_of(layer)) == few
    assert "Teil 299" in brandt.get(page_of(layer), {"page": "4"}).content.decode()
    assert brandt.get(page_of(layer), {"page": "x"}).status_code == 200


def test_a_stranger_is_asked_to_sign_in(client, layer):
    for address in all_pages(layer):
        assert client.get(address).status_code == 302, address


def test_somebody_of_another_office_finds_nothing(client, layer):
    konz = make_office(key="konz")
    client.force_login(administrator_of(konz))
    for address in all_pages(layer):
        assert client.get(address).status_code == 404, address
        # Neither under the address of their own office.
        if layer.public_id in address:
            assert client.get(address.replace("/trier/", "/konz/")).status_code == 404, address
    assert client.post(part_of(layer, "1", "entfernen/").replace("/trier/", "/konz/")).status_code == 404


def test_a_part_of_another_layer_is_not_found(brandt, layer):
    other = make_layer(office=layer.office, name="Sozialräume", parts={"1": "Eins"})
    address = page_of(layer, f"teile/{other.units.get().public_id}/")
    assert brandt.get(address).status_code == 404


def test_a_reader_sees_a_layer_and_changes_nothing(client, layer, trier):
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    assert "Liste einfügen" not in client.get(page_of(layer)).content.decode()
    for address in all_pages(layer):
        if address != page_of(layer):
            assert client.get(address).status_code == 403, address
    assert client.post(part_of(layer, "1", "entfernen/")).status_code == 403


def test_wrong_methods_are_refused(brandt, layer):
    assert brandt.post(page_of(layer)).status_code == 405
    assert brandt.get(part_of(layer, "1", "entfernen/")).status_code == 405


def test_the_demo_adds_a_layer_with_its_parts_and_may_do_so_again(trier):
    unit = make_unit(key="07211", name="Trier", kind="kreisfreie Stadt")
    for _time in range(2):
        made = add_layer(trier, "Ortsbezirke", units=ORTSBEZIRKE.items(), inside=unit, note="ohne Flächen")
    assert parts(made) == ORTSBEZIRKE
    assert Layer.objects.of(trier).with_size().get().size == 3
    assert not any(part.outlines.exists() for part in made.units.all())

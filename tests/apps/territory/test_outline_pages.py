"""Outlines of own layers: brought in from a file, kept with their time, and nobody else's."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.operations.uploads import uploads_folder
from bildungsbuero.apps.territory.models import Layer, LayerUnit, PartOutline
from bildungsbuero.apps.territory.outlines import outlines_on
from tests.support.cast import editor_of, make_office, make_person
from tests.support.geojson import feature, geojson, ring, square
from tests.support.territory import make_layer

pytestmark = pytest.mark.django_db

THREE = geojson([square(n, name, column=n) for n, name in enumerate(("Mitte", "Nord", "Süd"), 1)])
REFORM = date(2024, 1, 1)


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def layer(trier) -> Layer:
    return make_layer(office=trier, parts={"1": "Mitte", "2": "Nord"})


@pytest.fixture
def brandt(trier) -> Client:
    client = Client()
    client.force_login(editor_of(trier))
    return client


def page_of(layer: Layer) -> str:
    return f"/trier/buero/gebiete/ebenen/{layer.public_id}/flaechen/"


def bring(client: Client, layer: Layer, text: str = THREE):
    file = SimpleUploadedFile("teile.geojson", text.encode(), content_type="application/geo+json")
    return client.post(page_of(layer), {"file": file})


def take(client: Client, layer: Layer, text: str = THREE, **said):
    address = bring(client, layer, text)["Location"]
    return client.post(address, {"key": "nr", "name": "name", "source": "Eigene Zeichnung", **said})


def text_of(response) -> str:
    return response.content.decode()


def parts(layer: Layer) -> dict[str, str]:
    return dict(layer.units.values_list("key", "name"))


def test_a_file_is_looked_at_first_with_key_and_name_guessed(brandt, layer):
    shown = brandt.get(bring(brandt, layer)["Location"])
    text = text_of(shown)

    assert shown.context["form"].initial == {"key": "nr", "name": "name"}
    assert all(word in text for word in ("neuer Teil", "erhält diesen Umriss", "<title>Mitte: 1</title>"))
    assert not PartOutline.unscoped.exists()
    assert parts(layer) == {"1": "Mitte", "2": "Nord"}


def test_a_file_is_taken_and_the_layer_shows_a_map(brandt, layer):
    response = take(brandt, layer)
    page = text_of(brandt.get(response["Location"]))

    assert parts(layer) == {"1": "Mitte", "2": "Nord", "3": "Süd"}
    assert PartOutline.objects.of(layer.office).count() == 3
    assert "<title>Süd: 3</title>" in page
    assert "Eigene Zeichnung" in page
    assert not list(uploads_folder().iterdir())


def test_without_a_property_for_the_key_parts_are_known_by_their_names(brandt, layer):
    named = geojson([feature({"name": name}, [ring(column=n)]) for n, name in enumerate(("Nord", "Alt-Süd / West"))])
    take(brandt, layer, named, key="")

    assert parts(layer) == {"1": "Mitte", "2": "Nord", "alt-sued-west": "Alt-Süd / West"}


def test_a_new_drawing_from_a_day_leaves_the_old_one_to_the_time_before(brandt, layer):
    take(brandt, layer)
    new = geojson([square(1, "Mitte", column=1, row=5), square(4, "Neu", column=4)])
    take(brandt, layer, new, valid_from="2024-01-01", ends_missing="on")
    before = {shape.key: shape.rings[0][0] for shape in outlines_on(layer, date(2023, 12, 31))}
    after = {shape.key: shape.rings[0][0] for shape in outlines_on(layer, REFORM)}

    assert sorted(before) == ["1", "2", "3"]
    assert sorted(after) == ["1", "4"]
    assert before["1"] != after["1"]
    assert layer.units.get(key="2").valid_to == REFORM
    assert layer.units.get(key="4").valid_from == REFORM
    assert parts(layer) == {"1": "Mitte", "2": "Nord", "3": "Süd", "4": "Neu"}


def test_the_same_day_again_corrects_and_an_earlier_one_is_refused(brandt, layer):
    take(brandt, layer, valid_from="2024-01-01")
    assert take(brandt, layer, valid_from="2024-01-01", source="Berichtigt").status_code == 302
    assert set(PartOutline.unscoped.values_list("source", flat=True)) == {"Berichtigt"}
    refused = text_of(take(brandt, layer, valid_from="2023-01-01"))

    assert "seit 01.01.2024" in refused
    assert PartOutline.unscoped.count() == 3


def test_a_key_that_has_ended_does_not_come_back(brandt, layer):
    layer.units.filter(key="1").update(valid_to=date(2020, 1, 1))
    refused = text_of(take(brandt, layer, valid_from="2024-01-01"))

    assert "01.01.2020" in refused
    assert not PartOutline.unscoped.exists()


def test_ending_what_is_missing_needs_a_day(brandt, layer):
    assert "Tag ein, seit dem" in text_of(take(brandt, layer, ends_missing="on"))
    assert not PartOutline.unscoped.exists()


def test_what_cannot_be_used_is_listed_and_the_rest_is_taken(brandt, layer):
    good = [square(n, name, column=n) for n, name in enumerate(("Mitte", "Nord", "Süd"), 1)]
    mixed = geojson([*good, square(1, "Doppelt", column=3), square("a b", "Leer", column=5), 7])
    shown = text_of(brandt.get(bring(brandt, layer, mixed)["Location"]))

    assert "3 Flächen der Datei" in shown
    assert all(word in shown for word in ("den Schlüssel 1, den", "Doppelt", "a b"))
    take(brandt, layer, mixed)
    assert PartOutline.unscoped.count() == 3


@pytest.mark.parametrize("text", ["", "{}", "x" * 50, geojson([]), geojson([1])])
def test_a_file_that_is_no_geojson_is_refused_kindly_and_not_kept(brandt, layer, text):
    shown = bring(brandt, layer, text)

    assert shown.status_code == 400
    assert "kern-error" in text_of(shown)
    assert not list(uploads_folder().iterdir())


@pytest.mark.parametrize(
    "said", [{"key": "gibt es nicht"}, {"name": ""}, {"valid_from": "31.02.2024"}, {"source": ""}, {"preview": "1"}]
)
def test_what_is_wrong_or_only_looked_at_changes_nothing(brandt, layer, said):
    assert take(brandt, layer, **said).status_code == 200
    assert not PartOutline.unscoped.exists()


def test_nobody_else_gets_at_a_layer_or_a_file(brandt, layer):
    address = bring(brandt, layer)["Location"]
    konz = make_office(key="konz")
    theirs = make_layer(office=konz, parts={"1": "Mitte"})
    stranger, editor, reader = Client(), Client(), Client()
    editor.force_login(editor_of(konz))
    reader.force_login(make_person(office=layer.office, roles=(Role.READER,)))

    for path in (page_of(layer), address):
        assert "anmelden" in stranger.get(path)["Location"]
        assert editor.get(path).status_code == 404
        assert reader.get(path).status_code == 403
    moved = address.replace("/trier/", "/konz/").replace(layer.public_id, theirs.public_id, 1)
    assert editor.get(moved).status_code == 404
    assert brandt.get(page_of(layer) + "x.y:z/").status_code == 404
    take(brandt, layer)
    assert not PartOutline.objects.of(konz).exists()


def test_many_parts_are_taken_in_few_queries(brandt, layer, django_assert_max_num_queries):
    many = geojson([square(n, f"Teil {n}", column=n % 20, row=n // 20) for n in range(1, 201)])
    address = bring(brandt, layer, many)["Location"]
    with django_assert_max_num_queries(40):
        brandt.post(address, {"key": "nr", "name": "name", "source": "Eigene Zeichnung"})
    assert LayerUnit.objects.of(layer.office).count() == 200
    with django_assert_max_num_queries(14):
        brandt.get(f"/trier/buero/gebiete/ebenen/{layer.public_id}/")

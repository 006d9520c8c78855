"""Pages of areas: a Kreis and a part of a town with what is published, and nothing else."""

from datetime import date

import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.actors.models import Place
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.own_indicators import declare
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, OwnIndicator, ProtectionProfile
from bildungsbuero.apps.territory.models import Layer, PartOutline, Unit
from bildungsbuero.core.places import PUBLIC
from tests.support.cast import make_office, make_person
from tests.support.deliveries import AT, bring
from tests.support.geojson import ring
from tests.support.offers import make_offer, make_place
from tests.support.territory import make_layer, make_unit

HEAD = "merkmal;gebiet;zeitraum;Ortsbezirk;wert;zeichen"
CHILDREN = {
    2022: {"Mitte": 50, "Nord": 40, "Süd": 2, "insgesamt": 130},
    2023: {"Mitte": 55, "Nord": 1, "Süd": 60, "insgesamt": 148},
    2024: {"Mitte": 60, "Nord": 41, "Süd": 70, "insgesamt": 171},
}
TABLE = "/trier/kennzahlen/eigene/kinder/"


@pytest.fixture
def layer(trier) -> Layer:
    """Four parts of Trier, three of them with an outline; everybody may see them."""
    made = make_layer(office=trier, parts={"1": "Mitte", "2": "Nord", "3": "Süd", "4": "West"})
    made.inside = Unit.objects.get(key="07211")
    made.is_public = True
    made.save()
    for number, part in enumerate(made.units.exclude(key="4")):
        PartOutline.unscoped.create(office=trier, part=part, rings=[ring(column=number)], source="Eigene Zeichnung")
    return made


@pytest.fixture
def children(layer, data_dir, tmp_path) -> Dataset:
    """Children by part over three years, with small numbers that are withheld."""
    rows = [
        f"Kinder;07211;{year};{part};{count};" for year, counts in CHILDREN.items() for part, count in counts.items()
    ]
    path = tmp_path / "kinder.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    delivery = bring(path, office=layer.office, dataset="kinder")
    found = Dataset.unscoped.filter(pk=delivery.dataset_id)
    found.update(title="Kinder nach Ortsbezirk", period="calendar_year", dash="zero", publisher="Stadt Trier")
    ProtectionProfile.unscoped.create(dataset=found.get(), min_cases=3)
    Delivery.unscoped.filter(pk=delivery.pk).update(state=Delivery.State.RELEASED)
    bring_up_to_date()
    return found.get()


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def page_of(layer: Layer, key: str) -> str:
    return f"/trier/gebiete/teile/{layer.units.get(key=key).public_id}/"


def test_a_table_by_part_has_a_map_a_list_and_small_pictures(client, children, layer):
    text = text_of(client.get(TABLE))

    assert "<title>Mitte: 60</title>" in text
    assert "Eigene Zeichnung" in text
    assert text.count("bb-panels__panel") == 4
    assert page_of(layer, "1") in text
    assert "171" in text


def test_withheld_parts_are_hatched_and_told_apart_from_missing_ones(client, children):
    text = text_of(client.get(TABLE, {"zeitraum": "2023"}))

    assert "<title>Nord: geheim</title>" in text
    assert "url(#parts-suppressed)" in text
    assert "geheim: zum Schutz von Menschen nicht gezeigt" in text
    assert "geheim: 2022" in text
    assert 'fill="url(#parts-none)"' not in text


def test_no_small_number_is_anywhere_on_the_pages(client, children, layer):
    for address in (f"{TABLE}?zeitraum=2023", f"{TABLE}?zeitraum=2022", page_of(layer, "2"), page_of(layer, "3")):
        text = text_of(client.get(address))
        assert "Nord: 1<" not in text
        assert "Süd: 2<" not in text
        assert "2023 1;" not in text
        assert "2022 2" not in text


def test_a_part_that_was_not_delivered_is_missing_not_secret(client, children, layer):
    part = layer.units.get(key="4")
    PartOutline.unscoped.create(office=layer.office, part=part, rings=[ring(column=7)], source="Eigene Zeichnung")

    assert "<title>West: keine Zahl</title>" in text_of(client.get(TABLE))


def test_the_old_boundary_stays_for_old_figures(client, children, layer):
    part = layer.units.get(key="1")
    part.outlines.update(valid_to=date(2024, 1, 1))
    PartOutline.unscoped.create(
        office=layer.office, part=part, rings=[ring(row=9)], valid_from=date(2024, 1, 1), source="Neue Zeichnung"
    )

    assert "Neue Zeichnung" in text_of(client.get(TABLE))
    assert "Neue Zeichnung" not in text_of(client.get(TABLE, {"zeitraum": "2023"}))


def test_a_part_that_was_renamed_keeps_its_figures(client, children, layer):
    part = layer.units.get(key="1")
    part.name = "Mitte/Gartenfeld"
    part.save()
    part.name = "Zentrum"
    part.save()
    layer.units.filter(key="1").update(name="Zentrum")
    first = part.history.last()
    type(first).objects.filter(pk=first.pk).update(name="Mitte")

    assert "<title>Zentrum: 60</title>" in text_of(client.get(TABLE))


def test_a_layer_that_is_not_public_shows_nothing(client, children, layer):
    address = page_of(layer, "1")
    Layer.unscoped.update(is_public=False)

    assert client.get(address).status_code == 404
    assert "bb-panels" not in text_of(client.get(TABLE))
    assert "Nord" not in text_of(client.get("/trier/gebiete/"))


def test_the_page_of_a_part_shows_its_figures_beside_those_of_the_town(client, children, layer):
    text = text_of(client.get(page_of(layer, "1")))

    assert "<strong>60</strong>" in text
    assert "+5 seit 2023" in text
    assert "Trier: 171" in text
    assert TABLE in text
    assert page_of(layer, "2") in text
    assert "Figures" in text_of(client.get(page_of(layer, "1").replace("/trier/", "/trier/en/")))


def test_a_part_without_figures_says_so(client, layer, data_dir):
    assert "noch keine Zahl veröffentlicht" in text_of(client.get(page_of(layer, "4")))


def test_offers_are_counted_where_their_place_may_be_known(client, children, layer):
    part = layer.units.get(key="1")
    for visibility in (PUBLIC, "internal"):
        place = make_place(office=layer.office, name=visibility)
        Place.unscoped.filter(pk=place.pk).update(layer_unit=part, visibility=visibility)
        make_offer(office=layer.office, title=f"Kurs {visibility}", place=place)

    assert "1 öffentliches Angebot" in text_of(client.get(page_of(layer, "1")))


def test_a_district_shows_all_its_indicators_with_value_and_link(client, figures):
    text = text_of(client.get("/trier/gebiete/07211/"))

    assert "/trier/kennzahlen/D-17/?gebiet=07211" in text
    assert "Schuljahr 2022/23" in text
    assert "6,7 %" in text
    assert "verließen" in text


def test_a_district_that_is_gone_says_so_and_an_area_without_figures_too(client, figures):
    assert "besteht nicht mehr" in text_of(client.get("/trier/gebiete/16056/"))
    assert "noch keine Zahl" in text_of(client.get("/trier/gebiete/DG/")) or "D-17" in text_of(
        client.get("/trier/gebiete/DG/")
    )


def test_a_municipality_without_figures_leads_to_its_district(client, figures):
    make_unit(key="07235137", name="Trierweiler", parent=Unit.objects.get(key="07235"))
    text = text_of(client.get("/trier/gebiete/07235137/"))

    assert "noch keine Zahl veröffentlicht" in text
    assert "/trier/gebiete/07235/" in text


def test_areas_are_listed_and_found(client, children, layer):
    listed = text_of(client.get("/trier/gebiete/"))
    found = text_of(client.get("/trier/gebiete/", {"q": "nord"}))

    assert "/trier/gebiete/07211/" in listed
    assert page_of(layer, "1") in listed
    assert page_of(layer, "2") in found
    assert page_of(layer, "1") not in found
    assert "/trier/gebiete/07235/" in text_of(client.get("/trier/gebiete/?q=saarburg"))
    assert "Kein Gebiet gefunden" in text_of(client.get("/trier/gebiete/?q=xyz"))


@pytest.mark.parametrize("key", ["99999", "x", "0" * 60, "07211x"])
def test_an_area_that_does_not_exist_is_not_found(client, trier, data_dir, key):
    assert client.get(f"/trier/gebiete/{key}/").status_code == 404
    assert client.get(f"/trier/gebiete/teile/{key}/").status_code == 404


@pytest.mark.parametrize("query", ["reihe=99", "reihe=x", "reihe=-1", "zeitraum=2099", "reihe=²", "zeitraum=%00"])
def test_a_choice_that_cannot_be_falls_back_to_the_first(client, children, query):
    assert "<title>Mitte: 60</title>" in text_of(client.get(f"{TABLE}?{query}"))


def test_parts_are_those_of_their_office_alone(client, children, layer):
    make_office(key="konz")
    address = page_of(layer, "1").replace("/trier/", "/konz/")

    assert client.get(address).status_code == 404
    assert "Mitte" not in text_of(client.get("/konz/gebiete/"))
    assert client.get("/konz/kennzahlen/D-17/teile/").status_code == 404
    assert client.get("/trier/kennzahlen/D-17/teile/").status_code == 404


def test_pages_of_areas_ask_at_most_twelve_questions(client, children, layer, django_assert_max_num_queries):
    addresses = ["/trier/gebiete/", "/trier/gebiete/07211/", page_of(layer, "1"), TABLE]
    for address in addresses:
        client.get(address)
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
        assert client.post(address).status_code == 405, address


@pytest.fixture
def own_indicator(children, layer) -> str:
    """The key of an indicator that the office declared over its table, split by part."""
    sheet = {
        "education_area": "H",
        "group": "Eigene Kennzahlen",
        "kind": "computed",
        "measurement": "count",
        "title": {"de": "Kinder der Stadt", "en": "Children of the town"},
        "question": "Wie viele?",
        "definition": "Kinder",
        "formula": "Kinder",
        "numerator": {"dataset": "kinder", "measure": "Kinder", "where": {}, "period": "same"},
        "direction": "neutral",
        "decimals": 0,
        "breakdowns": [{"dimension": "Ortsbezirk", "split": "both"}],
        "first_breakdown": "Ortsbezirk",
    }
    person = make_person(office=layer.office, roles=(Role.MONITORING,))
    record = declare(layer.office, sheet, note="neu", person=person, at=AT)
    OwnIndicator.unscoped.filter(pk=record.pk).update(state=OwnIndicator.State.STANDING)
    bring_up_to_date()
    return record.key


def test_an_own_indicator_split_by_part_leads_to_its_map(client, own_indicator, layer):
    page = f"/trier/kennzahlen/{own_indicator}/"

    assert f"{page}teile/" in text_of(client.get(page))
    text = text_of(client.get(f"{page}teile/"))
    assert "<title>Mitte: 60</title>" in text
    assert "parts-over-time-caption" in text
    assert "171" in text


def test_an_own_indicator_withholds_parts_and_stands_on_their_pages(
    client, own_indicator, layer, django_assert_max_num_queries
):
    address = f"/trier/kennzahlen/{own_indicator}/teile/"
    assert "<title>Nord: geheim</title>" in text_of(client.get(address, {"zeitraum": "2023"}))
    assert "Kinder der Stadt" in text_of(client.get(page_of(layer, "1")))
    for bounded in (address, page_of(layer, "1")):
        with django_assert_max_num_queries(12):
            assert client.get(bounded).status_code == 200

"""The catalogue of open data: DCAT-AP.de 3.0, against the official shapes and against rules of our own."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef

from bildungsbuero.formats import dcat
from bildungsbuero.formats.dcat_graph import graph_of, serialised
from tests.support.dcat_rules import broken_shapes
from tests.support.shared import needs_shared

HOME = "https://bildung.example/trier/"
DCATDE = Namespace(dcat.DCATDE)
TRIER = URIRef("http://dcat-ap.de/def/politicalGeocoding/districtKey/07211")


def file(kind: str) -> dcat.Distribution:
    return dcat.Distribution(address=f"{HOME}offene-daten/kennzahl/D-17.{kind}", kind=kind, title={"de": kind})


def entry(**changes) -> dcat.Entry:
    made = dcat.Entry(
        address=f"{HOME}kennzahlen/D-17/",
        identifier="trier-D-17",
        title={"de": "Ohne Abschluss", "en": "Without a certificate"},
        description={"de": "Anteil der Abgehenden"},
        keywords=({"de": "Abschlüsse"},),
        themes=("EDUC",),
        licences=("dl-de/by-2-0",),
        attribution="© Statistische Ämter, 2025, dl-de/by-2-0",
        creators=("Statistische Ämter des Bundes und der Länder",),
        areas=("07211",),
        first_day=date(2022, 8, 1),
        last_day=date(2023, 7, 31),
        modified=datetime(2025, 11, 3, 9, tzinfo=UTC),
        distributions=tuple(file(kind) for kind in dcat.FORMATS),
        contributor=dcat.contributor_of("07"),
    )
    return replace(made, **changes)


def catalogue(*entries: dcat.Entry, email: str = "bildung@example.org") -> dcat.Catalogue:
    return dcat.Catalogue(
        address=f"{HOME}offene-daten/",
        homepage=HOME,
        title={"de": "Offene Daten"},
        description={"de": "Zahlen zur Bildung"},
        publisher=dcat.Publisher(address=HOME, name="Bildungsbüro Trier", email=email),
        entries=entries,
    )


@needs_shared
def test_a_catalogue_breaks_none_of_the_official_shapes():
    assert broken_shapes(graph_of(catalogue(entry(), entry(address=f"{HOME}kennzahlen/A-01/")))) == []


@needs_shared
@pytest.mark.parametrize(
    ("what", "said"),
    [
        (DCTERMS.publisher, "MUSS einen dcterms:publisher haben"),
        (DCTERMS.license, "MUSS eine dcterms:license haben"),
        (DCAT.startDate, "PeriodOfTime"),
    ],
)
def test_the_official_shapes_notice_what_is_lacking(what, said):
    graph = graph_of(catalogue(entry()))
    graph.remove((None, what, None))
    if what == DCAT.startDate:
        graph.remove((None, DCAT.endDate, None))

    assert any(said in message for message in broken_shapes(graph))


@needs_shared
def test_the_official_shapes_notice_a_word_of_no_list():
    graph = graph_of(catalogue(entry(themes=("BILDUNG",))))

    assert any("data-theme" in message for message in broken_shapes(graph))


def test_every_data_set_says_what_acceptance_example_14_asks_for():
    graph = graph_of(catalogue(entry()))
    here = URIRef(f"{HOME}kennzahlen/D-17/")

    assert (here, DCTERMS.title, Literal("Ohne Abschluss", lang="de")) in graph
    assert (here, DCTERMS.description, Literal("Anteil der Abgehenden", lang="de")) in graph
    assert list(graph.objects(here, DCATDE.contributorID)) == [
        URIRef("http://dcat-ap.de/def/contributors/openGovernmentDataPortalRheinlandPfalz")
    ]
    assert (here, DCATDE.politicalGeocodingURI, TRIER) in graph
    assert (here, DCTERMS.spatial, TRIER) in graph
    publisher = graph.value(here, DCTERMS.publisher)
    assert (publisher, FOAF.name, Literal("Bildungsbüro Trier", lang="de")) in graph
    files = list(graph.objects(here, DCAT.distribution))
    assert len(files) == len(dcat.FORMATS)
    for one in files:
        assert isinstance(graph.value(one, DCAT.accessURL), URIRef)
        assert graph.value(one, DCTERMS.license) == URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0")
        assert str(graph.value(one, DCTERMS.format)).startswith(dcat.AUTHORITY + "file-type/")
        assert "dl-de/by-2-0" in str(graph.value(one, DCATDE.licenseAttributionByText))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", dcat.SERIALISATIONS)
def test_each_notation_says_the_same(kind):
    made = catalogue(entry())
    name = {"rdf": "xml", "jsonld": "json-ld"}.get(kind, "turtle")
    read = Graph().parse(data=serialised(made, kind), format=name)

    assert len(read) == len(graph_of(made))
    assert len(list(read.subjects(RDF.type, DCAT.Dataset))) == 1


def test_an_empty_catalogue_and_one_without_a_mail_address_are_catalogues_too():
    assert serialised(catalogue(), "ttl")
    graph = graph_of(catalogue(entry(), email=""))
    assert list(graph.objects(None, URIRef("http://www.w3.org/2006/vcard/ns#hasURL"))) == [URIRef(HOME)]


@pytest.mark.parametrize(
    ("names", "address"),
    [
        (["dl-de/by-2-0"], "http://dcat-ap.de/def/licenses/dl-by-de/2.0"),
        (["CC0", "cc0"], "http://dcat-ap.de/def/licenses/cc-zero"),
        (["CC0", "dl-de/by-2-0"], "http://dcat-ap.de/def/licenses/other-open"),
        (["dl-de/by-2-0", "nur mit Genehmigung"], ""),
        ([], ""),
    ],
)
def test_a_licence_is_one_of_the_official_list_or_none(names, address):
    assert dcat.licence_of_several(names) == address


@pytest.mark.parametrize(
    ("area", "kind", "level"),
    [
        ("07", "stateKey/07", "state"),
        ("07211", "districtKey/07211", "administrativeDistrict"),
        ("16063105", "municipalityKey/16063105", "municipality"),
    ],
)
def test_an_area_stands_in_the_list_of_its_level(area, kind, level):
    base = "http://dcat-ap.de/def/politicalGeocoding/"
    assert dcat.geocoding_of(area) == (base + kind, f"{base}Level/{level}")


@given(st.text(max_size=12))
def test_whatever_is_no_official_key_has_no_address(text):
    place, level = dcat.geocoding_of(text)
    assert bool(place) == bool(level) == (text.isdigit() and len(text) in dcat.GEOCODING)

"""Example 14: the open-data catalogue of an office passes the official shapes of DCAT-AP.de."""

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, URIRef

from bildungsbuero.formats import dcat
from tests.support import samples
from tests.support.dcat_rules import broken_shapes
from tests.support.deliveries import bring
from tests.support.shared import needs_shared

DCATDE = dcat.DCATDE
TRIER = URIRef("http://dcat-ap.de/def/politicalGeocoding/districtKey/07211")


@pytest.fixture
def catalogue(client, trier, tmp_path) -> Graph:
    """The catalogue of Trier with the official table of school leavers, as a harvester reads it."""
    bring(samples.write_leavers(tmp_path))
    return Graph().parse(data=client.get("/trier/offene-daten/katalog.ttl").content, format="turtle")


@needs_shared
def test_example_14_the_catalogue_breaks_none_of_the_official_shapes(catalogue):
    assert broken_shapes(catalogue) == []


def test_example_14_each_data_set_says_everything_that_is_asked_for(catalogue):
    datasets = list(catalogue.subjects(RDF.type, DCAT.Dataset))
    assert datasets
    for one in datasets:
        assert catalogue.value(one, DCTERMS.title)
        assert catalogue.value(one, DCTERMS.description)
        assert catalogue.value(one, DCTERMS.publisher)
        assert isinstance(catalogue.value(one, URIRef(f"{DCATDE}contributorID")), URIRef)
        assert (one, URIRef(f"{DCATDE}politicalGeocodingURI"), TRIER) in catalogue
        files = list(catalogue.objects(one, DCAT.distribution))
        assert files
        for file in files:
            assert isinstance(catalogue.value(file, DCAT.accessURL), URIRef)
            assert catalogue.value(file, DCTERMS.license) == URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0")
            assert str(catalogue.value(file, DCTERMS.format)).startswith(dcat.AUTHORITY + "file-type/")


def test_example_14_titles_are_said_in_german(catalogue):
    titles = set(catalogue.objects(None, DCTERMS.title))
    assert any(isinstance(title, Literal) and title.language == "de" for title in titles)

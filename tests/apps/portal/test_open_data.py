"""Open data: the page, the catalogue, the files; what everybody may take along, with source and licence inside."""

import csv
import io
import json

import duckdb
import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.models import Dataset, PublicationRules
from bildungsbuero.formats import dcat
from tests.support import samples
from tests.support.cast import make_office
from tests.support.dcat_rules import broken_shapes
from tests.support.deliveries import bring
from tests.support.json_stat_rules import broken_rules
from tests.support.shared import needs_shared

PAGE = "/trier/offene-daten/"
FILE = f"{PAGE}kennzahl/D-17"
ATTRIBUTION = "dl-de/by-2-0"


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def graph_of(client, address=PAGE) -> Graph:
    return Graph().parse(data=client.get(f"{address}katalog.ttl").content, format="turtle")


@pytest.fixture
def own_table(trier, figures, tmp_path):
    """A published own table of Trier with a licence of the official list."""
    path = samples.write_long(tmp_path, name="eigene.csv", rows=samples.LONG_ROWS)
    delivery = bring(path, office=trier, dataset="eigene-zahlen")
    Dataset.unscoped.filter(pk=delivery.dataset.pk).update(
        protected_at_source=True, licence="CC0", publisher="Stadt Trier", title="Eigene Zahlen", period="reference_date"
    )
    type(delivery).unscoped.filter(pk=delivery.pk).update(state="released")
    bring_up_to_date()
    return delivery


def test_the_page_lists_each_data_set_with_licence_source_and_files(client, figures):
    text = text_of(client.get(PAGE))

    assert "Abgehende ohne Hauptschulabschluss" in text
    assert all(f"{FILE}.{kind}" in text for kind in ("csv", "xlsx", "parquet", "json"))
    assert all(f"katalog.{kind}" in text for kind in dcat.SERIALISATIONS)
    assert ATTRIBUTION in text
    assert PAGE in text_of(client.get("/trier/kennzahlen/"))


def test_the_page_speaks_english(client, figures):
    assert "Leavers without a lower secondary certificate" in text_of(client.get("/trier/en/offene-daten/"))


@needs_shared
def test_the_catalogue_of_an_office_breaks_none_of_the_official_shapes(client, own_table):
    assert broken_shapes(graph_of(client)) == []


def test_the_catalogue_names_every_indicator_with_figures_and_every_own_table(client, own_table):
    graph = graph_of(client)
    found = {str(one).rpartition("/trier/")[2] for one in graph.subjects(RDF.type, DCAT.Dataset)}

    assert {"kennzahlen/D-16/", "kennzahlen/D-17/", "kennzahlen/eigene/eigene-zahlen/"} <= found
    assert "kennzahlen/A-01/" not in found
    codes = set(graph.objects(None, URIRef(f"{dcat.DCATDE}politicalGeocodingURI")))
    assert codes == {URIRef("http://dcat-ap.de/def/politicalGeocoding/districtKey/07211")}


def test_addresses_of_the_catalogue_are_the_same_in_every_language(client, figures):
    english = {str(one) for one in graph_of(client, "/trier/en/offene-daten/").objects(None, DCAT.accessURL)}
    assert english == {str(one) for one in graph_of(client).objects(None, DCAT.accessURL)}


def test_every_address_of_the_catalogue_leads_somewhere(client, own_table):
    for address in graph_of(client).objects(None, DCAT.downloadURL):
        path = str(address).removeprefix("http://testserver")
        assert client.get(path).status_code == 200, path


def test_an_office_may_name_another_portal_that_delivers_for_it(client, trier, figures):
    PublicationRules.unscoped.create(office=trier, contributor="http://dcat-ap.de/def/contributors/openBW")
    found = set(graph_of(client).objects(None, URIRef(f"{dcat.DCATDE}contributorID")))
    assert found == {URIRef("http://dcat-ap.de/def/contributors/openBW")}


def test_figures_of_an_unknown_licence_are_no_open_data(client, own_table):
    Dataset.unscoped.filter(key="eigene-zahlen").update(licence="nur intern")
    assert "eigene-zahlen" not in text_of(client.get(PAGE))


def test_the_csv_holds_source_and_licence_in_every_row(client, figures):
    text = client.get(f"{FILE}.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert {row["licence"] for row in rows} == {ATTRIBUTION}
    assert all(row["source"] for row in rows)
    whole = [row for row in rows if row["area"] == "07211" and not row["dimension"]]
    assert [(row["period_label"], row["numerator"], row["denominator"]) for row in whole] == [
        ("Schuljahr 2022/23", "8", "120")
    ]
    assert {row["dimension"] for row in rows} == {"", "GES"}


def test_the_parquet_file_holds_the_same_rows_and_its_licence(client, figures, tmp_path):
    path = tmp_path / "d17.parquet"
    path.write_bytes(client.get(f"{FILE}.parquet").content)
    rows = duckdb.sql(f"SELECT count(*), min(licence) FROM '{path}'").fetchone()
    notes = dict(duckdb.sql(f"SELECT key, value FROM parquet_kv_metadata('{path}')").fetchall())

    assert rows == (client.get(f"{FILE}.csv").content.count(b"\r\n") - 1, ATTRIBUTION)
    assert notes[b"licence"] == ATTRIBUTION.encode()
    assert ATTRIBUTION.encode() in notes[b"source"]


@pytest.mark.parametrize("address", [f"{FILE}.json", f"{PAGE}tabelle/eigene-zahlen.json"])
def test_json_stat_keeps_its_rules(client, own_table, address):
    document = json.loads(client.get(address).content)

    assert broken_rules(document) == []
    assert document["extension"]["licence"]
    assert document["source"]


def test_a_workbook_of_an_own_table_opens(client, own_table):
    response = client.get(f"{PAGE}tabelle/eigene-zahlen.xlsx")
    assert response.content.startswith(b"PK")
    assert "eigene-zahlen.xlsx" in response.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "path",
    [
        "kennzahl/X-99.csv",
        "kennzahl/D-17.exe",
        "tabelle/unbekannt.csv",
        "tabelle/..csv",
        "katalog.xml",
        "kennzahl/.csv",
    ],
)
def test_what_does_not_exist_is_not_found(client, figures, path):
    assert client.get(PAGE + path).status_code == 404


def test_an_indicator_without_figures_says_which_table_is_missing(client, figures):
    response = client.get(f"{PAGE}kennzahl/A-01.csv")
    assert response.status_code == 400
    assert "12411" in text_of(response)


def test_tables_of_another_office_are_not_found(client, own_table):
    make_office(key="konz")
    assert client.get("/konz/offene-daten/tabelle/eigene-zahlen.csv").status_code == 404
    assert "eigene-zahlen" not in text_of(client.get("/konz/offene-daten/"))


def test_an_office_without_figures_has_an_empty_catalogue(client, db, data_dir):
    make_office(key="konz")
    assert "Noch keine offenen Daten" in text_of(client.get("/konz/offene-daten/"))
    assert len(list(graph_of(client, "/konz/offene-daten/").subjects(RDF.type, DCAT.Catalog))) == 1


def test_at_the_root_of_the_installation_there_is_none(client, db):
    assert client.get("/offene-daten/").status_code == 404


def test_pages_ask_few_questions_and_only_answer(client, own_table, django_assert_max_num_queries):
    client.get(PAGE)
    for path in ("", "katalog.ttl", "kennzahl/D-17.csv", "tabelle/eigene-zahlen.json"):
        with django_assert_max_num_queries(14):
            client.get(PAGE + path)
        assert client.post(PAGE + path).status_code == 405


def test_titles_stand_in_both_languages(client, figures):
    titles = {title.language for title in graph_of(client).objects(None, DCTERMS.title)}
    assert titles == {"de", "en"}

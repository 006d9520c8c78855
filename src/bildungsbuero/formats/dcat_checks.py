"""A catalogue of open data read back and held against what DCAT-AP.de asks for; loads rdflib."""

from collections.abc import Iterable

from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, URIRef
from rdflib.term import Node

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats import dcat
from bildungsbuero.formats.dcat_graph import VCARD, serialised
from bildungsbuero.formats.offer_checks.findings import Findings, is_address

OF_A_CATALOGUE = (DCTERMS.title, DCTERMS.description, DCTERMS.publisher)
OF_A_DATA_SET = (
    *(DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.identifier, DCTERMS.modified, DCAT.theme),
    *(DCAT.contactPoint, DCAT.distribution, DCTERMS.spatial),
)
OF_A_FILE = (DCAT.accessURL, DCTERMS.license, DCTERMS["format"], DCTERMS.title)
# These are names of things, never words.
ADDRESSES = (DCAT.accessURL, DCAT.downloadURL, DCTERMS.license, DCTERMS["format"], DCAT.theme, DCTERMS.spatial)


def check_catalogue(catalogue: dcat.Catalogue) -> Findings:
    """Return what is wrong with the notation of a catalogue that other portals read."""
    findings = Findings()
    graph = Graph().parse(data=serialised(catalogue, "rdf"), format="xml")
    for here in graph.subjects(RDF.type, DCAT.Catalog):
        _need(graph, here, OF_A_CATALOGUE, findings)
    for data_set in graph.subjects(RDF.type, DCAT.Dataset):
        findings.count += 1
        _need(graph, data_set, OF_A_DATA_SET, findings)
        _check_people(graph, data_set, findings)
    for file in graph.subjects(RDF.type, DCAT.Distribution):
        _need(graph, file, OF_A_FILE, findings)
        for licence in graph.objects(file, DCTERMS.license):
            findings.fit("", "license", licence, lambda text: text.startswith(f"{dcat.DCAT_AP_DE}licenses/"))
    for what in ADDRESSES:
        for value in graph.objects(None, what):
            if not isinstance(value, URIRef) or not is_address(str(value)):
                place = Place(field=_name(what))
                findings.add("", Refusal("exports.bad_value", place=place, value=str(value)[:80]))
    return findings


def _check_people(graph: Graph, data_set: Node, findings: Findings) -> None:
    for publisher in graph.objects(data_set, DCTERMS.publisher):
        _need(graph, publisher, (FOAF.name,), findings)
    for contact in graph.objects(data_set, DCAT.contactPoint):
        _need(graph, contact, (VCARD.fn,), findings)


def _need(graph: Graph, here: Node, wanted: Iterable[URIRef], findings: Findings) -> None:
    for what in wanted:
        findings.need("", _name(what), next(graph.objects(here, what), None))


def _name(what: URIRef) -> str:
    return str(what).rpartition("#")[2].rpartition("/")[2]

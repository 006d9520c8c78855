"""A catalogue as a graph of statements, and as Turtle, RDF/XML or JSON-LD; loaded only where somebody asks for one."""

from collections.abc import Iterable

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from bildungsbuero.formats import dcat

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCATAP = Namespace(dcat.DCATAP)
DCATDE = Namespace(dcat.DCATDE)
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
GERMAN = URIRef(dcat.AUTHORITY + "language/DEU")
AVAILABLE = URIRef(dcat.AUTHORITY + "planned-availability/AVAILABLE")
STATISTICS = URIRef(dcat.AUTHORITY + "dataset-type/STATISTICAL")
PUBLIC = URIRef(dcat.AUTHORITY + "access-right/PUBLIC")
COMPLETED = URIRef(dcat.AUTHORITY + "distribution-status/COMPLETED")


def serialised(catalogue: dcat.Catalogue, kind: str) -> bytes:
    """Return the catalogue as bytes; `kind` is "ttl", "rdf" or "jsonld"."""
    name, _media_type = dcat.SERIALISATIONS[kind]
    return graph_of(catalogue).serialize(format=name, encoding="utf-8")


def graph_of(catalogue: dcat.Catalogue) -> Graph:
    """Return all statements about a catalogue, its data sets and their files."""
    graph = _empty()
    here, publisher = URIRef(catalogue.address), _publisher(graph, catalogue.publisher)
    graph.add((here, RDF.type, DCAT.Catalog))
    _say(graph, here, DCTERMS.title, catalogue.title)
    _say(graph, here, DCTERMS.description, catalogue.description)
    graph.add((here, DCTERMS.publisher, publisher))
    graph.add((here, DCTERMS.language, GERMAN))
    graph.add((here, FOAF.homepage, URIRef(catalogue.homepage)))
    contact = _contact(graph, catalogue.publisher)
    for entry in catalogue.entries:
        data_set = URIRef(entry.address)
        graph.add((here, DCAT.dataset, data_set))
        graph.add((data_set, DCTERMS.publisher, publisher))
        graph.add((data_set, DCAT.contactPoint, contact))
        _entry(graph, data_set, entry)
    if catalogue.entries:
        newest = max(entry.modified for entry in catalogue.entries)
        graph.add((here, DCTERMS.modified, Literal(newest, datatype=XSD.dateTime)))
    return graph


def _empty() -> Graph:
    graph = Graph()
    known = (("adms", ADMS), ("dcat", DCAT), ("dcatap", DCATAP), ("dcatde", DCATDE), ("vcard", VCARD))
    for prefix, namespace in known:
        graph.bind(prefix, namespace)
    return graph


def _entry(graph: Graph, here: Node, entry: dcat.Entry) -> None:
    graph.add((here, RDF.type, DCAT.Dataset))
    _say(graph, here, DCTERMS.title, entry.title)
    _say(graph, here, DCTERMS.description, entry.description)
    for words in entry.keywords:
        _say(graph, here, DCAT.keyword, words)
    graph.add((here, DCTERMS.identifier, Literal(entry.identifier)))
    graph.add((here, DCTERMS.modified, Literal(entry.modified, datatype=XSD.dateTime)))
    graph.add((here, DCAT.landingPage, URIRef(entry.address)))
    for value, what in ((GERMAN, DCTERMS.language), (PUBLIC, DCTERMS.accessRights)):
        graph.add((here, what, value))
    if entry.is_statistics:
        graph.add((here, DCTERMS.type, STATISTICS))
    if entry.frequency:
        graph.add((here, DCTERMS.accrualPeriodicity, URIRef(f"{dcat.AUTHORITY}frequency/{entry.frequency}")))
    for theme in entry.themes:
        graph.add((here, DCAT.theme, URIRef(f"{dcat.AUTHORITY}data-theme/{theme}")))
    if entry.contributor:
        graph.add((here, DCATDE.contributorID, URIRef(entry.contributor)))
    for name in entry.creators:
        graph.add((here, DCTERMS.creator, _agent(graph, BNode(), name)))
    _where(graph, here, entry.areas)
    _when(graph, here, entry)
    for distribution in entry.distributions:
        file = URIRef(f"{distribution.address}#distribution")
        graph.add((here, DCAT.distribution, file))
        _distribution(graph, file, distribution, entry)


def _where(graph: Graph, here: Node, areas: Iterable[str]) -> None:
    for area in areas:
        place, level = dcat.geocoding_of(area)
        if place:
            graph.add((here, DCATDE.politicalGeocodingURI, URIRef(place)))
            graph.add((here, DCTERMS.spatial, URIRef(place)))
            graph.add((here, DCATDE.politicalGeocodingLevelURI, URIRef(level)))


def _when(graph: Graph, here: Node, entry: dcat.Entry) -> None:
    if entry.first_day is None or entry.last_day is None:
        return
    span = BNode()
    graph.add((here, DCTERMS.temporal, span))
    graph.add((span, RDF.type, DCTERMS.PeriodOfTime))
    graph.add((span, DCAT.startDate, Literal(entry.first_day, datatype=XSD.date)))
    graph.add((span, DCAT.endDate, Literal(entry.last_day, datatype=XSD.date)))


def _distribution(graph: Graph, here: Node, distribution: dcat.Distribution, entry: dcat.Entry) -> None:
    code, media_type = dcat.FORMATS[distribution.kind]
    graph.add((here, RDF.type, DCAT.Distribution))
    _say(graph, here, DCTERMS.title, distribution.title)
    # A download is named twice: convention 39 of DCAT-AP.de.
    graph.add((here, DCAT.accessURL, URIRef(distribution.address)))
    graph.add((here, DCAT.downloadURL, URIRef(distribution.address)))
    graph.add((here, DCTERMS.format, URIRef(f"{dcat.AUTHORITY}file-type/{code}")))
    graph.add((here, DCAT.mediaType, URIRef(dcat.MEDIA_TYPES + media_type)))
    if distribution.standard:
        graph.add((here, DCTERMS.conformsTo, URIRef(distribution.standard)))
        graph.add((URIRef(distribution.standard), RDF.type, DCTERMS.Standard))
    graph.add((here, DCTERMS.license, URIRef(dcat.licence_of_several(entry.licences))))
    graph.add((here, DCATDE.licenseAttributionByText, Literal(entry.attribution, lang="de")))
    graph.add((here, DCATAP.availability, AVAILABLE))
    graph.add((here, ADMS.status, COMPLETED))
    graph.add((here, DCTERMS.modified, Literal(entry.modified, datatype=XSD.dateTime)))


def _publisher(graph: Graph, publisher: dcat.Publisher) -> Node:
    agent = _agent(graph, URIRef(f"{publisher.address}#publisher"), publisher.name)
    graph.add((agent, DCTERMS.type, URIRef(dcat.LOCAL_AUTHORITY)))
    return agent


def _agent(graph: Graph, here: Node, name: str) -> Node:
    graph.add((here, RDF.type, FOAF.Agent))
    graph.add((here, FOAF.name, Literal(name, lang="de")))
    return here


def _contact(graph: Graph, publisher: dcat.Publisher) -> Node:
    here = URIRef(f"{publisher.address}#contact")
    graph.add((here, RDF.type, VCARD.Kind))
    graph.add((here, VCARD.fn, Literal(publisher.name)))
    graph.add((here, VCARD.hasURL, URIRef(publisher.address)))
    if publisher.email:
        graph.add((here, VCARD.hasEmail, URIRef(f"mailto:{publisher.email}")))
    return here


def _say(graph: Graph, here: Node, what: URIRef, words: dcat.Texts) -> None:
    for language, text in words.items():
        if text:
            graph.add((here, what, Literal(text, lang=language)))

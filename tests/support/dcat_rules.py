"""What the official shapes ask of a catalogue, and the words of its vocabularies that we use."""

from pathlib import Path

from rdflib import Graph, Namespace, URIRef

from tests.support.shared import SHARED

SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
SHAPES = SHARED / "offers" / "dcat_ap_de"
FILES = (
    "dcat-ap-SHACL-DE.ttl",
    "dcat-ap-spec-german-additions.ttl",
    "dcat-ap-de-controlledvocabularies.ttl",
    "dcat-ap-de-deprecated.ttl",
)
AUTHORITY = "http://publications.europa.eu/resource/authority/"
DE = "http://dcat-ap.de/def/"
# Each word as the list that it belongs to has it; the lists themselves are read from the net by other programs.
VOCABULARIES: dict[str, tuple[str, ...]] = {
    AUTHORITY + "language": ("DEU", "ENG"),
    AUTHORITY + "planned-availability": ("AVAILABLE",),
    AUTHORITY + "dataset-type": ("STATISTICAL",),
    AUTHORITY + "data-theme": ("EDUC", "SOCI"),
    AUTHORITY + "access-right": ("PUBLIC",),
    AUTHORITY + "file-type": ("CSV", "XLSX", "PARQUET", "JSON", "JSON_LD", "ZIP", "XML", "ICS"),
    AUTHORITY + "frequency": ("CONT",),
    AUTHORITY + "distribution-status": ("COMPLETED",),
    DE + "licenses": ("dl-by-de/2.0", "dl-zero-de/2.0", "cc-zero", "cc-by/4.0", "other-open"),
    DE + "contributors": ("openGovernmentDataPortalRheinlandPfalz", "openDataBayern", "openBW"),
    DE + "politicalGeocoding/Level": ("administrativeDistrict", "municipality", "state"),
}
PUBLISHER_TYPE = ("http://purl.org/adms/publishertype/LocalAuthority", "http://purl.org/adms/publishertype/1.0")


def vocabulary() -> Graph:
    """Return the words that a catalogue may use, each in its list."""
    graph = Graph()
    for scheme, words in VOCABULARIES.items():
        for word in words:
            graph.add((URIRef(f"{scheme}/{word}"), SKOS.inScheme, URIRef(scheme)))
    graph.add((URIRef(PUBLISHER_TYPE[0]), SKOS.inScheme, URIRef(PUBLISHER_TYPE[1])))
    return graph


# Version 3.0 prefers dcterms:spatial and advises against it; version 2.0, and the portals that read it, ask for it.
ADVISED_AGAINST = "Deprecated: dcatde:politicalGeocodingURI soll nicht mehr verwendet werden."


def broken_shapes(graph: Graph, folder: Path = SHAPES) -> list[str]:
    """Return what the official shapes find wrong with a catalogue, warnings too, but for one advice."""
    import pyshacl

    shapes = Graph()
    for name in FILES:
        shapes.parse(folder / name)
    _conforms, report, _text = pyshacl.validate(graph + vocabulary(), shacl_graph=shapes, allow_infos=False)
    messages = report.objects(None, URIRef("http://www.w3.org/ns/shacl#resultMessage"))
    return sorted({str(message) for message in messages} - {ADVISED_AGAINST})

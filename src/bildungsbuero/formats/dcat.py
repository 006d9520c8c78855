"""What a catalogue of open data says, in the terms of DCAT-AP.de 3.0 (https://www.dcat-ap.de/def/dcatde/3.0/spec/)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bildungsbuero.formats.media_types import JSON, PARQUET, XLSX

Texts = dict[str, str]

DCAT_AP_DE = "http://dcat-ap.de/def/"
DCATDE = DCAT_AP_DE + "dcatde/"
DCATAP = "http://data.europa.eu/r5r/"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
ADMS_STATUS = "http://www.w3.org/ns/adms#status"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
LOCAL_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"

# Kinds of serialisation by the ending of a file: what rdflib calls them, and their media type.
SERIALISATIONS = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "rdf": ("pretty-xml", "application/rdf+xml; charset=utf-8"),
    "jsonld": ("json-ld", "application/ld+json; charset=utf-8"),
}
# Licences as data sets name them, in the official list (http://dcat-ap.de/def/licenses/).
LICENCES = {
    "dl-de/by-2-0": "dl-by-de/2.0",
    "dl-de/zero-2-0": "dl-zero-de/2.0",
    "cc0": "cc-zero",
    "cc0-1.0": "cc-zero",
    "cc by 4.0": "cc-by/4.0",
    "cc-by-4.0": "cc-by/4.0",
    "cc by-sa 4.0": "cc-by-sa/4.0",
    "cc-by-sa-4.0": "cc-by-sa/4.0",
    "pddl": "odcpddl",
    "odbl": "odbl",
    "vervielfältigung und verbreitung mit quellenangabe gestattet": "other-open",
}
SEVERAL_LICENCES = DCAT_AP_DE + "licenses/other-open"
# Formats: the code of the European list, and the media type.
FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", XLSX),
    "parquet": ("PARQUET", PARQUET),
    "json": ("JSON", JSON),
    "jsonld": ("JSON_LD", "application/ld+json"),
    "zip": ("ZIP", "application/zip"),
    "xml": ("XML", "application/xml"),
    "ics": ("ICS", "text/calendar"),
}
# How often something changes, in the European list.
CONTINUOUSLY = "CONT"
# Which portal hands the data of a Land on to GovData (http://dcat-ap.de/def/contributors/); others are not in the list.
CONTRIBUTORS = {
    "01": "schleswigHolstein",
    "02": "transparenzportalHamburg",
    "04": "transparenzportalBremen",
    "05": "openNRW",
    "07": "openGovernmentDataPortalRheinlandPfalz",
    "08": "openBW",
    "09": "openDataBayern",
    "11": "berlinOpenData",
    "12": "landBrandenburg",
    "13": "mecklenburgVorpommern",
    "14": "freistaatSachsen",
}
# By the length of an official key: its list, and the level of administration.
GEOCODING = {
    2: ("stateKey", "state"),
    3: ("governmentDistrictKey", "administrativeDistrict"),
    5: ("districtKey", "administrativeDistrict"),
    8: ("municipalityKey", "municipality"),
    9: ("municipalAssociationKey", "municipality"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes, and where they are reached: by mail, or else by their page."""

    address: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """A data set as a file; `kind` is the ending of its name, `standard` the address of what it follows."""

    address: str
    kind: str
    title: Texts
    standard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A data set of the catalogue with its files; `licences` and `areas` as the product writes them.

    What goes on and on has no first and last day, but a frequency.
    """

    address: str
    identifier: str
    title: Texts
    description: Texts
    keywords: tuple[Texts, ...]
    themes: tuple[str, ...]
    licences: tuple[str, ...]
    attribution: str
    creators: tuple[str, ...]
    areas: tuple[str, ...]
    modified: datetime
    distributions: tuple[Distribution, ...]
    first_day: date | None = None
    last_day: date | None = None
    contributor: str = ""
    frequency: str = ""
    is_statistics: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The open data of a publisher."""

    address: str
    homepage: str
    title: Texts
    description: Texts
    publisher: Publisher
    entries: tuple[Entry, ...]


def licence_of(name: str) -> str:
    """Return the address of a licence in the official list, empty for one that it does not know."""
    known = LICENCES.get(name.strip().casefold(), "")
    return f"{DCAT_AP_DE}licenses/{known}" if known else ""


def licence_of_several(names: Iterable[str]) -> str:
    """Return one address for all: "other open" where they differ, empty where one of them is unknown."""
    found = {licence_of(name) for name in names}
    if not found or "" in found:
        return ""
    return found.pop() if len(found) == 1 else SEVERAL_LICENCES


def contributor_of(land: str) -> str:
    """Return the address of the portal that delivers for a Land, empty where the official list has none."""
    return f"{DCAT_AP_DE}contributors/{CONTRIBUTORS[land]}" if land in CONTRIBUTORS else ""


def geocoding_of(area: str) -> tuple[str, str]:
    """Return the addresses of an area and of its level, both empty for a key of no official list."""
    found = GEOCODING.get(len(area)) if area.isdigit() else None
    if found is None:
        return "", ""
    kind, level = found
    return f"{DCAT_AP_DE}politicalGeocoding/{kind}/{area}", f"{DCAT_AP_DE}politicalGeocoding/Level/{level}"

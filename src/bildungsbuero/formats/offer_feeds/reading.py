"""Which format a file of offers has, found by its content, and its entries in our own keys."""

import csv
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.hsds import reading as hsds
from bildungsbuero.formats.json_tree import document_of
from bildungsbuero.formats.offer_feeds import (
    calendar,
    integreat,
    job_agency,
    kufer,
    open_vhs,
    openqcat,
    registers,
    schema_org,
)
from bildungsbuero.formats.offer_feeds.feed import Feed, without_twins
from bildungsbuero.formats.offer_list import Lists, read_offers
from bildungsbuero.formats.safe_xml import root_of
from bildungsbuero.formats.texts import find_encoding

LIST = "list"
TABLES = "hsds-tables"
HEAD_BYTES = 1 << 16
ZIP = b"PK\x03\x04"
# A document type of its own; pages of the web have one that says nothing.
_OWN_TYPE = re.compile(rb"<!(?:DOCTYPE(?!\s+html)|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format by its name; `of_json` says whether a document is of it, where the file is JSON.

    `of_providers`: programs write it for the provider of the offers itself, so that what stands in it holds today.
    """

    key: str
    title: str
    read: Callable[..., Iterator[Found]]
    of_json: Callable[[Any], bool] | None = None
    of_providers: bool = False


FORMATS: Mapping[str, Format] = {
    one.key: one
    for one in (
        Format(key="open-vhs", title="Open-vhs XML", read=open_vhs.read, of_providers=True),
        Format(key="kufer", title="KuferSQL XML", read=kufer.read, of_providers=True),
        Format(key="openqcat", title="openQ-cat 1.1", read=openqcat.read, of_providers=True),
        Format(key="hsds", title="HSDS 3.0 (JSON)", read=hsds.read, of_json=hsds.is_document),
        Format(key=TABLES, title="HSDS 3.0 (CSV, ZIP)", read=hsds.read_package),
        Format(key="integreat", title="Integreat (JSON)", read=integreat.read, of_json=integreat.is_answer),
        Format(key="integreat-table", title="Integreat (CSV)", read=integreat.read_table),
        Format(key="ical", title="iCalendar", read=calendar.read, of_providers=True),
        Format(
            key="weiterbildungssuche",
            title="Weiterbildungssuche (JSON)",
            read=job_agency.read,
            of_json=job_agency.is_answer,
        ),
        Format(
            key="schema-org",
            title="schema.org (JSON-LD)",
            read=schema_org.read,
            of_json=schema_org.is_document,
            of_providers=True,
        ),
        Format(key="schools", title="JedeSchule (CSV)", read=registers.read_schools),
        Format(key="libraries", title="lobid, Wikidata (TSV)", read=registers.read_libraries),
    )
}
OF_PROVIDERS = frozenset(key for key, one in FORMATS.items() if one.of_providers)
ROOTS = {open_vhs.ROOT: "open-vhs", openqcat.ROOT: "openqcat"}


def find_format(path: Path) -> str:
    """Return the name of the format that a file has by its content; our own list where it is none of the others."""
    if path.is_dir():
        return TABLES if hsds.is_package([one.name for one in path.iterdir()]) else LIST
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(ZIP):
        return TABLES if _is_package(path) else LIST
    if start[:1] in (b"{", b"["):
        return _of_json(path)
    if start[:6].upper() == b"BEGIN:":
        return "ical"
    if start[:1] == b"<" or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _of_marks(path, head)
    return _of_table(path)


def read_feed(feed: Feed, lists: Lists, *, wanted: str = "") -> tuple[str, Iterator[Found]]:
    """Return the name of the format and the entries of a file; raises Refusal for what no reader knows."""
    if not feed.path.exists():
        raise Refusal("file.not_there", place=feed.place())
    name = wanted or find_format(feed.path)
    if name == LIST:
        return name, read_offers(feed.path, lists, work_dir=feed.work_dir, name=feed.name)
    if name not in FORMATS:
        raise Refusal("offers.unknown_format", format=name[:40], known=", ".join((LIST, *FORMATS)))
    return name, _in_our_keys(without_twins(_entries(feed, FORMATS[name])), lists)


def _entries(feed: Feed, format_: Format) -> Iterator[Found]:
    if format_.of_json is None:
        return format_.read(feed)
    return format_.read(feed, _document(feed, format_))


def _document(feed: Feed, format_: Format) -> Any:
    with feed.path.open("rb") as file:
        is_page = file.read(HEAD_BYTES).lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<"
    if is_page:
        document: Any = schema_org.documents_in_page(feed.path.read_text("utf-8", errors="replace"))
    else:
        document = document_of(feed.path, name=feed.name)
    if format_.of_json is not None and not format_.of_json(document):
        raise Refusal("offers.other_format", place=feed.place(), format=format_.title)
    return document


def _of_json(path: Path) -> str:
    try:
        document = document_of(path, name=path.name)
    except Refusal:
        return LIST
    return next((name for name, one in FORMATS.items() if one.of_json is not None and one.of_json(document)), LIST)


def _of_marks(path: Path, head: bytes) -> str:
    if _OWN_TYPE.search(head):
        raise Refusal("offers.xml_with_dtd", place=Place(file=path.name))
    root = root_of(path)
    if root in ROOTS:
        return ROOTS[root]
    if root.casefold() == "html":
        return "schema-org"
    if b"<knr" in head or b"<kurs" in head or root == kufer.ENTRY:
        return "kufer"
    raise Refusal("offers.unknown_xml", place=Place(file=path.name), root=root[:60])


def _of_table(path: Path) -> str:
    try:
        with path.open(encoding=find_encoding(path), newline="") as file:
            line = file.readline()
    except (Refusal, UnicodeDecodeError):
        return LIST
    delimiter = max((";", ",", "\t"), key=line.count)
    heads = [head.strip() for head in next(csv.reader([line], delimiter=delimiter), [])]
    if integreat.is_table(heads):
        return "integreat-table"
    if registers.is_schools(heads):
        return "schools"
    return "libraries" if registers.is_libraries(heads) else LIST


def _is_package(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return hsds.is_package(archive.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return False


_SEVERAL = {
    "topics": "topic",
    "life_phases": "life_phase",
    "target_groups": "target_group",
    "languages": "language",
    "reductions": "reduction",
}
_SINGLE = {
    "mode": "mode",
    "learning_form": "learning_form",
    "language_taught": "language",
    "level_from": "level",
    "level_to": "level",
}


def _in_our_keys(entries: Iterator[Found], lists: Lists) -> Iterator[Found]:
    """Yield the entries; keys that no vocabulary has are left out, an unknown kind is refused."""
    for found in entries:
        if found.record is None:
            yield found
        elif found.record.kind not in lists.kinds:
            refusal = Refusal("offers.unknown_term", place=found.place, value=found.record.kind[:80], column="Art")
            yield replace(found, record=None, refusal=refusal)
        else:
            yield replace(found, record=_with_known_keys(found.record, lists))


def _with_known_keys(record: OfferRecord, lists: Lists) -> OfferRecord:
    known = lists.vocabularies
    several: dict[str, Any] = {
        name: tuple(key for key in getattr(record, name) if key in known[words]) for name, words in _SEVERAL.items()
    }
    single: dict[str, Any] = {
        name: getattr(record, name) if getattr(record, name) in known[words] else "" for name, words in _SINGLE.items()
    }
    fields = {field.name for field in lists.kinds[record.kind].fields}
    return replace(
        record,
        **several,
        **single,
        reach=record.reach if record.reach in known["reach"] else "place",
        accessibility={key: given for key, given in record.accessibility.items() if key in known["accessibility"]},
        profile={name: value for name, value in record.profile.items() if name in fields},
    )

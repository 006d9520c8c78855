"""The formats in which offers are given out, by their names on the command line and in addresses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.formats.export_words import Export
from bildungsbuero.formats.media_types import CSV, XLSX
from bildungsbuero.formats.offer_exports import calendar, hsds, integreat, loq, openqcat, own_list, schema_org

Write = Callable[[Iterable[OfferRecord], Export, Path], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One format: its name for people, the ending and kind of its file, and how it is written."""

    title: str
    ending: str
    media_type: str
    write: Write
    # Whether the texts are those of the language in which the file is asked for. What is read back is German.
    is_translated: bool = False
    # Whether the file has room for the texts of all languages beside the German ones.
    has_all_languages: bool = False


WRITERS: Mapping[str, Writer] = {
    "csv": Writer(title="CSV", ending="csv", media_type=CSV, write=own_list.write_csv),
    "xlsx": Writer(title="Excel", ending="xlsx", media_type=XLSX, write=own_list.write_xlsx),
    "hsds": Writer(
        title="HSDS 3.0", ending="json", media_type="application/json", write=hsds.write_json, has_all_languages=True
    ),
    "hsds-tables": Writer(
        title="HSDS 3.0 (CSV)",
        ending="zip",
        media_type="application/zip",
        write=hsds.write_tables,
        has_all_languages=True,
    ),
    "integreat": Writer(title="Integreat (CSV)", ending="csv", media_type=CSV, write=integreat.write),
    "ical": Writer(
        title="iCalendar",
        ending="ics",
        media_type="text/calendar; charset=utf-8",
        write=calendar.write,
        is_translated=True,
    ),
    "schema-org": Writer(
        title="schema.org",
        ending="jsonld",
        media_type="application/ld+json",
        write=schema_org.write,
        is_translated=True,
    ),
    "openqcat": Writer(title="openQ-cat 1.1", ending="xml", media_type="application/xml", write=openqcat.write),
    "loq": Writer(title="ELM LOQ 3.1", ending="xml", media_type="application/xml", write=loq.write),
}


def write_offers(name: str, records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write offers to a file and return how many; raises Refusal for a format that does not exist."""
    if name not in WRITERS:
        raise Refusal("offers.unknown_format", format=name[:40], known=", ".join(WRITERS))
    return WRITERS[name].write(records, export, target)

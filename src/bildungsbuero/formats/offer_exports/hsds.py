"""HSDS 3.0 as one JSON page with all services, or as a ZIP of tables."""

import json
from collections.abc import Iterable
from pathlib import Path

from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.formats.export_words import Export
from bildungsbuero.formats.hsds.tables import flattened, package
from bildungsbuero.formats.hsds.writing import service_of


def write_json(records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write one page with every service; the numbers of the page stand behind the services, so that it streams."""
    count = 0
    with target.open("w", encoding="utf-8") as file:
        file.write('{"contents": [')
        for record in records:
            file.write(",\n" if count else "\n")
            file.write(json.dumps(service_of(record, export.words), ensure_ascii=False))
            count += 1
        page = {
            "total_items": count,
            "total_pages": 1,
            "page_number": 1,
            "size": count,
            "first_page": True,
            "last_page": True,
            "empty": not count,
        }
        file.write("],\n" + json.dumps(page)[1:] + "\n")
    return count


def write_tables(records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write a ZIP of tables."""
    tables = flattened(service_of(record, export.words) for record in records)
    package(tables, target)
    return len(tables["service"])

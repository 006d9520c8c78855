"""What `offers import` does and prints."""

from pathlib import Path
from typing import Any

from bildungsbuero.cli import output
from bildungsbuero.cli.progress import Report
from bildungsbuero.core.errors import Refusal

WORDS = {
    "new": "neu",
    "changed": "geändert",
    "unchanged": "unverändert",
    "vanished": "nicht mehr in der Liste (archiviert)",
    "restored": "wieder da",
    "held_back": "fehlen in der Liste, bleiben aber stehen (mit --complete werden sie archiviert)",
}


def run(
    path: Path, *, office_key: str, is_rehearsal: bool, is_complete: bool, wanted: str, provider: str, report: Report
) -> dict[str, Any]:
    """Read every list that the path leads to and return the document of the contract."""
    from django.conf import settings
    from django.utils import timezone

    from bildungsbuero.apps.catalogue import indexing
    from bildungsbuero.apps.catalogue.importing import ImportOrder
    from bildungsbuero.apps.catalogue.list_imports import as_document, import_lists

    order = ImportOrder(
        path=path,
        office=office_of(office_key),
        on=timezone.localdate(),
        list_name="",
        is_rehearsal=is_rehearsal,
        is_complete=is_complete,
        format=wanted,
        provider=provider,
    )
    limit_bytes = settings.OPTIONS["UPLOAD_LIMIT_MB"] * 2**20
    results = import_lists(order, lambda done, total, _name: report(done, total), limit_bytes=limit_bytes)
    if not is_rehearsal:
        indexing.catch_up(wait_s=indexing.WAIT_OF_A_COMMAND_S)
    return as_document(results)


def office_of(key: str) -> Any:
    """Return the office; raises NotFound that names the known ones, also for the installation itself."""
    from bildungsbuero.cli.owners import owner_for

    office = owner_for(key)
    if office is None:
        raise Refusal("offers.unknown_office", key=key)
    return office


def print_result(document: dict[str, Any]) -> None:
    """Print the counts, what was refused, and what may stand twice."""
    for name in document["continues"]:
        output.people.print(f"Als neue Fassung der Liste „{name}“ erkannt: dieselben Kennungen derselben Anbieter.")
    rows = [(WORDS[name], document[name]) for name in WORDS if document[name] or name in ("new", "changed")]
    output.print_table("", ["Angebote", ""], rows)
    if document["differences"]:
        changed = [
            (entry["title"], one["field"], one["old"] or "–", one["new"] or "–")
            for entry in document["differences"]
            for one in entry["fields"]
        ]
        output.print_table("Was sich ändert", ["Angebot", "Feld", "bisher", "neu"], changed)
    if document["refused"]:
        refused = [(entry["place"], entry["reason"]) for entry in document["refused"]]
        output.print_table(f"{len(refused)} nicht übernommen", ["Stelle", "Grund"], refused)
    if document["duplicates"]:
        pairs = [(entry["a"], entry["b"]) for entry in document["duplicates"]]
        output.print_table(
            f"{len(pairs)} stehen vielleicht schon da (gleicher Titel, gleicher Anbieter)",
            ["Kennung", "vorhanden als"],
            pairs,
        )

"""What `offers import` does and prints."""

from collections import Counter
from pathlib import Path
from typing import Any

from bildungsbuero.cli import output
from bildungsbuero.cli.progress import Report
from bildungsbuero.core.errors import Refusal

COUNTS = ("new", "changed", "unchanged", "vanished", "restored")
WORDS = {
    "new": "neu",
    "changed": "geändert",
    "unchanged": "unverändert",
    "vanished": "nicht mehr in der Liste (archiviert)",
    "restored": "wieder da",
    "held_back": "fehlen in der Liste, bleiben aber stehen (mit --complete werden sie archiviert)",
}


def check_format(name: str, known: tuple[str, ...]) -> None:
    """Only formats that exist."""
    if name and name not in known:
        raise Refusal("offers.unknown_format", format=name[:40], known=", ".join(known))


def run(path: Path, *, office_key: str, is_rehearsal: bool, is_complete: bool, report: Report) -> dict[str, Any]:
    """Read every list that the path leads to and return the document of the contract."""
    from django.conf import settings
    from django.utils import timezone

    from bildungsbuero.apps.catalogue import indexing
    from bildungsbuero.apps.catalogue.importing import ImportOrder, ImportResult, import_list
    from bildungsbuero.apps.catalogue.list_files import lists_in

    office = office_of(office_key)
    results: list[ImportResult] = []
    with lists_in(path, limit_bytes=settings.OPTIONS["UPLOAD_LIMIT_MB"] * 2**20) as files:
        for file in files:
            order = ImportOrder(
                path=file.path,
                name=file.name,
                list_name=file.list_name,
                office=office,
                on=timezone.localdate(),
                is_rehearsal=is_rehearsal,
                is_complete=is_complete,
            )
            results.append(import_list(order, lambda done: report(done, None)))
    if not is_rehearsal:
        indexing.catch_up(wait_s=indexing.WAIT_OF_A_COMMAND_S)
    return _document(results)


def office_of(key: str) -> Any:
    """Return the office; raises NotFound that names the known ones, also for the installation itself."""
    from bildungsbuero.cli.owners import owner_for

    office = owner_for(key)
    if office is None:
        raise Refusal("offers.unknown_office", key=key)
    return office


def _document(results: list[Any]) -> dict[str, Any]:
    from bildungsbuero.web.problems import describe

    counts: Counter[str] = Counter()
    for result in results:
        counts.update({name: getattr(result, name) for name in (*COUNTS, "held_back")})
    problems = [describe(refusal) for result in results for refusal in result.refused]
    return {
        "format": "list",
        **{name: counts[name] for name in COUNTS},
        "held_back": counts["held_back"],
        "refused": [
            {"place": problem.place, "reason": f"{problem.message} {problem.remedy}".strip()} for problem in problems
        ],
        "duplicates": [{"a": a, "b": b} for result in results for a, b in result.duplicates],
    }


def print_result(document: dict[str, Any]) -> None:
    """Print the counts and what was refused."""
    rows = [(WORDS[name], document[name]) for name in WORDS if document[name] or name in ("new", "changed")]
    output.print_table("", ["Angebote", ""], rows)
    if document["refused"]:
        refused = [(entry["place"], entry["reason"]) for entry in document["refused"]]
        output.print_table(f"{len(refused)} nicht übernommen", ["Stelle", "Grund"], refused)

"""Everything that a file, a folder or an archive with lists of offers holds, brought into the catalogue."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bildungsbuero.apps.catalogue.importing import ImportOrder, ImportResult, import_list
from bildungsbuero.apps.catalogue.list_files import ListFile, lists_in
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.problems import describe

MOST_REFUSED = 500
MOST_TITLES = 50
COUNTS = ("new", "changed", "unchanged", "vanished", "restored")
Report = Callable[[int, int | None, str], None]


def import_lists(order: ImportOrder, report: Report, *, limit_bytes: int) -> list[ImportResult]:
    """Store the offers of each list and say what happened to them; a rehearsal stores nothing.

    `order.path` leads to all of them. `order.name` is what people call a file that lies under another name, and
    `order.list_name` an earlier list whose newer version a single file is.
    """
    results = []
    with lists_in(order.path, limit_bytes=limit_bytes) as files:
        for file in _named(files, order):
            list_name = order.list_name if order.list_name and len(files) == 1 else file.list_name
            wanted = replace(order, path=file.path, name=file.name, list_name=list_name)
            results.append(import_list(wanted, lambda done, name=file.name: report(done, None, name)))  # type: ignore[misc]
    return results


def as_document(results: list[ImportResult]) -> dict[str, Any]:
    """Return what the command line prints of an import, in plain values."""
    counts: Counter[str] = Counter()
    for result in results:
        counts.update({name: getattr(result, name) for name in (*COUNTS, "held_back")})
    return {
        "format": ", ".join(dict.fromkeys(result.format for result in results)),
        "is_partial": any(result.is_partial for result in results),
        **{name: counts[name] for name in COUNTS},
        "held_back": counts["held_back"],
        "continues": [result.continues for result in results if result.continues],
        "refused": [in_words(refusal) for result in results for refusal in result.refused],
        "differences": [entry for result in results for entry in result.differences],
        "duplicates": [{"a": a, "b": b} for result in results for a, b in result.duplicates],
        "alike": [pair for result in results for pair in result.alike],
    }


def shortened(results: list[ImportResult]) -> dict[str, Any]:
    """Return what is kept of a list, however long it is."""
    document = as_document(results)
    return {
        **document,
        "refused": document["refused"][:MOST_REFUSED],
        "refused_count": len(document["refused"]),
        "duplicates": document["duplicates"][:MOST_REFUSED],
        "alike": document["alike"][:MOST_REFUSED],
        "differences": document["differences"][:MOST_TITLES],
        "titles": {
            what: [title for result in results for title in result.titles.get(what, [])][:MOST_TITLES]
            for what in ("new", "changed", "vanished")
        },
    }


def in_words(refusal: Refusal) -> dict[str, str]:
    """Return where a row was refused, and why, with what helps."""
    problem = describe(refusal)
    return {"place": problem.place, "reason": f"{problem.message} {problem.remedy}".strip()}


def _named(files: list[ListFile], order: ImportOrder) -> list[ListFile]:
    """Return the lists under the names that people know; an upload itself lies under a name of ours."""
    if not order.name:
        return files
    return [ListFile(path=file.path, name=order.name) if file.path == order.path else file for file in files]

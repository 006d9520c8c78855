"""What `offers duplicates` does and prints."""

import tempfile
from pathlib import Path
from typing import Any

from bildungsbuero.cli import output
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.matching import Pair, Subject, Verdict, find_pairs

MOST_IN_TABLE = 200


def run(path: Path) -> dict[str, Any]:
    """Return the document of the contract: pairs held to be the same, and apart from them new runs of one offer."""
    from django.utils import translation

    subjects, refused = _entries(path)
    found = find_pairs(subjects)
    with translation.override("de"):
        by_verdict = {
            verdict: [_document(pair) for pair in found if pair.verdict == verdict]
            for verdict in (Verdict.SAME, Verdict.NEW_RUN)
        }
        return {
            "pairs": by_verdict[Verdict.SAME],
            "new_runs": by_verdict[Verdict.NEW_RUN],
            "refused": [_refusal(one) for one in refused],
        }


def _entries(path: Path) -> tuple[list[Subject], list[Refusal]]:
    """Return what a file holds: offers of our own list, or the rows of any table with a column of names."""
    from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
    from bildungsbuero.core.matching.records import subject_of
    from bildungsbuero.formats import workbook
    from bildungsbuero.formats.entry_table import read_entries
    from bildungsbuero.formats.offer_list import Lists, is_offer_list, read_offers

    if path.is_file() and (is_offer_list(path) or workbook.is_workbook(path)):
        subjects, refused = [], []
        lists = Lists(vocabularies=vocabularies(), kinds=kinds())
        with tempfile.TemporaryDirectory() as folder:
            for found in read_offers(path, lists, work_dir=Path(folder)):
                if found.record is not None:
                    subjects.append(subject_of(found.record, found.record.external_id or str(found.place.row)))
                elif found.refusal is not None:
                    refused.append(found.refusal)
        return subjects, refused
    return list(read_entries(path).subjects), []


def _document(pair: Pair) -> dict[str, Any]:
    from bildungsbuero.apps.actors.similar import is_worth_a_line, reason_in_words

    reasons = [reason_in_words(one.code, one.facts) for one in pair.reasons if is_worth_a_line(one.code, one.weight)]
    return {"a": pair.a, "b": pair.b, "score": pair.score, "reasons": reasons}


def _refusal(refusal: Refusal) -> dict[str, str]:
    from bildungsbuero.apps.catalogue.list_imports import in_words

    return in_words(refusal)


def print_pairs(document: dict[str, Any]) -> None:
    """Print the pairs with their reasons, and what could not be read."""
    for title, name in (("Wohl dasselbe", "pairs"), ("Wohl neue Durchführungen desselben Angebots", "new_runs")):
        if document[name]:
            rows = [(one["a"], one["b"], f"{one['score']:.2f}", " ".join(one["reasons"])) for one in document[name]]
            heads = ["Kennung", "Kennung", "Sicherheit", "Warum"]
            output.print_table(f"{title}: {len(rows)} Paare", heads, rows[:MOST_IN_TABLE])
    if not document["pairs"] and not document["new_runs"]:
        output.people.print("Nichts steht zweimal da.")
    if document["refused"]:
        refused = [(entry["place"], entry["reason"]) for entry in document["refused"]]
        output.print_table(f"{len(refused)} nicht gelesen", ["Stelle", "Grund"], refused)

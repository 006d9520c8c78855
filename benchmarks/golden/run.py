"""Ask every query of ours and of the peers, and print how often the first five hold what must be found."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import machine
from benchmarks.golden import peers
from benchmarks.golden.entries import TODAY, entries, near_of
from benchmarks.golden.queries import FIRST, Query, held_out, tuning
from benchmarks.timing import Line, table
from bildungsbuero.apps.catalogue.filter_words import filter_words
from bildungsbuero.apps.catalogue.vocabulary import search_language
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.search.asking import hear
from bildungsbuero.search.request import SearchRequest
from bildungsbuero.search.store import IndexStore

FULL = 0
GOALS = {"tuning": 0.95, "held out": 0.90}
Search = Callable[[str], Sequence[str]]


def run(size: int) -> list[Line]:  # noqa: ARG001 - the set is as large as it is
    """Print the rates of ours and of the peers and return them; misses are named of the tuning set alone."""
    records = {record.public_id: record for record in entries()}
    sets = {"tuning": tuning(), "held out": held_out()}
    language = search_language()
    with TemporaryDirectory() as folder, peers.postgres_search(list(records.values()), language) as postgres:
        ours = our_search(Path(folder), list(records.values()))
        fts5 = peers.sqlite_search(list(records.values()), language)
        print(machine.described("tantivy", "simplemma"))
        print(f"{len(records)} entries; {', '.join(f'{len(asked)} queries {name}' for name, asked in sets.items())}")
        lines = [_line(name, asked, records, ours, (fts5, "SQLite FTS5")) for name, asked in sets.items()]
        if postgres is not None:
            lines += [
                _line(name, asked, records, ours, (postgres, "PostgreSQL german")) for name, asked in sets.items()
            ]
        print(table(f"Queries with a hit among the first {FIRST}", ("ours", "peer"), lines))
        _say_misses(sets["tuning"], records, ours)
    return lines


def our_search(folder: Path, records: Sequence[OfferRecord]) -> Search:
    """Return what answers a query as the product's page does, with the ids of the first five."""
    store = IndexStore(folder, search_language())
    with store.writing():
        store.rebuild(records, number=1)
    words = filter_words()

    def ask(text: str) -> Sequence[str]:
        request = SearchRequest(on=TODAY, text=text, limit=FIRST, counted=())
        return hear(store, request, words, near_of=near_of).answer.ids

    return ask


def rate(asked: Sequence[Query], records: Mapping[str, OfferRecord], ask: Search) -> float:
    """Return the share of queries that are met."""
    return sum(is_met(query, records, ask) for query in asked) / len(asked)


def is_met(query: Query, records: Mapping[str, OfferRecord], ask: Search) -> bool:
    """Whether the first five of an answer hold what must be found."""
    return query.is_met_by([records[public_id] for public_id in ask(query.text)])


def _line(
    name: str, asked: Sequence[Query], records: Mapping[str, OfferRecord], ours: Search, peer: tuple[Search, str]
) -> Line:
    mine, other = rate(asked, records, ours), rate(asked, records, peer[0])
    goal = GOALS[name]
    return Line(
        name=f"{name}, beside {peer[1]}",
        ours=f"{mine:.3f}",
        peer=f"{other:.3f}",
        ratio=mine,
        goal=goal,
        at_least=True,
        note=f"{len(asked)} queries",
    )


def _say_misses(asked: Sequence[Query], records: Mapping[str, OfferRecord], ours: Search) -> None:
    missed = [query for query in asked if not is_met(query, records, ours)]
    by_sort = Counter(query.sort for query in asked)
    for sort, count in sorted(by_sort.items()):
        print(f"  {sort}: {1 - sum(query.sort == sort for query in missed) / count:.2f} of {count}")
    for query in missed:
        sys.stderr.write(f"missed: {query.text!r} wants {query.expected}\n")

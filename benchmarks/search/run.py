"""Ask every class of queries of ours and of the peers, in turns, and print the ratios."""

from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from typing import Any

from benchmarks import machine
from benchmarks.search import peers
from benchmarks.search.offers import offers
from benchmarks.search.prepare import folder, our_store, prepare
from benchmarks.search.queries import CLASSES, FREQUENT, Query, QueryClass, queries
from benchmarks.timing import Line, as_p50_p95, percentile, side_by_side, table
from bildungsbuero.search.documents import document_of
from bildungsbuero.search.index import search
from bildungsbuero.search.request import Answer, SearchRequest
from bildungsbuero.search.store import IndexStore
from tools import postgres

FULL = 1_000_000
QUERIES = 60
QUERIES_OF_POSTGRES = 12
CHANGES = 12
AIM_MS = 20


def _anew(store: IndexStore, request: SearchRequest) -> Answer:
    """Search as for the first time: what was just asked is not kept."""
    store.recent.forget()
    store.recent_counts.forget()
    return search(store, request)


def run(size: int) -> list[Line]:
    """Print the comparison over `size` offers and return its lines."""
    prepare(size)
    store, bare = our_store(size), peers.Bare(folder(size) / "bare")
    print(machine.described("tantivy", "simplemma"))
    lines = [_beside_bare(made, store, bare) for made in CLASSES]
    lines.append(_changes(size, store, bare))
    print(table(f"Search, {size:,} offers, ms p50 / p95", ("ours", "bare tantivy"), lines))
    slower = _beside_postgres(size, store)
    if slower is not None:
        print(table(f"Search, {size:,} offers, ms p50 / p95", ("ours", "PostgreSQL"), [slower]))
        lines.append(slower)
    return lines


def _beside_bare(made: QueryClass, store: IndexStore, bare: peers.Bare) -> Line:
    asked = queries(made, QUERIES, store.language)
    ours: list[float] = []
    theirs: list[float] = []
    hits = []
    for query in asked:
        hits.append((search(store, query.request).total, bare.search(query.asked)))
        mine, other = side_by_side([lambda: _anew(store, query.request), lambda: bare.search(query.asked)])  # noqa: B023
        ours.append(mine)
        theirs.append(other)
    middle = " / ".join(f"{percentile(values, 0.5):,.0f}" for values in zip(*hits, strict=True))
    return Line(
        name=made.name,
        ours=as_p50_p95(ours),
        peer=as_p50_p95(theirs),
        ratio=percentile(ours, 0.95) / percentile(theirs, 0.95),
        goal=made.goal,
        note=f"median hits {middle}" + ("" if percentile(ours, 0.95) <= AIM_MS else f"; above the aim of {AIM_MS} ms"),
    )


def _changes(size: int, store: IndexStore, bare: peers.Bare) -> Line:
    """One offer replaced and committed; its document is made by the product, also for the peer's tokens."""
    ours: list[float] = []
    theirs: list[float] = []
    for record in islice(offers(size), CHANGES):
        tokens = peers.tokens_of(document_of(record, store.language))
        with store.writing():
            mine, other = side_by_side(
                [lambda: store.apply([record], removed=[], number=1), lambda: bare.change(record, tokens)],  # noqa: B023
                times=1,
            )
        ours.append(mine)
        theirs.append(other)
    ratio = percentile(ours, 0.95) / percentile(theirs, 0.95)
    return Line(name="change one offer", ours=as_p50_p95(ours), peer=as_p50_p95(theirs), ratio=ratio, goal=2.0)


def _beside_postgres(size: int, store: IndexStore) -> Line | None:
    cluster = folder(size) / "postgres"
    if postgres.programs() is None or not cluster.is_dir():
        print("PostgreSQL is not installed here: left out")
        return None
    import psycopg

    ours: list[float] = []
    theirs: list[float] = []
    asked: list[Query] = queries(FREQUENT, QUERIES_OF_POSTGRES, store.language)
    with ExitStack() as stack:
        connection: Any = stack.enter_context(psycopg.connect(stack.enter_context(postgres.server(cluster))))
        peer = str(connection.execute("SHOW server_version").fetchone()[0])
        for query in asked:
            peers.search_postgres(connection, query.asked.tokens)
            mine, other = side_by_side(
                [
                    lambda: _anew(store, replace(query.request, counted=peers.SIX)),  # noqa: B023
                    lambda: peers.search_postgres(connection, query.asked.tokens),  # noqa: B023
                ]
            )
            ours.append(mine)
            theirs.append(other)
    return Line(
        name="one frequent word, with facets",
        ours=as_p50_p95(ours),
        peer=as_p50_p95(theirs),
        ratio=percentile(theirs, 0.95) / percentile(ours, 0.95),
        goal=20,
        at_least=True,
        note=f"PostgreSQL {peer}; both count the same six facets",
    )

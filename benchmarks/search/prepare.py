"""Build what is measured, once for each size: our index by the product's own code, and the peers from its documents."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks import machine
from benchmarks.search import peers
from benchmarks.search.offers import offers
from bildungsbuero.apps.catalogue.vocabulary import search_language
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.search.documents import document_of
from bildungsbuero.search.language import SearchLanguage
from bildungsbuero.search.store import IndexStore
from tools import postgres

NUMBER = 1


def folder(size: int) -> Path:
    """Return the folder of a size."""
    return machine.folder(f"search-{size}")


def our_store(size: int) -> IndexStore:
    """Return the store of our index."""
    return IndexStore(folder(size) / "ours", search_language())


def prepare(size: int) -> None:
    """Build ours and the peers in one go, unless they are there already."""
    store, bare = our_store(size), folder(size) / "bare"
    if store.applied() is not None and bare.is_dir():
        return
    shutil.rmtree(bare, ignore_errors=True)
    begin = time.monotonic()
    with ExitStack() as stack:
        copied = stack.enter_context(_table(folder(size) / "postgres"))
        add = stack.enter_context(peers.building(bare))
        stack.enter_context(store.writing())
        with _noted(copied, add):
            store.rebuild(offers(size), number=NUMBER, report=lambda done: _say(done, size, begin))
    sys.stderr.write(f"built in {time.monotonic() - begin:.0f} s: ours {_mb(store.folder)}, bare {_mb(bare)}\n")


@contextmanager
def _noted(*sinks: Callable[[OfferRecord, str], None]) -> Iterator[None]:
    """Hand the tokens of every document that the product makes to the peers too: nothing is analysed twice."""

    def made(record: OfferRecord, language: SearchLanguage, *own: Any) -> Any:
        document = document_of(record, language, *own)
        tokens = peers.tokens_of(document)
        for sink in sinks:
            sink(record, tokens)
        return document

    with patch("bildungsbuero.search.store.document_of", made):
        yield


@contextmanager
def _table(cluster: Path) -> Iterator[Callable[[OfferRecord, str], None]]:
    """Give what writes the table of PostgreSQL, or does nothing where it is not installed."""
    if postgres.programs() is None:
        yield lambda _record, _tokens: None
        return
    import psycopg

    shutil.rmtree(cluster, ignore_errors=True)
    with postgres.server(cluster) as address, psycopg.connect(address) as connection:
        with peers.copying(connection) as write:
            yield write
        peers.index_table(connection)


def _say(done: int, size: int, begin: float) -> None:
    if done % 50_000 == 0:
        sys.stderr.write(f"{done:,} of {size:,} offers after {time.monotonic() - begin:.0f} s\n")


def _mb(path: Path) -> str:
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return f"{size / 2**20:.0f} MB"

"""The index on disk: one writer at a time, whole new versions swapped in, and the number of the last applied change.

    index/lock                    held by whoever writes
    index/current                 the name of the version that is read
    index/<form>-<random>/        tantivy's files

The number lies in a document of the index, so that one commit stores changes and number together: a process that is
killed leaves the state before or the state after.
"""

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.search.documents import document_of
from bildungsbuero.search.filter_words import Phrases
from bildungsbuero.search.language import AS_SHIPPED, OfficeWords, SearchLanguage
from bildungsbuero.search.place_words import place_phrases
from bildungsbuero.search.recent import Recent
from bildungsbuero.search.request import Answer
from bildungsbuero.search.schema import FORM, NEVER, build_schema
from bildungsbuero.search.spots import Spots, all_spots

STATE_ID = "::state"
# What is built at once lies in few segments, which is faster to read than many; small lists take little of it.
HEAP_BYTES = 600_000_000
SMALL_HEAP_BYTES = 16_000_000
REPORT_EVERY = 500
# What many people ask for, such as all offers or those of a topic, is answered once; with all counts some 15 MB.
MOST_RECENT = 1_000

Report = Callable[[int], None]
# The words of the office of a key.
OwnWords = Callable[[str], OfficeWords]


class IndexBusy(Exception):
    """Another process has been writing for longer than the caller wanted to wait."""


class IndexStore:
    """The files of one index. Reading never waits; writing is for one process at a time."""

    def __init__(
        self, folder: Path, language: SearchLanguage, own_words: OwnWords = lambda _office: AS_SHIPPED
    ) -> None:
        self.folder = folder
        self.language = language
        self._own_words = own_words
        self._version = ""
        self._index: Any = None
        self._seen: tuple[int, int, int] = (0, 0, 0)
        self._applied: int | None = None
        self._spots: Spots | None = None
        self._has_spots = False
        self._places: Phrases | None = None
        self.recent: Recent[Answer] = Recent(MOST_RECENT)
        self.recent_counts: Recent[Mapping[str, Mapping[str, int]]] = Recent(MOST_RECENT)

    @property
    def form(self) -> str:
        """What a version must have been built with to be of use."""
        return f"{FORM}-{self.language.fingerprint}"

    def searcher(self) -> Any | None:
        """Return tantivy's searcher over what is committed now; None where there is no index of this form."""
        index = self._opened()
        if index is None:
            return None
        self._reload_if_changed()
        return index.searcher()

    def applied(self) -> int | None:
        """Return the number of the last applied change; None where there is no index of this form."""
        searcher = self.searcher()
        if searcher is None:
            return None
        if self._applied is None:
            query = tantivy.Query.term_query(self._index.schema, "id", STATE_ID)
            hits = searcher.search(query, 1).hits
            self._applied = int(searcher.doc(hits[0][1])["applied"][0]) if hits else None
        return self._applied

    def spots(self) -> Spots | None:
        """Return every point of what is committed now, read once; None where there are too many to keep."""
        if not self._has_spots:
            searcher = self.searcher()
            self._spots = all_spots(searcher) if searcher is not None else None
            self._has_spots = True
        return self._spots

    def places(self) -> Phrases:
        """Return the names of places in what is committed now, read once."""
        searcher = self.searcher()
        if self._places is None and searcher is not None:
            self._places = place_phrases(searcher)
        return self._places or {}

    @contextmanager
    def writing(self, *, wait_s: float = 30.0) -> Iterator[None]:
        """Hold the lock of the writer; raise IndexBusy where another process keeps it for longer than `wait_s`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            _lock(lock, wait_s)
            yield

    def apply(self, records: Iterable[OfferRecord], *, removed: Iterable[str], number: int) -> None:
        """Replace the documents of `records`, take out `removed` and remember `number`; only under `writing()`."""
        index = self._opened()
        if index is None:
            raise FileNotFoundError(self.folder)
        writer = index.writer(SMALL_HEAP_BYTES, 1)
        # A writer that was killed may have left files under names that this one is about to use.
        writer.garbage_collect_files()
        for public_id in removed:
            writer.delete_documents_by_term("id", public_id)
        for record in records:
            writer.delete_documents_by_term("id", record.public_id)
            writer.add_document(document_of(record, self.language, self._own_words(record.office)))
        writer.delete_documents_by_term("id", STATE_ID)
        writer.add_document(_state(number))
        writer.commit()
        writer.wait_merging_threads()
        self._forget()

    def rebuild(self, records: Iterable[OfferRecord], *, number: int, report: Report | None = None) -> int:
        """Build a new version from all records, swap it in and return their number; only under `writing()`."""
        name = f"{self.form}-{secrets.token_hex(4)}"
        path = self.folder / name
        path.mkdir(parents=True)
        writer = tantivy.Index(build_schema(), path=str(path)).writer(HEAP_BYTES, 1)
        count = 0
        for count, record in enumerate(records, 1):
            writer.add_document(document_of(record, self.language, self._own_words(record.office)))
            if report is not None and count % REPORT_EVERY == 0:
                report(count)
        writer.add_document(_state(number))
        writer.commit()
        writer.wait_merging_threads()
        self._swap_in(name)
        return count

    def _swap_in(self, name: str) -> None:
        pointer = self.folder / "current"
        beside = self.folder / f"current.{os.getpid()}"
        beside.write_text(name, "ascii")
        os.replace(beside, pointer)
        self._forget()
        for path in self.folder.iterdir():
            if path.is_dir() and path.name != name:
                # Readers of another process keep the files that they have open.
                shutil.rmtree(path, ignore_errors=True)

    def _opened(self) -> Any | None:
        version = self._current()
        if version != self._version:
            self._index, self._version = None, version
            self._forget()
        if self._index is None and version:
            try:
                self._index = tantivy.Index.open(str(self.folder / version))
            except (ValueError, OSError):
                # Files lost or damaged: the index counts as missing and is built anew from the records.
                self._version = ""
        return self._index

    def _current(self) -> str:
        try:
            version = (self.folder / "current").read_text("ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            return ""
        return version if version.startswith(f"{self.form}-") and (self.folder / version).is_dir() else ""

    def _reload_if_changed(self) -> None:
        stat = (self.folder / self._version / "meta.json").stat()
        seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        if seen != self._seen:
            self._index.reload()
            self._forget()
            self._seen = seen

    def _forget(self) -> None:
        self._seen, self._applied = (0, 0, 0), None
        self._spots, self._has_spots, self._places = None, False, None
        self.recent.forget()
        self.recent_counts.forget()


def _state(number: int) -> Any:
    document = tantivy.Document()
    document.add_text("id", STATE_ID)
    document.add_integer("applied", number)
    document.add_integer("visible_from", NEVER)
    document.add_integer("visible_until", 0)
    return document


def _lock(lock: Any, wait_s: float) -> None:
    end = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise IndexBusy from None
            time.sleep(0.05)
        else:
            return

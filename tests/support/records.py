"""Neutral records of offers for tests, and a small index of them."""

from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from bildungsbuero.core.offers import OfferRecord, ProviderRecord
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.search.index import search
from bildungsbuero.search.language import SearchLanguage
from bildungsbuero.search.request import Answer, SearchRequest
from bildungsbuero.search.store import IndexStore

TODAY = date(2026, 11, 22)
KONZ = PlaceRecord(
    town="Konz", association="Verbandsgemeinde Konz", county="Landkreis Trier-Saarburg", latitude=49.7, longitude=6.58
)
_numbers = count(1)


def make_record(
    *, title: str = "Deutsch A1", kind: str = "course", provider: str = "Lernhaus", **fields: Any
) -> OfferRecord:
    """Return a record of a published offer in Trier's office."""
    fields.setdefault("public_id", f"r{next(_numbers)}")
    fields.setdefault("office", "trier")
    return OfferRecord(title=title, kind=kind, provider=ProviderRecord(name=provider, public_id=provider), **fields)


def make_index(folder: Path, *records: OfferRecord, language: SearchLanguage | None = None) -> IndexStore:
    """Return an index that holds the records."""
    store = IndexStore(folder, language or SearchLanguage())
    with store.writing():
        store.rebuild(records, number=0)
    return store


def ask(store: IndexStore, text: str = "", **options: Any) -> Answer:
    """Return the answer of the index today."""
    return search(store, SearchRequest(on=TODAY, text=text, **options))

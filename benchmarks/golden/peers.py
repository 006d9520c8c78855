"""The peers: PostgreSQL's full text in the configuration `german`, and SQLite's FTS5, over the same texts.

Both get what ours gets: title, provider, place, texts, and the German labels and everyday words of the vocabularies,
the title with more weight. Both ask for all words first, and for any of them where that finds fewer than five.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from benchmarks.golden.queries import FIRST
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.search.language import SearchLanguage
from tools import postgres

_WORD = re.compile(r"\w+")


def texts_of(record: OfferRecord, language: SearchLanguage) -> tuple[str, str]:
    """Return title and all other text of an entry."""
    place = record.place
    where = [place.town, place.district, place.association, place.street] if place else []
    said = [
        *(record.provider.name, record.summary, record.description, *where),
        *(run.schedule for run in record.runs),
        *language.labels_of(record),
        *language.features_of(record),
        *language.everyday_words_of(record),
    ]
    return record.title, " ".join(text for text in said if text)


def sqlite_search(records: Sequence[OfferRecord], language: SearchLanguage) -> Callable[[str], list[str]]:
    """Return what answers a query with the ids of the first five by FTS5's bm25."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        'CREATE VIRTUAL TABLE offers USING fts5(id UNINDEXED, title, text, tokenize="unicode61 remove_diacritics 2")'
    )
    rows = [(record.public_id, *texts_of(record, language)) for record in records]
    connection.executemany("INSERT INTO offers VALUES (?, ?, ?)", rows)

    def ask(match: str) -> list[str]:
        found = connection.execute(
            "SELECT id FROM offers WHERE offers MATCH ? ORDER BY bm25(offers, 0, 8.0, 1.0), id LIMIT ?", (match, FIRST)
        )
        return [str(row[0]) for row in found]

    def search(text: str) -> list[str]:
        words = [f'"{word}"' for word in _WORD.findall(text)]
        return _all_then_any(lambda sign: ask(f" {sign} ".join(words)), "AND", "OR") if words else []

    return search


@contextmanager
def postgres_search(
    records: Sequence[OfferRecord], language: SearchLanguage
) -> Iterator[Callable[[str], list[str]] | None]:
    """Give what answers a query with the ids of the first five by ts_rank; None where PostgreSQL is not installed."""
    if postgres.programs() is None:
        yield None
        return
    import psycopg

    with postgres.server() as address, psycopg.connect(address) as connection:
        _fill(connection, records, language)

        def ask(query: str, text: str) -> list[str]:
            found = connection.execute(
                f"SELECT id FROM offers, {query} AS query WHERE words @@ query "
                "ORDER BY ts_rank(words, query) DESC, id LIMIT %(first)s",
                {"text": text, "first": FIRST},
            )
            return [str(row[0]) for row in found.fetchall()]

        every = "plainto_tsquery('german', %(text)s)"
        some = f"CAST(replace(CAST({every} AS text), '&', '|') AS tsquery)"
        yield lambda text: _all_then_any(lambda query: ask(query, text), every, some)


def _fill(connection: Any, records: Sequence[OfferRecord], language: SearchLanguage) -> None:
    connection.execute("CREATE TABLE offers (id text, words tsvector)")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO offers VALUES (%s, setweight(to_tsvector('german', %s), 'A') "
            "|| setweight(to_tsvector('german', %s), 'D'))",
            [(record.public_id, *texts_of(record, language)) for record in records],
        )


def _all_then_any(ask: Callable[[str], list[str]], every: str, some: str) -> list[str]:
    found = ask(every)
    if len(found) < FIRST:
        found += [one for one in ask(some) if one not in found]
    return found[:FIRST]

"""The peers of the search: an index of bare tantivy and a table of PostgreSQL, both with the very tokens of ours."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import tantivy

from benchmarks.search.offers import TODAY
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.search.documents import facet_values
from bildungsbuero.search.schema import FACETS, NEVER, PART_FIELDS, TEXT_FIELDS, facet_field

# Ends with the same number of large segments as ours.
HEAP_BYTES = 64_000_000
MOST_VALUES = 2_000
# The six facets of the first measurement (one value each), which is all that the table of PostgreSQL counts.
SIX = ("topic", "life_phase", "kind", "cost", "mode", "place")

# A word in its forms, of each of which all tokens must occur; phrases of such words that stand for one another.
Forms: TypeAlias = tuple[tuple[str, ...], ...]
Unit: TypeAlias = tuple[tuple[Forms, ...], ...]

Must, Should = tantivy.Occur.Must, tantivy.Occur.Should


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the peers' terms: tokens that must occur, or a beginning, or a misspelling; filters.

    `units` says the same tokens with everything that may stand in their place, which is what ours looks for.
    """

    tokens: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    prefix: str = ""
    misspelt: str = ""
    topic: str = ""
    box: tuple[float, float, float, float] | None = None


def tokens_of(document: Any) -> str:
    """Return every token of a document of ours, in one text."""
    fields = document.to_dict()
    return " ".join(text for name in (*TEXT_FIELDS, *PART_FIELDS) for text in fields.get(name, ()) if text)


@contextmanager
def building(folder: Path) -> Iterator[Callable[[OfferRecord, str], None]]:
    """Give what adds an offer to the bare index: one field of tokens, the facets, the dates, the point."""
    unfinished = folder.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    writer = tantivy.Index(_schema(), path=str(unfinished)).writer(HEAP_BYTES, 1)
    yield lambda record, tokens: writer.add_document(_document(record, tokens))
    writer.commit()
    writer.wait_merging_threads()
    unfinished.rename(folder)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    for name in FACETS:
        builder.add_text_field(facet_field(name), fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("latitude", "longitude"):
        builder.add_float_field(name, indexed=True, fast=True)
    for name in ("visible_from", "visible_until"):
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


def _document(record: OfferRecord, tokens: str) -> Any:
    document = tantivy.Document()
    document.add_text("id", record.public_id)
    document.add_text("text", tokens)
    for name, values in facet_values(record).items():
        for value in values:
            document.add_text(facet_field(name), value)
    place = record.place
    if place is not None and place.latitude is not None and place.longitude is not None:
        document.add_float("latitude", place.latitude)
        document.add_float("longitude", place.longitude)
    document.add_integer("visible_from", (record.visible_from or TODAY).toordinal())
    document.add_integer("visible_until", record.visible_until.toordinal() if record.visible_until else NEVER)
    return document


class Bare:
    """Bare tantivy: every token must occur, twenty best, the same counts as ours."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def search(self, asked: Asked, facets: tuple[str, ...] = FACETS) -> int:
        """Return the number of hits, after reading the ids of the first twenty and the counts of the facets."""
        query = self._query(asked)
        found = self._searcher.search(query, 20)
        for _score, address in found.hits:
            self._searcher.doc(address)["id"]
        # As ours does: the counts of a facet leave its own filter out.
        chosen = ("topic",) if asked.topic else ()
        self._count(query, [name for name in facets if name not in chosen])
        if chosen:
            self._count(self._query(replace(asked, topic="")), list(chosen))
        return int(found.count)

    def _query(self, asked: Asked) -> Any:
        return tantivy.Query.boolean_query([(Must, part) for part in self._parts(asked)])

    def _count(self, query: Any, names: list[str]) -> None:
        terms = {name: {"terms": {"field": facet_field(name), "size": MOST_VALUES}} for name in names}
        self._searcher.aggregate(query, terms)

    def change(self, record: OfferRecord, tokens: str) -> None:
        """Replace one offer and commit."""
        writer = self._index.writer(16_000_000, 1)
        writer.delete_documents_by_term("id", record.public_id)
        writer.add_document(_document(record, tokens))
        writer.commit()
        writer.wait_merging_threads()

    def _parts(self, asked: Asked) -> Iterator[Any]:
        today = TODAY.toordinal()
        integer, number = tantivy.FieldType.Integer, tantivy.FieldType.Float
        for unit in asked.units:
            yield _any_of([_all_of([self._word(forms) for forms in phrase]) for phrase in unit])
        if asked.prefix:
            yield self._fuzzy(asked.prefix, distance=0, prefix=True)
        if asked.misspelt:
            yield self._fuzzy(asked.misspelt, distance=1, prefix=False)
        if asked.topic:
            yield tantivy.Query.term_query(self._schema, facet_field("topic"), asked.topic)
        if asked.box:
            south, north, west, east = asked.box
            yield tantivy.Query.range_query(self._schema, "latitude", number, south, north)
            yield tantivy.Query.range_query(self._schema, "longitude", number, west, east)
        yield tantivy.Query.range_query(self._schema, "visible_from", integer, None, today)
        yield tantivy.Query.range_query(self._schema, "visible_until", integer, today, NEVER)

    def _word(self, forms: Forms) -> Any:
        term = tantivy.Query.term_query
        return _any_of([_all_of([term(self._schema, "text", token) for token in form]) for form in forms])

    def _fuzzy(self, word: str, *, distance: int, prefix: bool) -> Any:
        return tantivy.Query.fuzzy_term_query(
            self._schema, "text", word, distance=distance, transposition_cost_one=True, prefix=prefix
        )


def _all_of(queries: list[Any]) -> Any:
    return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(Must, query) for query in queries])


def _any_of(queries: list[Any]) -> Any:
    return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(Should, query) for query in queries])


def as_row(record: OfferRecord, tokens: str) -> tuple[Any, ...]:
    """Return an offer as a row of the table in PostgreSQL, with the first value of each of the six facets."""
    values = facet_values(record)
    six = (next(iter(values.get(name, ())), "") for name in SIX)
    return record.public_id, tokens, record.visible_from, record.visible_until, *six


@contextmanager
def copying(connection: Any) -> Iterator[Callable[[OfferRecord, str], None]]:
    """Give what writes an offer to a table of PostgreSQL."""
    columns = ", ".join(f"{name} text" for name in SIX)
    connection.execute("DROP TABLE IF EXISTS incoming, offers")
    connection.execute(
        f"CREATE UNLOGGED TABLE incoming (id text, tokens text, visible_from date, visible_until date, {columns})"
    )
    with connection.cursor().copy("COPY incoming FROM STDIN") as copy:
        yield lambda record, tokens: copy.write_row(as_row(record, tokens))


def index_table(connection: Any) -> None:
    """Make the words and their index; tokens are taken as they are (the configuration "simple" knows no stemming)."""
    connection.execute(
        "CREATE UNLOGGED TABLE offers AS SELECT id, to_tsvector('simple', tokens) AS words, visible_from, "
        f"visible_until, {', '.join(SIX)} FROM incoming"
    )
    connection.execute("DROP TABLE incoming")
    connection.execute("CREATE INDEX offers_words ON offers USING gin (words)")
    connection.execute("ANALYZE offers")
    connection.commit()


def search_postgres(connection: Any, tokens: tuple[str, ...]) -> int:
    """Return the number of hits, after the twenty best by ts_rank and the counts of six facets."""
    query = " & ".join(f"'{token}'" for token in tokens)
    shown = "visible_from <= %(on)s AND visible_until >= %(on)s"
    connection.execute(
        f"SELECT id, ts_rank(words, %(query)s::tsquery) AS rank FROM offers WHERE words @@ %(query)s::tsquery "
        f"AND {shown} ORDER BY rank DESC LIMIT 20",
        {"query": query, "on": TODAY},
    ).fetchall()
    sets = ", ".join(f"({name})" for name in SIX)
    counted = connection.execute(
        f"SELECT {', '.join(SIX)}, count(*) FROM offers WHERE words @@ %(query)s::tsquery AND {shown} "
        f"GROUP BY GROUPING SETS ({sets}, ())",
        {"query": query, "on": TODAY},
    ).fetchall()
    return max(row[-1] for row in counted)

"""An office with many offers, their runs, providers, places, history, pairs and index, written in bulk."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from itertools import islice
from typing import Any

import numpy as np
from django.db import connection, models, transaction
from django.utils import timezone

from benchmarks.search.words import SEED, vocabulary
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue import indexing
from bildungsbuero.apps.catalogue.models import Duplicate, Offer, Run
from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.freshness import PUBLIC_STATES
from bildungsbuero.core.offers import OfferRecord, ProviderRecord
from bildungsbuero.core.places import PlaceRecord

CHUNK = 10_000
# One provider has so many offers, one place too.
OFFERS_OF_A_PROVIDER = 40
LISTS = 200
PAIRS = 50_000
# A catalogue has fewer words than the dictionary.
WORDS = 20_000
# State and up to which chance it is drawn; the rest is archived.
STATES = (("draft", 0.03), ("submitted", 0.04), ("closed", 0.05), ("cancelled", 0.06), ("published", 0.92))


def fill(office: Office, size: int, on: date) -> None:
    """Give an empty office `size` offers; the same size gives the same offers."""
    begin = time.monotonic()
    providers = max(3, size // OFFERS_OF_A_PROVIDER)
    with _in_bulk(), transaction.atomic():
        _insert(Organisation, _organisations(office, providers))
        _insert(Place, _places(office, providers))
        _insert(Offer, (row for row, _record in _offers(office, size, providers, on)))
        _insert(Run, _runs(office, size, on))
        _insert(Duplicate, _pairs(office, min(PAIRS, size // 2)))
        _copy_history(Offer)
        changes.record(indexing.OFFER, _public_id("o", 0), office=office)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    _say(f"{size:,} offers stored after {time.monotonic() - begin:.0f} s")
    store = indexing.index_store()
    with store.writing():
        records = (record for _row, record in _offers(office, size, providers, on) if record.state in PUBLIC_STATES)
        store.rebuild(records, number=changes.latest_number())
    _say(f"{size:,} offers indexed after {time.monotonic() - begin:.0f} s")


@contextmanager
def _in_bulk() -> Iterator[None]:
    """Write without a journal and make the indexes at the end: what is lost in a crash is generated again."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    tables = [model._meta.db_table for model in (Offer, Run, Duplicate, Organisation, Place, Offer.history.model)]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=OFF")
        cursor.execute("PRAGMA synchronous=OFF")
        marks = ", ".join(["%s"] * len(tables))
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> '' AND tbl_name IN ({marks})", tables
        )
        indexes = cursor.fetchall()
        for name, _sql in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        yield
        for _name, sql in indexes:
            cursor.execute(sql)
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")


def _insert(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows with the defaults of the model for what they do not say."""
    fields = model._meta.concrete_fields
    names = {field.name: position for position, field in enumerate(fields)}
    plain = [field.get_db_prep_save(_default(field), connection) for field in fields]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    statement = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"
    iterator = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(iterator, CHUNK)):
            listed = []
            for values in batch:
                row = plain.copy()
                for name, value in values.items():
                    row[names[name]] = value
                listed.append(row)
            cursor.executemany(statement, listed)


def _default(field: models.Field[Any, Any]) -> Any:
    is_stamp = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return timezone.now() if is_stamp else field.get_default()


def _copy_history(model: Any) -> None:
    """Give every record the one line of history that its making left."""
    history = model.history.model
    shared = [field.column for field in history._meta.concrete_fields if not field.name.startswith("history_")]
    columns = ", ".join(connection.ops.quote_name(column) for column in shared)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {history._meta.db_table} ({columns}, history_date, history_type)"
            f" SELECT {columns}, %s, '+' FROM {model._meta.db_table}",
            [timezone.now()],
        )


def drawn(count: int, generator: np.random.Generator) -> list[str]:
    """Return words by their frequency."""
    weights = np.cumsum(1 / (np.arange(WORDS) + 2.7))
    ranks = np.searchsorted(weights / weights[-1], generator.random(count))
    words = vocabulary()
    return [words[rank] for rank in np.minimum(ranks, WORDS - 1).tolist()]


def _public_id(letter: str, number: int) -> str:
    return f"{letter}{number:07d}"


def _organisations(office: Office, count: int) -> Iterator[dict[str, Any]]:
    words = drawn(count * 2, np.random.default_rng(SEED + 1))
    for number in range(count):
        name = f"{words[2 * number]} {words[2 * number + 1]}".title()
        yield {"id": number + 1, "office": office.pk, "public_id": _public_id("v", number), "name": name}


def _places(office: Office, count: int) -> Iterator[dict[str, Any]]:
    words = drawn(count, np.random.default_rng(SEED + 2))
    for number, word in enumerate(words):
        yield {
            "id": number + 1,
            "office": office.pk,
            "public_id": _public_id("p", number),
            "street": f"{word.capitalize()}straße {number % 99 + 1}",
            "postcode": f"54{number % 300:03d}",
            "town": f"{words[number % 100].capitalize()}stadt",
            "organisation": number + 1,
        }


def _offers(office: Office, size: int, providers: int, on: date) -> Iterator[tuple[dict[str, Any], OfferRecord]]:
    """Yield each offer as a row and as what the index takes."""
    by_kind, by_topic = tuple(kinds()), tuple(vocabularies()["topic"].keys())
    names = [row["name"] for row in _organisations(office, providers)]
    towns = [row["town"] for row in _places(office, providers)]
    noon, stored = datetime.combine(on, clock(12), tzinfo=UTC), connection.ops.adapt_datetimefield_value
    for start in range(0, size, CHUNK):
        generator = np.random.default_rng((SEED, start))
        count = min(CHUNK, size - start)
        words = drawn(count * 12, generator)
        chances = generator.random((count, 8)).tolist()
        for position in range(count):
            number, chance = start + position, chances[position]
            title = " ".join(words[position * 12 : position * 12 + 4]).capitalize()
            summary = " ".join(words[position * 12 + 4 : position * 12 + 12]).capitalize()
            provider = int(chance[0] ** 1.5 * providers)
            state = next((state for state, share in STATES if chance[1] < share), "archived")
            age = timedelta(days=int(chance[4] * 500))
            facts: dict[str, Any] = {
                "title": title,
                "summary": summary,
                "kind": by_kind[int(chance[2] ** 2 * len(by_kind))],
                "state": state,
                "confirmed_on": on - age if chance[5] < 0.8 else None,
                "visible_until": on + timedelta(days=int(chance[6] * 900) - 300) if chance[6] < 0.5 else None,
            }
            topics = (by_topic[int(chance[3] ** 1.5 * len(by_topic))],)
            row = {
                **facts,
                "id": number + 1,
                "office": office.pk,
                "public_id": _public_id("o", number),
                "topics": f"|{topics[0]}|",
                "provider": provider + 1,
                "place": provider + 1,
                "list_name": f"Liste {number % LISTS}" if chance[7] < 0.7 else "",
                "external_id": str(number) if chance[7] < 0.7 else "",
                "fingerprint": f"{number:064d}",
                "created_at": stored(noon - age),
                "changed_at": stored(noon - age),
            }
            record = OfferRecord(
                **facts,
                public_id=row["public_id"],
                office=office.key,
                topics=topics,
                provider=ProviderRecord(name=names[provider], public_id=_public_id("v", provider)),
                place=PlaceRecord(public_id=_public_id("p", provider), town=towns[provider]),
            )
            yield row, record


def _runs(office: Office, size: int, on: date) -> Iterator[dict[str, Any]]:
    for number in range(size):
        if number % 3:
            begin = on + timedelta(days=number % 700 - 350)
            yield {
                "id": number + 1,
                "office": office.pk,
                "public_id": _public_id("r", number),
                "offer": number + 1,
                "starts_on": begin,
                "ends_on": begin + timedelta(days=30),
            }


def _pairs(office: Office, count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        yield {
            "id": number + 1,
            "office": office.pk,
            "public_id": _public_id("d", number),
            "kind": "offer",
            "first": _public_id("o", 2 * number),
            "second": _public_id("o", 2 * number + 1),
            "score": 0.6 + number % 400 / 1000,
            "verdict": "same",
        }


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")

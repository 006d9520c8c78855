"""The records in a backup: SQLite as a consistent copy of its file, anything else as one line a record."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from bildungsbuero.core.errors import Refusal

# Made anew by each installation itself.
LEFT_OUT = frozenset({"sessions.Session", "contenttypes.ContentType", "auth.Permission"})
BATCH = 500


class ExactEncoder(DjangoJSONEncoder):
    """Writes moments with all their digits; Django's own leaves out the last three."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime | time) else super().default(o)


def is_sqlite() -> bool:
    """Whether the records of this installation lie in an SQLite file."""
    return connection.vendor == "sqlite"


def sqlite_path() -> Path:
    """Return the path of the SQLite file."""
    return Path(settings.DATABASES["default"]["NAME"])


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database that others write to at the same time: the copy holds what stood at one moment, in one file."""
    with closing(sqlite3.connect(source, timeout=60)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("DELETE FROM django_session")
        copy.commit()
        verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise Refusal("backup.damaged_database", detail=str(verdict)[:200])


@transaction.atomic
def dump_records(target: Path) -> None:
    """Write all records as they stood at one moment, one JSON line each."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    with target.open("w", encoding="utf-8") as file:
        for model in record_models():
            rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
            serializers.serialize("jsonl", rows, stream=file, cls=ExactEncoder)


@transaction.atomic
def load_records(source: Path) -> int:
    """Bring dumped records into a database that has tables and nothing of its own in them; return how many."""
    count = 0
    with connection.constraint_checks_disabled(), source.open(encoding="utf-8") as file:
        for model in reversed(record_models()):
            model._base_manager.all().delete()
        for record in serializers.deserialize("jsonl", _lines(file)):
            record.save()
            count += 1
    connection.check_constraints()
    _go_on_counting()
    return count


def record_models() -> list[type[models.Model]]:
    """Return the models whose rows belong into a backup."""
    found = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    return [model for model in found if model._meta.label not in LEFT_OUT]


def _lines(file: Any) -> Iterator[str]:
    return (line for line in file if line.strip())


def _go_on_counting() -> None:
    """Let new records get numbers behind those that were loaded."""
    statements = connection.ops.sequence_reset_sql(no_style(), record_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

"""Many new records stored at once, each with a first version in its history.

The versions are copied within the database: made one by one in Python, they would cost as much as the records.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Value
from django.utils import timezone

BATCH = 500


@transaction.atomic
def create_all(records: Sequence[models.Model], *, reason: str | None = None) -> None:
    """Store new records of one model; `reason` is written beside their first version."""
    for begin in range(0, len(records), BATCH):
        some = records[begin : begin + BATCH]
        model: Any = type(some[0])
        model.unscoped.bulk_create(some)
        _copy_first_versions(model, some, reason)


def _copy_first_versions(model: Any, records: Sequence[models.Model], reason: str | None) -> None:
    history = model.history.model
    user = history.get_default_history_user(records[0])
    columns = {field.attname: history._meta.get_field(field.name).column for field in history.tracked_fields}
    said = {
        "history_date": timezone.now(),
        "history_type": "+",
        "history_change_reason": reason,
        "history_user_id": user.pk if user else None,
    }
    values = {name: Value(value, output_field=_field(history, name)) for name, value in said.items()}
    stored = model.objects.across_offices(because="they were stored a moment ago")
    rows = stored.filter(pk__in=[record.pk for record in records]).order_by("pk").annotate(**values)
    query, parameters = rows.values_list(*columns, *values).query.sql_with_params()
    names = ", ".join(map(connection.ops.quote_name, (*columns.values(), *values)))
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(history._meta.db_table)
        cursor.execute(f"INSERT INTO {table} ({names}) {query}", parameters)


def _field(history: Any, name: str) -> Any:
    field = history._meta.get_field(name)
    return field.target_field if field.is_relation else field

"""What is wrong with a document: fields that are missing, addresses nobody can write to, ids that lead nowhere."""

import re
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.hsds.shape import ENTITIES, FOREIGN, LISTS, SINGLES

STATUSES = ("active", "inactive", "defunct", "temporarily closed")
MOST_PROBLEMS = 20
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def problems(node: Mapping[str, Any], place: Place, *, entity: str = "service", path: str = "") -> Iterator[Refusal]:
    """Yield what is wrong with a nested entity and with all that hangs on it, each with its field."""
    shape = ENTITIES[entity]
    for name in shape.required:
        if node.get(name) in ("", None):
            yield Refusal("offers.missing_value", place=_at(place, path + name), column=name)
    for name in shape.emails:
        value = node.get(name)
        if value is not None and not (isinstance(value, str) and _EMAIL.fullmatch(value)):
            yield Refusal("offers.bad_email", place=_at(place, path + name), value=str(value)[:80])
    if "id" in node and not _is_uuid(node["id"]):
        yield Refusal("offers.no_uuid", place=_at(place, path + "id"), value=str(node["id"])[:40])
    if entity == "service" and node.get("status") not in (*STATUSES, None, ""):
        yield Refusal(
            "offers.unknown_term", place=_at(place, path + "status"), value=str(node["status"])[:80], column="status"
        )
    for name, value in node.items():
        if name in SINGLES and isinstance(value, Mapping):
            yield from problems(value, place, entity=SINGLES[name], path=f"{path}{name}.")
        elif name in LISTS and isinstance(value, list):
            for index, one in enumerate(value):
                if isinstance(one, Mapping):
                    yield from problems(one, place, entity=LISTS[name], path=f"{path}{name}[{index}].")


def broken_links(tables: Mapping[str, Mapping[str, Mapping[str, Any]]], *, name: str) -> Iterator[Refusal]:
    """Yield the ids of tables that no row has; each names file, row and column."""
    for entity, rows in tables.items():
        columns = [column for column in FOREIGN if column in ENTITIES[entity].columns]
        for number, row in enumerate(rows.values(), 2):
            for column in columns:
                wanted = row.get(column)
                if wanted and wanted not in tables.get(FOREIGN[column], {}):
                    place = Place(file=f"{name}/{ENTITIES[entity].file}", row=number, column=column)
                    yield Refusal("offers.broken_link", place=place, value=str(wanted)[:40], table=FOREIGN[column])


def missing_cells(tables: Mapping[str, Mapping[str, Mapping[str, Any]]], *, name: str) -> Iterator[Refusal]:
    """Yield the cells of tables that must be filled and are empty."""
    for entity, rows in tables.items():
        shape = ENTITIES[entity]
        for number, row in enumerate(rows.values(), 2):
            for column in (*shape.required, *shape.required_in_tables):
                if row.get(column) in ("", None):
                    place = Place(file=f"{name}/{shape.file}", row=number, column=column)
                    yield Refusal("offers.missing_value", place=place, column=column)


def _is_uuid(value: Any) -> bool:
    try:
        uuid.UUID(str(value))
    except ValueError:
        return False
    return True


def _at(place: Place, field: str) -> Place:
    return Place(file=place.file, row=place.row, field=field)

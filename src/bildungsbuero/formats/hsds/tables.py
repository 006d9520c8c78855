"""From the nested form to tables and back: the same facts, one row for each id."""

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bildungsbuero.formats.hsds.shape import ENTITIES, FOREIGN, LINKED, LISTS, LISTS_OF, SINGLES, SINGLES_OF

Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]
DESCRIPTOR = "datapackage.json"


def flattened(services: Iterable[Mapping[str, Any]]) -> Tables:
    """Return the tables of nested services."""
    tables: Tables = {name: {} for name in ENTITIES}
    for service in services:
        _flatten("service", service, tables)
    return tables


def _flatten(entity: str, node: Mapping[str, Any], tables: Tables, parent: tuple[str, str] = ("", "")) -> str:
    key = str(node["id"])
    row = tables[entity].setdefault(key, {})
    columns = ENTITIES[entity].columns
    row.update({name: value for name, value in node.items() if name in columns})
    if parent[0]:
        _link(entity, row, parent)
    for name, value in node.items():
        if name in SINGLES and isinstance(value, Mapping) and "id" in value:
            other = _flatten(SINGLES[name], value, tables)
            column = f"{SINGLES[name]}_id"
            if column in columns:
                row[column] = other
        elif name in LISTS and isinstance(value, list):
            for one in value:
                _flatten(LISTS[name], one, tables, (entity, key))
    return key


def _link(entity: str, row: Row, parent: tuple[str, str]) -> None:
    kind, key = parent
    if entity in LINKED:
        row[LINKED[entity]] = key
        if entity == "attribute":
            row.setdefault("link_entity", kind)
    elif f"{kind}_id" in ENTITIES[entity].columns:
        row[f"{kind}_id"] = key


def nested(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[Row]:
    """Yield the services of tables in the nested form."""
    by_parent: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for entity, rows in tables.items():
        for key, row in rows.items():
            for column in (*FOREIGN, *LINKED.values()):
                if row.get(column):
                    by_parent[entity, column, str(row[column])].append(key)
    for key in tables.get("service", {}):
        yield _nest("service", key, tables, by_parent, ())


def _nest(entity: str, key: str, tables: Any, by_parent: Any, above: tuple[str, ...]) -> Row:
    row = tables[entity].get(key, {"id": key})
    hidden = {column for column in row if column in FOREIGN or column in LINKED.values()}
    node = {name: value for name, value in row.items() if name not in hidden and value not in ("", None)}
    above = (*above, entity)
    for name in SINGLES_OF.get(entity, ()):
        other = str(row.get(f"{SINGLES[name]}_id") or "")
        if other and other in tables.get(SINGLES[name], {}):
            node[name] = _nest(SINGLES[name], other, tables, by_parent, above)
    if entity == "program":
        return node
    for name in LISTS_OF.get(entity, ()):
        if LISTS[name] in above:
            continue
        members = by_parent.get((LISTS[name], f"{entity}_id", key), [])
        if members:
            node[name] = [_nest(LISTS[name], one, tables, by_parent, above) for one in members]
    for name, column in (("attributes", "link_id"), ("metadata", "resource_id")):
        entity_of = LISTS[name]
        members = by_parent.get((entity_of, column, key), []) if entity not in LINKED else []
        if members:
            node[name] = [_nest(entity_of, one, tables, by_parent, above) for one in members]
    return node


def as_csv(entity: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return one table as the package holds it."""
    sink = io.StringIO()
    writer = csv.DictWriter(sink, ENTITIES[entity].columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return sink.getvalue().encode()


def from_csv(entity: str, text: str) -> dict[str, Row]:
    """Return one table of a package, numbers as numbers; a row without id keeps its number in the file."""
    rows: dict[str, Row] = {}
    for number, found in enumerate(csv.DictReader(io.StringIO(text)), 2):
        row = {
            name: value for name, value in found.items() if isinstance(name, str) and isinstance(value, str) and value
        }
        for name in ENTITIES[entity].numbers:
            if name in row:
                row[name] = _number(row[name])
        rows[str(row.get("id") or f"?{number}")] = row
    return rows


def package(tables: Tables, target: Any) -> None:
    """Write the tables as a ZIP of CSV files; empty ones are left out."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entity, rows in tables.items():
            if rows or entity in ("service", "organization"):
                archive.writestr(ENTITIES[entity].file, as_csv(entity, rows.values()))


def _number(text: Any) -> Any:
    try:
        value = float(text)
    except (TypeError, ValueError):
        return text
    return int(value) if value.is_integer() else value

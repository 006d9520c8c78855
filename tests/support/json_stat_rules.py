"""The published rules of JSON-stat 2.0 (https://json-stat.org/full/) as plain checks, independent of the writer."""

from math import prod
from typing import Any

ROLES = {"time", "geo", "metric"}


def broken_rules(document: dict[str, Any]) -> list[str]:
    """Return what a dataset document breaks; empty for a good one."""
    found = [name for name in ("version", "class", "id", "size", "dimension", "value") if name not in document]
    if found:
        return [f"{name} is missing" for name in found]
    if (document["version"], document["class"]) != ("2.0", "dataset"):
        found.append("version or class")
    ids, sizes = document["id"], document["size"]
    if len(ids) != len(sizes) or len(set(ids)) != len(ids) or set(ids) != set(document["dimension"]):
        found.append("id, size and dimension do not fit")
        return found
    for name, size in zip(ids, sizes, strict=True):
        category = document["dimension"][name]["category"]
        if len(set(category["index"])) != size:
            found.append(f"size of {name}")
        found += [
            f"{part} of {name}" for part in ("label", "unit") if set(category.get(part, {})) - set(category["index"])
        ]
    if len(document["value"]) != prod(sizes):
        found.append("number of values")
    if any(value is not None and not isinstance(value, int | float) for value in document["value"]):
        found.append("a value is no number")
    if any(not key.isdigit() or int(key) >= prod(sizes) for key in document.get("status", {})):
        found.append("status outside the values")
    roles = document.get("role", {})
    if set(roles) - ROLES or {name for names in roles.values() for name in names} - set(ids):
        found.append("role")
    return found

"""JSON as it comes from outside: whatever is asked for may be missing or be something else."""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal


def document_of(path: Path, *, name: str) -> Any:
    """Return a JSON document, or the list of documents of a file with one in each line; raises Refusal."""
    place = Place(file=name)
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("file.encoding", place=place) from error
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        lines = [line for line in content.splitlines() if line.strip()]
        if len(lines) > 1:
            try:
                return [json.loads(line) for line in lines]
            except (ValueError, RecursionError):
                pass
        raise Refusal("offers.broken_json", place=place, detail=str(error)[:120]) from error


def at(tree: Any, *path: str) -> Any:
    """Return what stands at a path of names, None where the path ends before."""
    for name in path:
        if not isinstance(tree, dict):
            return None
        tree = tree.get(name)
    return tree


def said(tree: Any, *path: str) -> str:
    """Return the text at a path; numbers as text, everything else as nothing."""
    found = at(tree, *path)
    if isinstance(found, str):
        return found.strip()
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else ""


def number(tree: Any, *path: str) -> int | None:
    """Return the whole number at a path that is not negative, or None."""
    found = said(tree, *path)
    try:
        value = Decimal(found)
    except InvalidOperation:
        return None
    return int(value) if value.is_finite() and 0 <= value <= 9_999_999 else None


def items(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the dictionaries of a list, or the dictionary itself."""
    if isinstance(tree, dict):
        yield tree
    elif isinstance(tree, list):
        yield from (one for one in tree if isinstance(one, dict))

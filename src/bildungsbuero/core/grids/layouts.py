"""The layout of a table as it was read once, found again in the next file although columns moved or lines came."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, replace
from typing import Any

from bildungsbuero.core.grids.grid import Grid
from bildungsbuero.core.grids.guessing import guess
from bildungsbuero.core.grids.head import head_texts
from bildungsbuero.core.grids.mapping import Column, Gazetteer, HeadLine, Mapping, Says, as_json, from_json
from bildungsbuero.core.grids.periods import read_written
from bildungsbuero.core.grids.regions import Region
from bildungsbuero.core.grids.words import clean
from bildungsbuero.core.territory import folded

# So much of what stood over the values must stand there again.
SHARE_OF_HEADS = 0.6
_LIKE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A table that looks like an earlier one: how it is read, what is new in its head and what is missing there."""

    mapping: Mapping
    score: float
    new: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def learn(grid: Grid, mapping: Mapping) -> dict[str, Any]:
    """Return the layout of a table in plain values: its mapping and the words by which its parts are known."""
    rows = [line.row for line in mapping.head]
    values = [column.index for column in mapping.columns_of(Says.VALUE)]
    lines = head_texts(grid, rows, values)
    return {
        "mapping": as_json(mapping),
        "labels": [
            {"says": column.says.value, "name": column.name, "heads": _heads(grid, rows, column.index)}
            for column in mapping.columns
            if column.says is not Says.VALUE
        ],
        "lines": [
            {"says": line.says.value, "name": line.name, "texts": _words(over.values())}
            for line, over in zip(mapping.head, lines, strict=True)
        ],
    }


def recognise(
    grid: Grid, region: Region, layout: Pairs[str, Any], gazetteer: Gazetteer, *, name: str = ""
) -> Recognised | None:
    """Return how a table is read by a layout of before, None where it is another table."""
    before = from_json(layout["mapping"])
    fresh = guess(grid, region, gazetteer, name=name)
    rows = [line.row for line in fresh.head]
    columns = _columns(grid, rows, fresh, layout)
    if columns is None:
        return None
    values = [column.index for column in columns if column.says is Says.VALUE]
    texts = [_words(over.values()) for over in head_texts(grid, rows, values)]
    head = _head(fresh, texts, layout)
    if head is None or not values:
        return None
    known = {text for line in layout["lines"] for text in line["texts"]}
    found = {text for line, words in zip(head, texts, strict=True) if line.says is not Says.NOTHING for text in words}
    share = len(known & found) / len(known) if known else 1.0
    if share < SHARE_OF_HEADS:
        return None
    mapping = before.with_changes(
        sheet=grid.name,
        head=head,
        first=fresh.first,
        last=fresh.last,
        columns=columns,
        skipped=frozenset(),
        decimals=fresh.decimals,
        period=fresh.period if before.period else "",
        section=before.section if fresh.section is not Says.NOTHING else Says.NOTHING,
    )
    return Recognised(
        mapping=mapping,
        score=share + _weight(columns, layout),
        new=tuple(sorted(found - known)),
        missing=tuple(sorted(known - found)),
    )


def _weight(columns: Sequence[Column], layout: Pairs[str, Any]) -> float:
    """Tables with more labels in common are more surely the same."""
    labels = [label for label in layout["labels"] if label["says"] != Says.NOTHING]
    found = sum(column.says not in (Says.VALUE, Says.NOTHING) for column in columns)
    return found / max(len(labels), found, 1)


def _columns(grid: Grid, rows: Sequence[int], fresh: Mapping, layout: Pairs[str, Any]) -> tuple[Column, ...] | None:
    """Return the columns with the labels where they stand now; None where one is gone."""
    heads = {column.index: set(_heads(grid, rows, column.index)) for column in fresh.columns}
    found: dict[int, Column] = {}
    for label in layout["labels"]:
        says, wanted = Says(label["says"]), set(label["heads"])
        free = [column for column in fresh.columns if column.index not in found]
        like = [
            column for column in free if wanted and (wanted <= heads[column.index] or heads[column.index] == wanted)
        ]
        if not like and not wanted:
            like = [column for column in free if column.says is says and not heads[column.index]]
        if not like and says is not Says.NOTHING and says is not Says.DIMENSION:
            # A head may be worded anew; a column of periods or keys is known by what it holds.
            like = [column for column in free if column.says is says]
        if like:
            found[like[0].index] = Column(index=like[0].index, says=says, name=label["name"])
        elif says is not Says.NOTHING:
            return None
    return tuple(
        found.get(column.index) or replace(column, says=Says.VALUE if column.says is Says.VALUE else Says.NOTHING)
        for column in fresh.columns
    )


def _head(fresh: Mapping, texts: Sequence[Sequence[str]], layout: Pairs[str, Any]) -> tuple[HeadLine, ...] | None:
    """Return the lines of the head by the words that they share with those of before."""
    left = [line for line in layout["lines"] if line["says"] != Says.NOTHING]
    found: list[HeadLine] = []
    for line, words in zip(fresh.head, texts, strict=True):
        like = max(left, key=lambda known: _likeness(known, words, line.says), default=None)
        if like is not None and _likeness(like, words, line.says) > _LIKE:
            found.append(HeadLine(row=line.row, says=Says(like["says"]), name=like["name"]))
            left.remove(like)
        else:
            found.append(HeadLine(row=line.row))
    needed = [line for line in left if line["says"] not in (Says.UNIT, Says.MEASURE) or len(layout["lines"]) == 1]
    return None if needed else tuple(found)


def _likeness(known: Pairs[str, Any], words: Sequence[str], says: Says) -> float:
    if not known["texts"]:
        # A line of years has no words that stay.
        return 1.0 if says.value == known["says"] else 0.0
    both = set(known["texts"]) | set(words)
    return len(set(known["texts"]) & set(words)) / len(both) if both else 0.0


def _heads(grid: Grid, rows: Iterable[int], column: int) -> list[str]:
    return _words(clean(grid.shown_at(row, column).text) for row in rows)


def _words(texts: Iterable[str]) -> list[str]:
    """Return the texts by which a head is known: without periods, which are others each year."""
    return sorted({folded(text) for text in texts if text and read_written(text) is None} - {""})

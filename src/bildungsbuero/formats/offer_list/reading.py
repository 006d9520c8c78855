"""A list of offers read offer by offer: the good ones as records, the bad ones as refusals with their place."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.vocabulary import Kind, Vocabulary
from bildungsbuero.formats import workbook
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_list.cells import CellReader
from bildungsbuero.formats.offer_list.columns import BY_NAME, COLUMNS, OWN_FIELD, REQUIRED, RUN_COLUMNS
from bildungsbuero.formats.offer_list.records import RawOffer, RecordReader
from bildungsbuero.formats.texts import find_encoding

JSON_NAME = "bildungsbuero-offers"
LONGEST_CELL = 1 << 20
DEFAULTS = ("source", "licence", "as_of", "example", "provider")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """What a list may refer to: the vocabularies and kinds of the catalogue; `start` resolves dates such as "+14".

    `columns` says what headings mean that are not ours (an empty name leaves one out), `defaults` what holds for every
    row that does not say it.
    """

    vocabularies: dict[str, Vocabulary]
    kinds: dict[str, Kind]
    start: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Group:
    """The rows of one offer that stand one below another."""

    key: str
    raw: RawOffer
    runs: list[tuple[Place, Mapping[str, Any]]] = field(default_factory=list)


def is_offer_list(path: Path) -> bool:
    """Whether the file may be a list of ours: JSON, or a table whose headings hold title, kind and provider."""
    try:
        head = _head(path).lstrip(b"\xef\xbb\xbf \r\n\t")
    except OSError:
        return False
    if head.startswith((b"{", b"[")):
        return True
    try:
        with path.open(encoding=find_encoding(path), newline="") as file:
            names = _names(next(csv.reader(file, delimiter=_delimiter(path)), []), {}, {})
    except (Refusal, csv.Error, UnicodeDecodeError):
        return False
    return set(REQUIRED) <= set(names.values())


def read_offers(path: Path, lists: Lists, *, work_dir: Path, name: str = "") -> Iterator[Found]:
    """Yield each offer of a list; raises Refusal where the file as a whole cannot be read.

    Rows of one offer (further runs) stand one below another; an offer that comes again later is refused.
    """
    name = name or path.name
    if not path.is_file():
        raise Refusal("file.not_there", place=Place(file=name))
    if _head(path).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        path = workbook.first_sheet_as_text(path, work_dir / "list.csv", name=name)
    groups = _from_json(path, name) if _head(path).lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"[") else None
    if groups is None:
        groups = _from_table(path, lists, name)
    yield from _records(groups, lists)


def _records(groups: Iterator[tuple[_Group, dict[str, str]] | Refusal], lists: Lists) -> Iterator[Found]:
    cells = CellReader(vocabularies=lists.vocabularies, start=lists.start)
    seen: dict[str, int | None] = {}
    for group in groups:
        if isinstance(group, Refusal):
            yield Found(place=group.place, refusal=group)
            continue
        rows, defaults = group
        raw = RawOffer(
            place=rows.raw.place,
            cells=rows.raw.cells,
            runs=tuple(rows.runs),
            prices=rows.raw.prices,
            conditions=rows.raw.conditions,
        )
        try:
            record = RecordReader(cells=cells, kinds=lists.kinds, defaults=defaults).record(raw)
            if record.external_id in seen:
                raise Refusal("offers.twice", place=raw.place, first=seen[record.external_id] or 0)
        except Refusal as refusal:
            yield Found(place=refusal.place, external_id=str(raw.cells.get("id") or "").strip(), refusal=refusal)
        else:
            seen[record.external_id] = raw.place.row
            yield Found(place=raw.place, external_id=record.external_id, record=record)


def _from_table(path: Path, lists: Lists, name: str) -> Iterator[tuple[_Group, dict[str, str]] | Refusal]:
    csv.field_size_limit(LONGEST_CELL)
    encoding = find_encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(file, delimiter=_delimiter(path), strict=False)
            names = _checked_names(next(reader, []), lists, name)
            yield from _groups(reader, names, name, lists.defaults)
    except UnicodeDecodeError as error:
        raise Refusal("file.encoding", place=Place(file=name)) from error
    except csv.Error as error:
        raise Refusal("offers.broken_table", place=Place(file=name, row=reader.line_num)) from error


def _groups(
    reader: Any, names: dict[int, str], name: str, defaults: Mapping[str, str]
) -> Iterator[tuple[_Group, dict[str, str]] | Refusal]:
    group: _Group | None = None
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        place = Place(file=name, row=reader.line_num)
        if len(row) > len(names) and any(cell.strip() for cell in row[max(names) + 1 :]):
            if group:
                yield group, {}
                group = None
            yield Refusal("offers.shifted_row", place=place, found=len(row), expected=max(names) + 1)
            continue
        said = {names[index]: cell for index, cell in enumerate(row) if names.get(index)}
        cells = said | {column: value for column, value in defaults.items() if not said.get(column, "").strip()}
        run = {column: cell for column, cell in cells.items() if column in RUN_COLUMNS and str(cell).strip()}
        key = "\t".join(str(cells.get(column, "")).strip() for column in ("id", "title", "provider", "kind", "town"))
        if group is not None and group.key == key and run:
            group.runs.append((place, run))
            continue
        if group is not None:
            yield group, {}
        group = _Group(key=key, raw=RawOffer(place=place, cells=cells), runs=[(place, run)] if run else [])
    if group is not None:
        yield group, {}


def _from_json(path: Path, name: str) -> Iterator[tuple[_Group, dict[str, str]] | Refusal]:
    place = Place(file=name)
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refusal("offers.broken_json", place=place, detail=str(error)[:120]) from error
    entries = document.get("offers") if isinstance(document, dict) else document
    if not isinstance(entries, list):
        raise Refusal("offers.unknown_layout", place=place)
    defaults = {key: document[key] for key in DEFAULTS if key in document} if isinstance(document, dict) else {}
    for number, entry in enumerate(entries, 1):
        at = Place(file=name, row=number)
        if not isinstance(entry, dict) or not _has_plain_lists(entry):
            yield Refusal("offers.bad_entry", place=at)
            continue
        raw = RawOffer(
            place=at,
            cells={key: value for key, value in entry.items() if not isinstance(value, dict)},
            prices=tuple(entry.get("prices") or ()),
            conditions=tuple(entry.get("condition_list") or ()),
        )
        runs = entry.get("runs") or ([entry] if set(entry) & RUN_COLUMNS else [])
        yield _Group(key="", raw=raw, runs=[(at, run) for run in runs]), defaults


def _has_plain_lists(entry: dict[str, Any]) -> bool:
    nested = [entry.get(name) or [] for name in ("runs", "prices", "condition_list")]
    if not all(isinstance(items, list) and all(isinstance(item, dict) for item in items) for items in nested):
        return False
    flat = [value for name, value in entry.items() if name not in ("runs", "prices", "condition_list")]
    return not any(isinstance(value, dict) for value in flat)


def _checked_names(heads: list[str], lists: Lists, name: str) -> dict[int, str]:
    names = _names(heads, lists.kinds, lists.columns)
    names |= {index: "" for index, head in enumerate(heads) if head.startswith(OWN_FIELD)}
    place = Place(file=name, row=1)
    missing = [
        BY_NAME[column].heading
        for column in REQUIRED
        if column not in names.values() and not lists.defaults.get(column)
    ]
    if len(missing) == len(REQUIRED):
        raise Refusal("offers.unknown_layout", place=place)
    if missing:
        raise Refusal("offers.missing_column", place=place, columns=", ".join(missing))
    twice = [heads[index] for index, column in names.items() if column and list(names.values()).count(column) > 1]
    if twice:
        raise Refusal("offers.column_twice", place=place, columns=", ".join(dict.fromkeys(twice)))
    unknown = [head for index, head in enumerate(heads) if head.strip() and index not in names]
    if unknown:
        raise Refusal("offers.unknown_column", place=place, columns=", ".join(unknown)[:200])
    return names


def _names(heads: list[str], kinds: Mapping[str, Kind], said: Mapping[str, str]) -> dict[int, str]:
    """Return the column name for each position, empty where a person left it out.

    Headings may be the German ones, the names themselves, or whatever a person said about them.
    """
    known = {column.name: column.name for column in COLUMNS}
    known |= {column.heading.casefold(): column.name for column in COLUMNS}
    for kind in kinds.values():
        for profile_field in kind.fields:
            known.setdefault(profile_field.name, profile_field.name)
            known.setdefault(profile_field.label().casefold(), profile_field.name)
    plain = {index: " ".join(head.split()).lstrip("\ufeff") for index, head in enumerate(heads)}
    found = {index: said[head] if head in said else known.get(head.casefold()) for index, head in plain.items()}
    return {index: column for index, column in found.items() if column is not None}


def _delimiter(path: Path) -> str:
    with path.open(encoding=find_encoding(path), newline="") as file:
        head = file.readline()
    return max((";", ",", "\t"), key=head.count)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4096)

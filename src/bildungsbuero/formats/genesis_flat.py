"""The flat file of GENESIS (ffcsv) in its layout since 2024: one value a row, variables in repeated column groups.

Facts read off real files: UTF-8 with byte order mark, `;`, no quotes, decimal comma in the German and point in the
English file, rows unsorted, totals with an empty code or one that begins with INSGESAMT, `value_q` where asked for.
The table's code stands in the file name alone.
"""

import re
from itertools import islice
from pathlib import Path

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.layouts import FlatLayout, TableDescription
from bildungsbuero.formats.texts import lines

FIXED_START = ("statistics_code", "statistics_label", "time_code", "time_label", "time")
FIXED_END = ("value", "value_unit", "value_variable_code", "value_variable_label")
BLOCK = ("variable_code", "variable_label", "variable_attribute_code", "variable_attribute_label")
TABLE_CODE = re.compile(r"(\d{5}-(?:\d{2}-\d{2}-\d(?:-[BZ])?|Z-\d{2}|\d{4})|AI-[A-Z0-9]+(?:-\w+)*|\d{4}[A-Z]-\d{4})")
OFFICIAL_ATTRIBUTION = "© Statistische Ämter des Bundes und der Länder, Deutschland, dl-de/by-2-0"


def is_flat(first_line: str) -> bool:
    """Whether a first line is the header of a flat file."""
    return first_line.startswith(";".join(FIXED_START[:3]) + ";")


def describe_flat(path: Path, *, encoding: str, name: str) -> TableDescription:
    """Return how the flat file is built; raises Refusal where its header is not one that we know."""
    head = list(islice(lines(path, encoding), 2))
    columns = tuple(head[0].split(";"))
    place = Place(file=name, row=1)
    blocks, has_quality = _read_columns(columns, place)
    if len(head) < 2 or not head[1].strip():
        raise Refusal("statistics.no_rows", place=Place(file=name))
    first = dict(zip(columns, head[1].split(";"), strict=False))
    return TableDescription(
        format="ffcsv",
        encoding=encoding,
        table=table_code(name),
        title=first.get("statistics_label", ""),
        statistic=first.get("statistics_code", ""),
        licence="dl-de/by-2-0",
        attribution=OFFICIAL_ATTRIBUTION,
        layout=FlatLayout(
            columns=columns,
            blocks=blocks,
            has_quality=has_quality,
            decimal_comma=not _is_english(first),
        ),
    )


def table_code(name: str) -> str:
    """Return the code of the table that a file name carries, such as "12411-01-01-4"; empty where there is none."""
    match = TABLE_CODE.match(Path(name).name)
    return match[1] if match else ""


def _read_columns(columns: tuple[str, ...], place: Place) -> tuple[int, bool]:
    has_quality = columns[-1:] == ("value_q",)
    body = columns[len(FIXED_START) : -1 if has_quality else None]
    middle, end = body[: -len(FIXED_END)], body[-len(FIXED_END) :]
    blocks = len(middle) // len(BLOCK)
    wanted = tuple(f"{number}_{part}" for number in range(1, blocks + 1) for part in BLOCK)
    if columns[: len(FIXED_START)] != FIXED_START or end != FIXED_END or middle != wanted or not blocks:
        raise Refusal("statistics.flat_header", place=place)
    return blocks, has_quality


def _is_english(first: dict[str, str]) -> bool:
    """English files carry the same columns; their unit or the name of Germany gives them away."""
    labels = {value for key, value in first.items() if key.endswith("_label") or key == "value_unit"}
    return bool(labels & {"number", "Total", "Sex", "Germany", "percent", "Persons"})

"""A generated flat file shaped like 21311-01-01-4-B: real areas of all levels, sums that come out, rows unsorted."""

import csv
from collections.abc import Iterable
from importlib.resources import files
from math import gcd
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import machine

SEED = 20261122
TABLE = "21311-98-01-5-B"
NAME = f"{TABLE}_de_flat.csv"
# Each variable with its label, and each code with its label and its share of a whole; the total stands first.
SEXES = (("INSGESAMT", "Insgesamt", 5), ("GESM", "männlich", 2), ("GESW", "weiblich", 3))
NATIONS = (("INSGESAMT", "Insgesamt", 5), ("NATD", "deutsch", 4), ("NATA", "ausländisch", 1))
SUBJECTS = (
    ("INSGESAMT", "Insgesamt", 24),
    ("HS-FG01", "Geisteswissenschaften", 3),
    ("HS-FG02", "Sport", 0),
    ("HS-FG03", "Rechts-, Wirtschafts- und Sozialwissenschaften", 7),
    ("HS-FG04", "Mathematik, Naturwissenschaften", 3),
    ("HS-FG05", "Humanmedizin/Gesundheitswissenschaften", 2),
    ("HS-FG07", "Agrar-, Forst- und Ernährungswissensch., Veterinär", 1),
    ("HS-FG08", "Ingenieurwissenschaften", 6),
    ("HS-FG09", "Kunst, Kunstwissenschaft", 2),
    ("HS-FG10", "Außerhalb der Studienbereichsgliederung", 0),
)
VARIABLES = (
    ("GESINS", "Geschlecht", SEXES),
    ("NAT01", "Nationalität (inkl. insgesamt)", NATIONS),
    ("HS-FG2", "Fächergruppe (mit Insgesamt)", SUBJECTS),
)
PERIODS = tuple(f"{year}-{start}" for year in range(2019, 2024) for start in ("04P6M", "10P6M"))
AN_AREA = len(SEXES) * len(NATIONS) * len(SUBJECTS)
# The variable of each level, by the number of digits of its keys.
LEVELS = {
    0: ("DINSG", "Deutschland insgesamt"),
    2: ("DLAND", "Bundesländer"),
    5: ("KREISE", "Kreise und kreisfreie Städte"),
    8: ("GEMEIN", "Gemeinden (Gebietsstand 31.12.2023)"),
}


def flat_file(size: int) -> Path:
    """Return a flat file of about so many rows, written where it is not there."""
    target = machine.folder(f"imports-{size}") / NAME
    if not target.is_file():
        areas = areas_for(size)
        unfinished = target.with_suffix(".unfinished")
        _write(areas, unfinished)
        unfinished.rename(target)
    return target


def areas_for(size: int) -> list[tuple[str, str]]:
    """Return as many areas as give so many rows, key and name: Germany, the Länder, Kreise, then Gemeinden."""
    count = max(round(size / (AN_AREA * len(PERIODS))), 2)
    return [(row["key"], (row["official_name"] or row["name"]).replace(";", ",")) for row in _units()][:count]


def _units() -> list[dict[str, str]]:
    units = files("bildungsbuero") / "apps" / "territory" / "reference" / "units.csv"
    with Path(str(units)).open(encoding="utf-8", newline="") as file:
        standing = [row for row in csv.DictReader(file) if not row["valid_to"] and row["valid_from"][:4] <= "2019"]
    levels = ("nation", "state", "district", "municipality")
    return sorted((row for row in standing if row["level"] in levels), key=lambda row: levels.index(row["level"]))


def _write(areas: list[tuple[str, str]], target: Path) -> None:
    count = len(areas) * len(PERIODS) * AN_AREA
    step = next(number for number in range(7_368_787, 8_000_000) if gcd(number, count) == 1)
    digits, below = [], 1
    for number, length in enumerate((len(areas), len(PERIODS), *(len(codes) for _code, _label, codes in VARIABLES))):
        digits.append(f"(j // {below}) % {length} + 1 AS d{number}")
        below *= length
    columns = [
        "'21311'", "'Statistik der Studierenden'", "'SEMEST'", "'Semester'", "$periods[d1]",
        "$variables[d0]", "$variable_labels[d0]", "$keys[d0]", "$names[d0]",
    ]  # fmt: skip
    lists: dict[str, list[Any]] = {"periods": list(PERIODS), **_lists_of(areas)}
    weight = "$bases[d0] * (20 + d1)"
    for number, (code, label, codes) in enumerate(VARIABLES, 2):
        lists |= {f"codes{number}": [item[0] for item in codes], f"labels{number}": [item[1] for item in codes]}
        lists[f"shares{number}"] = [item[2] for item in codes]
        columns += [f"'{code}'", f"'{label}'", f"$codes{number}[d{number}]", f"$labels{number}[d{number}]"]
        weight += f" * $shares{number}[d{number}]"
    # One inner cell in fifty is secret; quality stands where a number does.
    inner = " AND ".join(f"d{number} > 1" for number in range(2, 2 + len(VARIABLES)))
    secret = f"{inner} AND chance % 50 = 0"
    value = f"CASE WHEN {secret} THEN '.' WHEN weight = 0 THEN '-' ELSE weight::VARCHAR END"
    quality = f"CASE WHEN weight = 0 OR ({secret}) THEN NULL WHEN chance % 100 = 1 THEN '()' ELSE 'e' END"
    columns += [value, "'Anzahl'", "'HS-W02'", "'Studierende (im Kreisgebiet)'", quality]
    named = ", ".join(f'{column} AS "{head}"' for column, head in zip(columns, _heads(), strict=True))
    query = f"""
        SELECT {named} FROM (
            SELECT *, ({weight})::BIGINT AS weight FROM (
                SELECT {", ".join(digits)}, hash(j + {SEED}) AS chance
                FROM (SELECT (range * {step} + {SEED}) % {count} AS j FROM range({count}))))
    """
    _copy(query, lists, target)


def _heads() -> list[str]:
    parts = ("variable_code", "variable_label", "variable_attribute_code", "variable_attribute_label")
    # The byte order mark stands before the first name.
    heads = ["\ufeffstatistics_code", "statistics_label", "time_code", "time_label", "time"]
    heads += [f"{block}_{part}" for block in range(1, 2 + len(VARIABLES)) for part in parts]
    return [*heads, "value", "value_unit", "value_variable_code", "value_variable_label", "value_q"]


def _lists_of(areas: list[tuple[str, str]]) -> dict[str, list[Any]]:
    keys = [key for key, _name in areas]
    levels = [LEVELS[0 if key == "DG" else len(key)] for key in keys]
    return {
        "keys": keys,
        "names": [name for _key, name in areas],
        "variables": [code for code, _label in levels],
        "variable_labels": [label for _code, label in levels],
        "bases": _bases(keys),
    }


def _bases(keys: Iterable[str]) -> list[int]:
    """How many stand for each area: some for each Gemeinde, their sum for what lies around it; a third have none."""
    found = dict.fromkeys(keys, 0)
    longest = max(len(key) for key in found)
    inner = [key for key in found if len(key) == longest and key != "DG"]
    for key in inner:
        base = max(hash_of(key) % 60 - 20, 0)
        for outer in {key, key[:5], key[:2], "DG"} & found.keys():
            found[outer] += base
    return list(found.values())


def hash_of(key: str) -> int:
    """Return a number that looks like chance and is the same every time."""
    return int.from_bytes(key.encode(), "big") * 2_654_435_761 % 2**32 >> 8


def _copy(query: str, lists: dict[str, list[Any]], target: Path) -> None:
    with duckdb.connect(config={"threads": 2, "memory_limit": "4GB"}) as connection:
        # Unsorted rows may be written in any order.
        connection.execute("SET preserve_insertion_order = false")
        for name, values in lists.items():
            kind = "BIGINT[]" if isinstance(values[0], int) else "VARCHAR[]"
            connection.execute(f"SET VARIABLE {name} = ?::{kind}", [values])
            query = query.replace(f"${name}[", f"getvariable('{name}')[")
        connection.execute(f"COPY ({query}) TO '{target}' (FORMAT csv, HEADER, DELIMITER ';', QUOTE '', ESCAPE '')")

"""Generated facts as a delivery leaves them, and the files that the product builds from them."""

import shutil
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb

from benchmarks import machine
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.indicators import Breakdown, Direction, Indicator, Kind, Measurement, Part
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.symbols import Dash
from bildungsbuero.warehouse.build import build
from bildungsbuero.warehouse.catalogue import SHARED, Area, Catalogue, StoredDataset, StoredDelivery
from bildungsbuero.warehouse.deliveries import Folder

SEED = 20261122
YEARS = tuple(str(year) for year in range(2005, 2025))
AGES = tuple(f"ALT{age:03d}" for age in range(29))
TYPES = tuple(f"BIL{number:02d}" for number in range(15))
# Every age by every type, then the totals: 451 facts for an area and a year.
CELLS = (*((age, kind) for age in AGES for kind in (*TYPES,)), *((TOTAL, kind) for kind in TYPES), (TOTAL, TOTAL))
MEASURE, PEOPLE = "PERSONEN", "BEVSTD"
FACTS, POPULATION = "99999-01-01-4", "99999-02-01-4"
DISTRICTS = 400
BY_TYPE = Breakdown(dimension="TYP", both=False)

RATE = Indicator(
    key="X-01",
    version=1,
    education_area="D",
    group={},
    kind=Kind.COMPUTED,
    measurement=Measurement.RATE,
    title={},
    question={},
    definition={},
    formula={},
    numerator=Part(dataset=FACTS, measure=MEASURE, where={"ALTER": AGES}),
    denominator=Part(dataset=POPULATION, measure=PEOPLE),
    factor=Decimal(1000),
    direction=Direction.NEUTRAL,
    breakdowns=(BY_TYPE,),
)
# By its figures the page of another indicator finds districts of a similar size.
PEOPLE_COUNT = replace(
    RATE,
    key="X-02",
    measurement=Measurement.COUNT,
    numerator=Part(dataset=POPULATION, measure=PEOPLE),
    denominator=None,
    factor=Decimal(1),
    breakdowns=(),
)
AROUND = (Area(key="01", level="state", name="Land"), Area(key="DG", level="nation", name="Deutschland"))


def areas_for(facts: int) -> tuple[Area, ...]:
    """Return as many areas as give about so many facts: districts, then municipalities, then what lies around them."""
    count = max(round(facts / (len(YEARS) * len(CELLS))), 1)
    inside = (
        Area(key=f"{number + 1000:05d}", level="district", name=f"Kreis {number}")
        if number < DISTRICTS
        else Area(key=f"{number + 10_000_000:08d}", level="municipality", name=f"Gemeinde {number}")
        for number in range(count)
    )
    return (*inside, *AROUND)


def built(facts: int) -> Folder:
    """Return the folder with the built files of about so many facts, made by the product where it is not there."""
    root = machine.folder(f"facts-{facts}")
    folder = Folder(root=root / "warehouse")
    if (root / "complete").is_file():
        return folder
    shutil.rmtree(folder.root, ignore_errors=True)
    folder.made()
    begin = time.monotonic()
    areas = areas_for(facts)
    _write_facts(folder, areas)
    _write_population(folder, areas)
    made_s = time.monotonic() - begin
    build(folder, _catalogue(areas))
    size = sum(path.stat().st_size for path in folder.built.glob("*.duckdb"))
    sys.stderr.write(
        f"{len(areas) * len(YEARS) * len(CELLS):,} facts made in {made_s:.0f} s, "
        f"both files built in {time.monotonic() - begin - made_s:.0f} s, {size / 2**20:.0f} MB\n"
    )
    (root / "complete").touch()
    return folder


def _catalogue(areas: tuple[Area, ...]) -> Catalogue:
    shapes = ((FACTS, ("ALTER", "TYP")), (POPULATION, ()))
    datasets = tuple(
        StoredDataset(
            owner=SHARED,
            key=key,
            period=PeriodMeaning.CALENDAR_YEAR,
            profile="official",
            dash=Dash.ZERO,
            dimensions=dimensions,
            deliveries=(StoredDelivery(number=number, path=f"{key}.parquet"),),
        )
        for number, (key, dimensions) in enumerate(shapes, 1)
    )
    return Catalogue(datasets=datasets, indicators=(RATE, PEOPLE_COUNT), areas=areas)


def _write_facts(folder: Folder, areas: tuple[Area, ...]) -> None:
    """Rows in the order in which deliveries lie: by area, period and dimensions; one in a hundred is a dash."""
    cells = sorted(CELLS)
    each = len(cells)
    _write(
        folder.deliveries / f"{FACTS}.parquet",
        f"""
        SELECT i AS row, $areas[i // {each * len(YEARS)} + 1] AS area, $years[i // {each} % {len(YEARS)} + 1] AS period,
               '{MEASURE}' AS measure, $ages[i % {each} + 1] AS "ALTER", $types[i % {each} + 1] AS "TYP",
               CASE WHEN chance % 100 > 0 THEN (chance // 100 % 1000)::DOUBLE END AS value,
               CASE WHEN chance % 100 > 0 THEN '' ELSE '-' END AS mark, '' AS quality
        FROM (SELECT range AS i, hash(range + {SEED}) AS chance FROM range({len(areas) * len(YEARS) * each}))
        """,
        areas=[area.key for area in sorted(areas, key=lambda area: area.key)],
        years=list(YEARS),
        ages=[age for age, _kind in cells],
        types=[kind for _age, kind in cells],
    )


def _write_population(folder: Folder, areas: tuple[Area, ...]) -> None:
    _write(
        folder.deliveries / f"{POPULATION}.parquet",
        f"""
        SELECT i AS row, $areas[i // {len(YEARS)} + 1] AS area, $years[i % {len(YEARS)} + 1] AS period,
               '{PEOPLE}' AS measure, (hash(i + {SEED}) % 100000 + 500)::DOUBLE AS value, '' AS mark, '' AS quality
        FROM (SELECT range AS i FROM range({len(areas) * len(YEARS)}))
        """,
        areas=[area.key for area in sorted(areas, key=lambda area: area.key)],
        years=list(YEARS),
    )


def _write(path: Path, query: str, **lists: list[str]) -> None:
    with duckdb.connect(config={"threads": 2, "memory_limit": "4GB"}) as connection:
        for name, values in lists.items():
            connection.execute(f"SET VARIABLE {name} = ?::VARCHAR[]", [values])
            query = query.replace(f"${name}[", f"getvariable('{name}')[")
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")

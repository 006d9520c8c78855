"""Write the demo's figures in the product's own long table from downloaded official tables.

    python -m tools.make_demo_figures FOLDER

The folder holds statistics/genesis_classic_csv/ and statistics/genesis_ffcsv/ (tables as downloaded),
statistics/derived_tidy/ (population by age, which is not offered as a flat file), statistics/inkar/ (rates of the BBSR)
and territory/ (the register of municipalities, for areas in square kilometres). Values, marks and notes are taken over
as they are; names are replaced by codes.
"""

import csv
import io
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.layouts import TableDescription
from bildungsbuero.formats.sheets import shipped_tables
from bildungsbuero.formats.table_files import describe_file
from bildungsbuero.warehouse.reading import read

TARGET = Path(__file__).resolve().parent.parent / "src" / "bildungsbuero" / "demo" / "figures"
CLASSIC = ("21111-01-03-4", "21111-02-06-4", "13211-02-05-4")
STUDENTS = "21311-01-01-4-B"
POPULATION = "12411-02-03-4"
RATES = "INKAR"
REGISTER = "gemeindeverzeichnis"
REGISTER_DAY = "2024-06-30"
DISTRICT = "40"
MUNICIPALITY = "60"
SEXES = (("insgesamt", TOTAL), ("maennlich", "GESM"), ("weiblich", "GESW"))
# The columns of the public copy of INKAR, by the names that INKAR itself uses for them.
RATES_OF = {
    "a_ausl_bev": "share_foreign",
    "q_alo": "unemployment_rate",
    "q_alo_u25": "youth_unemployment_rate",
    "a_aloLang": "share_longterm_unemployed",
    "a_schul_abi": "share_abitur",
    "a_schul_oA": "share_no_degree",
    "a_betr0003_bev0003": "childcare_under3",
    "a_betr0306_bev0306": "childcare_3to6",
}


def main(folder: Path) -> None:
    """Write every demo table and its notes."""
    statistics = folder / "statistics"
    for key in CLASSIC:
        heads, rows, description = official_rows(statistics / "genesis_classic_csv" / f"{key}.csv", key)
        write_table(key, heads, rows)
        (TARGET / f"{key}.notes.txt").write_text(description.footer + "\n", "utf-8")
    heads, rows, _description = official_rows(statistics / "genesis_ffcsv" / f"{STUDENTS}_de_region.csv", STUDENTS)
    write_table(STUDENTS, heads, rows)
    tidy = statistics / "derived_tidy" / "bevoelkerung_altersgruppen_kreise_2023_2024.csv"
    write_table(POPULATION, ["measure", "area", "period", "ALTER", "GES", "value", "mark"], population_rows(tidy))
    rates = statistics / "inkar" / "inkar_kreise_1995_2022_30ind.csv"
    write_table(RATES, ["measure", "area", "period", "value"], inkar_rows(rates))
    register = folder / "territory" / f"gemeindeverzeichnis_{REGISTER_DAY}.csv"
    write_table(REGISTER, ["measure", "area", "period", "value"], register_rows(register))


def official_rows(path: Path, key: str) -> tuple[list[str], list[Sequence[object]], TableDescription]:
    """Return heads, rows and description of a table as downloaded."""
    declared = next(table for table in shipped_tables() if table.key == key)
    with tempfile.TemporaryDirectory() as work:
        description, plain = describe_file(path, work_dir=Path(work))
        reading = read(description, plain, work_dir=Path(work), dataset=declared)
        dims = list(reading.dimensions)
        columns = ", ".join(["measure", "area", "period", *(f'"{dim}"' for dim in dims), "value", "mark"])
        order = ", ".join(["area", "period", "measure", *(f'"{dim}"' for dim in dims)])
        rows = reading.connection.execute(f"SELECT {columns} FROM observations ORDER BY {order}").fetchall()
        reading.close()
    return ["measure", "area", "period", *dims, "value", "mark"], [[*map(_plain, row)] for row in rows], description


def inkar_rows(path: Path) -> Iterable[Sequence[object]]:
    """Return the rates of INKAR that the product uses; a year without a value has no row."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = sorted(csv.DictReader(file), key=lambda item: (item["county_code"], item["year"]))
    for measure, column in RATES_OF.items():
        for record in records:
            if record[column]:
                yield [measure, record["county_code"], record["year"], record[column]]


def register_rows(path: Path) -> Iterable[Sequence[object]]:
    """Return the areas of Kreise, Länder and Germany in km², each the sum over its municipalities.

    What lies in no Kreis (the shared territory with Luxembourg, for example) counts for its Land and for Germany.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    districts = {record["ags"] for record in records if record["satzart"] == DISTRICT}
    areas: dict[str, Decimal] = defaultdict(Decimal)
    for record in records:
        if record["satzart"] == MUNICIPALITY and record["flaeche_km2"]:
            for key in {"DG", record["ags"][:2], *({record["ags"][:5]} & districts)}:
                areas[key] += Decimal(record["flaeche_km2"])
    for key in sorted(areas):
        yield ["FLAECHE", key, REGISTER_DAY, areas[key]]


def population_rows(path: Path) -> Iterable[Sequence[object]]:
    """Return the population by age and sex on 31 December; a unit without numbers has empty values."""
    declared = next(table for table in shipped_tables() if table.key == POPULATION)
    ages = declared.dimension("ALTER")
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = sorted(csv.DictReader(file, delimiter=";"), key=lambda item: (item["region_code"], item["jahr"]))
    for record in records:
        age = ages.find(record["altersgruppe"]) if ages else None
        if age is None:
            raise SystemExit(f"unknown age group: {record['altersgruppe']}")
        for column, sex in SEXES:
            yield ["BEVSTD", record["region_code"], f"{record['jahr']}-12-31", age, sex, record[column], ""]


def write_table(key: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write one table as a ZIP with one CSV, the same bytes for the same values."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    entry = zipfile.ZipInfo(f"{key}.csv", date_time=(2020, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(TARGET / f"{key}.zip", "w") as archive:
        archive.writestr(entry, text.getvalue(), compresslevel=9)


def _plain(value: object) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return "" if value is None else value


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Write the demo's figures in the product's own long table from downloaded official tables.

    python -m tools.make_demo_figures FOLDER_WITH_STATISTICS

The folder holds genesis_classic_csv/ (tables as downloaded) and derived_tidy/ (population by age, which is not offered
as a flat file). Values, marks and notes are taken over as they are; names are replaced by codes.
"""

import csv
import io
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.layouts import TableDescription
from bildungsbuero.formats.sheets import shipped_tables
from bildungsbuero.formats.table_files import describe_file
from bildungsbuero.warehouse.reading import read

TARGET = Path(__file__).resolve().parent.parent / "src" / "bildungsbuero" / "demo" / "figures"
CLASSIC = ("21111-01-03-4", "21111-02-06-4")
POPULATION = "12411-02-03-4"
SEXES = (("insgesamt", TOTAL), ("maennlich", "GESM"), ("weiblich", "GESW"))
DAY = "2020-01-01"


def main(folder: Path) -> None:
    """Write every demo table and its notes."""
    for key in CLASSIC:
        heads, rows, description = classic_rows(folder / "genesis_classic_csv" / f"{key}.csv", key)
        write_table(key, heads, rows)
        (TARGET / f"{key}.notes.txt").write_text(description.footer + "\n", "utf-8")
    tidy = folder / "derived_tidy" / "bevoelkerung_altersgruppen_kreise_2023_2024.csv"
    write_table(POPULATION, ["measure", "area", "period", "ALTER", "GES", "value", "mark"], population_rows(tidy))


def classic_rows(path: Path, key: str) -> tuple[list[str], list[Sequence[object]], TableDescription]:
    """Return heads, rows and description of a classic table."""
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

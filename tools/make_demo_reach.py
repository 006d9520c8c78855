"""Write the cells and the primary schools of the demo's run of reach in the product's own formats.

python -m tools.make_demo_reach CELLS.csv SCHOOLS.csv TARGET_FOLDER

Cells: children under 10 of Trier and Trier-Saarburg. Schools: all with primary classes there and in the neighbouring
districts of Rhineland-Palatinate. A school without coordinates keeps its line; one whose coordinates are plainly wrong
loses them and says so.
"""

import csv
import gzip
import io
import sys
from pathlib import Path

from tools.make_demo_offers import NAMES

CELL_AREAS = ("07211", "07235")
DISTRICTS = {
    "Trier,kreisfreie Stadt": "07211",
    "Trier-Saarburg, LK": "07235",
    "Bernkastel-Wittlich, LK": "07231",
    "Eifelkreis Bitburg-Prüm, LK": "07232",
    "Birkenfeld, LK": "07134",
}
TYPES = (
    "Grundschule",
    "organisatorisch verbundene Grund- und Hauptschule",
    "organisatorisch verbundene Grund- und Realschule Plus",
)
OWN_NAMES = {"RP-40578": "Grund- und Realschule plus Neuerburg"}
# The register holds for it the coordinates of a place of the same name in Bavaria.
WRONG = {"RP-13651": "Die Koordinaten der Quelle liegen in Bayern und wurden verworfen."}
MISSING = "Die Quelle nennt keine Koordinaten."


def cells(source: Path, target: Path) -> int:
    """Write the cells, compressed, and return their number."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["AGS"] in CELL_AREAS]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["x", "y", "population", "area"])
    writer.writerows([row["x"], row["y"], row["unter10"], row["AGS"]] for row in rows)
    # Without a name and a time inside, the same rows give the same bytes.
    target.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
    return len(rows)


def schools(source: Path, target: Path) -> int:
    """Write the schools by district and name and return their number."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Kreis"] in DISTRICTS and row["school_type"] in TYPES]
    rows.sort(key=lambda row: (DISTRICTS[row["Kreis"]], row["id"]))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "name", "address", "lon", "lat", "note"])
        writer.writerows(_school(row) for row in rows)
    return len(rows)


def _school(row: dict[str, str]) -> list[str]:
    key = row["id"]
    name = OWN_NAMES.get(key) or NAMES.get(key) or row["name"]
    if key in WRONG or not row["lat"]:
        return [key, name, row["address"], "", "", WRONG.get(key, MISSING)]
    return [key, name, row["address"], f"{float(row['lon']):.6f}", f"{float(row['lat']):.6f}", ""]


if __name__ == "__main__":
    cells_of, schools_of, folder = (Path(argument) for argument in sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    written = (
        cells(cells_of, folder / "children_under_10.csv.gz"),
        schools(schools_of, folder / "primary_schools.csv"),
    )
    sys.stdout.write(f"{written[0]} cells, {written[1]} schools\n")

"""Make the reference files of the territory app from the official open files; run once for each new register.

python -m tools.make_territory DATA_FOLDER MAPSHAPER [OUTPUT_FOLDER]

DATA_FOLDER holds the files named in the README of the output folder, MAPSHAPER is the program of the npm package
`mapshaper`, which simplifies so that neighbours still share their borders. It is no dependency of the product.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.territory import boundaries, changes, units
from tools.territory.sources import Sources

REFERENCE = Path(__file__).resolve().parent.parent / "src/bildungsbuero/apps/territory/reference"


def main(arguments: list[str]) -> int:
    """Write the four files and say how large they are."""
    if len(arguments) not in (2, 3):
        print(__doc__)
        return 2
    sources = Sources(Path(arguments[0]))
    folder = Path(arguments[2]) if len(arguments) == 3 else REFERENCE
    folder.mkdir(parents=True, exist_ok=True)
    district_changes = changes.of_districts(sources)
    all_changes = sorted(district_changes + changes.of_municipalities(sources) + changes.of_associations(sources))
    write_table(folder / "changes.csv", changes.COLUMNS, all_changes)
    write_table(folder / "units.csv", units.COLUMNS, units.rows(sources, all_changes))
    boundaries.write_districts(sources, mapshaper=arguments[1], target=folder / "districts.topojson")
    boundaries.write_municipalities(sources, mapshaper=arguments[1], target=folder / "municipalities_demo.topojson")
    for path in sorted(folder.iterdir()):
        print(f"{path.stat().st_size:>9,}  {path.name}")
    return 0


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV file in UTF-8 with a header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

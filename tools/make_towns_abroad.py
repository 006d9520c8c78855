"""Write the towns of Luxembourg with their positions, by all their names, for the radius that crosses the border.

python -m tools.make_towns_abroad geonames.csv src/bildungsbuero/apps/catalogue/reference/towns_abroad.csv
"""

import csv
import re
import sys
from pathlib import Path

COUNTRY = "LU"
# What the source calls otherwise than people on this side of the border do.
GERMAN = {"Luxembourg": "Luxemburg"}
LATIN = re.compile(r"[A-Za-zÀ-ÿ' \-]+")


def main(source: str, target: str) -> None:
    """Write one line a town: country, names in Latin letters, latitude, longitude."""
    with Path(source).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["countrycode"] == COUNTRY]
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["country", "names", "latitude", "longitude"])
        for row in sorted(rows, key=lambda row: (-int(row["population"] or 0), row["name"])):
            others = [name for name in row["alternatenames"].split("|") if LATIN.fullmatch(name)]
            names = "|".join(dict.fromkeys([row["name"], GERMAN.get(row["name"], row["name"]), *others]))
            writer.writerow([COUNTRY, names, row["latitude"], row["longitude"]])


if __name__ == "__main__":
    main(*sys.argv[1:3])

"""Write the table of postcodes and municipalities that the radius search reads.

python -m tools.make_postcodes plz_ags_lobid.tsv src/bildungsbuero/apps/catalogue/reference/postcodes.csv
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path


def main(source: str, target: str) -> None:
    """Write one line a postcode with the keys of the municipalities that it serves."""
    keys: dict[str, list[str]] = defaultdict(list)
    with Path(source).open(encoding="utf-8", newline="") as file:
        for postcode, key in csv.reader(file, delimiter="\t"):
            keys[postcode].append(key)
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["postcode", "municipalities"])
        writer.writerows([postcode, "|".join(sorted(keys[postcode]))] for postcode in sorted(keys))


if __name__ == "__main__":
    main(*sys.argv[1:3])

"""`python -m benchmarks PART [--size full|NUMBER]`: exit 1 where a goal is missed."""

import argparse
import os
import sys
from importlib import import_module

import django

from benchmarks.timing import Line

PARTS = (
    "search",
    "figures",
    "catalogue",
    "offers",
    "portal",
    "duplicates",
    "imports",
    "pages",
    "protection",
    "golden",
    "access",
)


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("part", choices=[*PARTS, "all"])
    parser.add_argument("--size", default="full", help="full, or a number of offers, facts, rows or cells")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsbuero.config.settings")
    django.setup()
    missed = 0
    for part in PARTS if chosen.part == "all" else (chosen.part,):
        missed += sum(not line.is_met for line in run(part, chosen.size))
    if missed:
        sys.exit(1)


def run(part: str, size: str) -> list[Line]:
    """Run one part and return its comparisons."""
    found = import_module(f"benchmarks.{part}.run")
    lines: list[Line] = found.run(found.FULL if size == "full" else int(size))
    return lines


if __name__ == "__main__":
    main()

"""`python -m benchmarks search|figures|protection|all [--size full|NUMBER]`: exit 1 where a goal is missed."""

import argparse
import os
import sys

PARTS = ("search", "figures", "protection")


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("part", choices=[*PARTS, "all"])
    parser.add_argument("--size", default="full", help="full, or a number of offers or facts")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsbuero.config.settings")
    missed = 0
    for part in PARTS if chosen.part == "all" else (chosen.part,):
        missed += sum(not line.is_met for line in run(part, chosen.size))
    if missed:
        sys.exit(1)


def run(part: str, size: str) -> list:  # type: ignore[type-arg]
    """Run one part and return its comparisons."""
    if part == "search":
        from benchmarks.search import run as found
    elif part == "protection":
        from benchmarks.protection import run as found
    else:
        from benchmarks.figures import run as found
    return found.run(found.FULL if size == "full" else int(size))


if __name__ == "__main__":
    main()

"""Reads a workbook in a process of its own, with a bound on its memory, and prints its sheets as lines of JSON.

A small file may name a cell a million rows down; the reader then asks for more memory than the machine has and ends at
once. Here that ends this process alone.
"""

import json
import resource
import sys
from datetime import date, datetime
from typing import Any

LOCKED, TOO_LARGE, BROKEN = 3, 4, 5
MOST_MEMORY_BYTES = 3 * 2**30
MOST_SECONDS = 300


def main(path: str, most_cells: int, most_rows: int) -> int:
    """Print for each sheet a line with its name, merged cells and number of rows, then each row; return the exit code.

    `most_rows` of each sheet are printed, all where it is 0.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    import python_calamine

    try:
        return _print_sheets(python_calamine.CalamineWorkbook.from_path(path), most_cells, most_rows)
    except python_calamine.PasswordError:
        return LOCKED
    except MemoryError:
        return TOO_LARGE
    except Exception:  # noqa: BLE001 - whatever a broken file does to the reader, it is a broken file
        return BROKEN


def _print_sheets(workbook: Any, most_cells: int, most_rows: int) -> int:
    left = most_cells
    for meta in workbook.sheets_metadata:
        if not str(meta.typ).endswith("WorkSheet"):
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        left -= sheet.total_height * sheet.total_width
        if left < 0:
            return TOO_LARGE
        rows = sheet.to_python(skip_empty_area=False)
        rows = rows[:most_rows] if most_rows else rows
        _print({"name": meta.name, "rows": len(rows), "merges": sheet.merged_cell_ranges or []})
        for row in rows:
            _print([_value(cell) for cell in row])
    return 0


def _print(line: Any) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=True))
    sys.stdout.write("\n")


def _value(cell: Any) -> Any:
    """Numbers, texts and truth values as they are; a date and a time of day with their kind."""
    if cell is None or isinstance(cell, bool | int | float | str):
        return cell
    if isinstance(cell, datetime | date):
        return {"date": cell.isoformat()}
    return {"time": str(cell)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))

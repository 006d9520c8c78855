"""`bildungsbuero protect`: which counts of a table may be shown, and the proof that nobody can work out the others."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bildungsbuero.cli import output

if TYPE_CHECKING:
    from bildungsbuero.core.protection import CountTable, Protected

app = typer.Typer()

STATES = {"published": "", "primary": "geheim", "secondary": "geheim zum Schutz anderer", "unknown": "ohne Zahl"}


@app.command()
def protect(
    table: Annotated[Path, typer.Argument(help="CSV: je Merkmal eine Spalte, dann „value“; TOTAL ist die Summe.")],
    min_cases: Annotated[int, typer.Option("--min-cases", min=2, max=1000, help="Kleinste Zahl, die man zeigt.")] = 3,
    unsafe_zeros: Annotated[bool, typer.Option("--unsafe-zeros", help="Auch eine Null verrät etwas.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Ein JSON-Dokument statt einer Tabelle ausgeben.")] = False,
) -> None:
    """Sagt, welche Fallzahlen man zeigen darf, ohne dass sich kleine ausrechnen lassen, und prüft es nach."""
    from bildungsbuero.core.protection import Rule
    from bildungsbuero.core.protection import protect as protected_cells
    from bildungsbuero.formats.count_table import read_count_table

    counts = read_count_table(table)
    found = protected_cells(counts, Rule(min_cases=min_cases, zeros_are_safe=not unsafe_zeros))
    document = _document(counts, found)
    if json:
        output.print_document(document)
    else:
        _print(counts, document)


def _document(table: "CountTable", found: "Protected") -> dict[str, Any]:
    return {
        "cells": [
            {
                "dims": dict(zip(table.dimensions, codes, strict=True)),
                "state": str(state),
                "value": count if state == "published" else None,
            }
            for (codes, count), state in zip(table.counts.items(), found.states, strict=True)
        ],
        "audit": {"method": found.method, "narrowest_interval": found.narrowest_interval},
    }


def _print(table: "CountTable", document: dict[str, Any]) -> None:
    rows = [
        (*cell["dims"].values(), "" if cell["value"] is None else cell["value"], STATES[cell["state"]])
        for cell in document["cells"]
    ]
    output.print_table("", [*table.dimensions, "Zahl", ""], rows)
    narrowest = document["audit"]["narrowest_interval"]
    if narrowest is None:
        output.people.print("Keine geheime Zahl lässt sich eingrenzen.")
    else:
        output.people.print(f"Jede geheime Zahl bleibt auf mindestens {narrowest:g} Fälle unbestimmt.", highlight=False)

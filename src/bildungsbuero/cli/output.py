"""What commands print: one JSON document on standard output, or tables and sentences for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from bildungsbuero.core.errors import Refusal

people = Console()
errors = Console(stderr=True)


def print_document(document: Any) -> None:
    """Print one JSON document and nothing else."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n")


def print_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print a table for people."""
    table = Table(*heads, title=title or None, title_justify="left")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    people.print(table)


def print_refusal(refusal: Refusal, *, as_document: bool) -> None:
    """Print what is wrong, where, and what helps."""
    from django.utils import translation

    from bildungsbuero.cli.installation import prepare_words
    from bildungsbuero.web.problems import as_json, describe

    prepare_words()
    with translation.override("de"):
        if as_document:
            print_document(as_json(refusal))
        else:
            errors.print(str(describe(refusal)), style="bold red", highlight=False, markup=False, soft_wrap=True)

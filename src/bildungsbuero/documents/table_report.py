"""A report of tables as an accessible PDF (PDF/UA-1), set by typst with the product's own typeface."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bildungsbuero.documents.typesetting import accessible_pdf

TEMPLATE = Path(__file__).with_suffix(".typ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table of the report with its caption, and a note below it."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReport:
    """Title, lines of text and tables in the order in which they are read."""

    title: str
    author: str
    lines: Sequence[str]
    tables: Sequence[ReportTable]
    language: str = "de"


def as_pdf(report: TableReport) -> bytes:
    """Return the report as PDF; what people wrote is text there, never a command."""
    return accessible_pdf(TEMPLATE, asdict(report))

"""A report of tables as an accessible PDF (PDF/UA-1), set by typst with the product's own typeface."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bildungsbuero.documents.typefaces import FAMILY, FOLDER

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
    import typst  # loaded only where something is printed

    content = asdict(report) | {"font": FAMILY}
    found: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(FOLDER)],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(content, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    return found

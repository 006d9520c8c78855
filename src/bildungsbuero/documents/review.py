"""A review to print: chapters with entries, tables and small drawings, contents and sources, as PDF/UA-1."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bildungsbuero.documents.table_report import ReportTable
from bildungsbuero.documents.typesetting import accessible_pdf

TEMPLATE = Path(__file__).with_suffix(".typ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """One record: title, a mark in words, sentences, lines of word and value, and a drawing with its description."""

    title: str
    mark: str = ""
    sentences: Sequence[str] = ()
    lines: Sequence[tuple[str, str]] = ()
    steps: Sequence[str] = ()
    steps_title: str = ""
    remark: str = ""
    remark_title: str = ""
    drawing: str = ""
    described: str = ""
    small: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewChapter:
    """Entries and tables under a heading; `sentences` come first."""

    title: str
    sentences: Sequence[str] = ()
    entries: Sequence[ReviewEntry] = ()
    tables: Sequence[ReportTable] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDocument:
    """A whole review; `lines` stand on the cover, `notes` at its foot."""

    title: str
    office: str
    lines: Sequence[str]
    notes: Sequence[str]
    contents: str
    chapters: Sequence[ReviewChapter]
    language: str = "de"


def as_pdf(document: ReviewDocument) -> bytes:
    """Return the review as PDF; what people wrote is text there, never a command."""
    return accessible_pdf(TEMPLATE, asdict(document))

"""A review to print: chapters with entries, tables and small drawings, contents and sources, as PDF/UA-1."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bildungsbuero.documents.table_report import ReportTable
from bildungsbuero.documents.typefaces import ARABIC_FAMILY, FAMILY, FOLDERS, printable

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
    import typst  # loaded only where something is printed

    content = asdict(document) | {"fonts": [FAMILY, ARABIC_FAMILY]}
    try:
        return _set(content)
    except typst.TypstError:
        # PDF/UA takes no sign without a letterform: an emoji in one note would spoil the whole review.
        return _set(_printable(content))


def _set(content: dict[str, Any]) -> bytes:
    import typst

    found: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(folder) for folder in FOLDERS],
        ignore_system_fonts=True,
        sys_inputs={"review": json.dumps(content, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    return found


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.startswith("<svg") else printable(value)
    if isinstance(value, dict):
        return {name: _printable(part) for name, part in value.items()}
    return [_printable(part) for part in value] if isinstance(value, list | tuple) else value

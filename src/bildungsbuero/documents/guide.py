"""A guide to print (“Wegweiser”): chapters of numbered entries with contents, map, index and codes, as PDF/UA-1."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bildungsbuero.documents.codes import qr_svg
from bildungsbuero.documents.typesetting import accessible_pdf

TEMPLATE = Path(__file__).with_suffix(".typ")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideEntry:
    """One offer: its number in the guide, what is said of it line by line, and where it stands today."""

    number: int
    title: str
    provider: str
    summary: str
    lines: Sequence[tuple[str, str]]
    address: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideChapter:
    """Entries under a heading."""

    title: str
    entries: Sequence[GuideEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideIndex:
    """Words in their order, each with the numbers of its entries."""

    title: str
    words: Sequence[tuple[str, Sequence[int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideWords:
    """The words around the entries, in the language of the guide."""

    contents: str
    map: str
    map_described: str
    map_source: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A whole guide; `language` is a code of two letters that typst knows."""

    title: str
    office: str
    lines: Sequence[str]
    chapters: Sequence[GuideChapter]
    indexes: Sequence[GuideIndex]
    words: GuideWords
    language: str = "de"
    map_svg: str = ""
    notes: Sequence[str] = field(default_factory=tuple)


def as_pdf(guide: Guide) -> bytes:
    """Return the guide as PDF; what people wrote is text there, never a command."""
    content = asdict(guide)
    for chapter in content["chapters"]:
        for entry in chapter["entries"]:
            entry["code"] = qr_svg(entry["address"], title=entry["title"])
    return accessible_pdf(TEMPLATE, content)

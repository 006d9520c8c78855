"""XML as it comes from outside: read element by element, without entities, document types or addresses."""

import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from lxml import etree

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.plain_text import one_line, plain_from_html

# A document type may only stand before the first element.
HEAD_BYTES = 1 << 16
LONGEST_TEXT = 100_000
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


def root_of(path: Path) -> str:
    """Return the name of the first element without its namespace, or nothing where the file is no XML."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    for encoding in ("utf-8-sig", "utf-16", "latin-1"):
        try:
            text = head.decode(encoding, errors="ignore" if encoding == "utf-8-sig" else "strict")
        except UnicodeDecodeError:
            continue
        found = re.match(r"\s*(?:<\?.*?\?>|<!--.*?-->|<![^>]*>|\s)*<(?:[\w.-]+:)?([\w.-]+)", text, re.DOTALL)
        if found:
            return found[1]
    return ""


def elements(path: Path, names: tuple[str, ...], *, name: str) -> Iterator[etree._Element]:
    """Yield each element of these names, whatever its namespace; what was yielded is forgotten at once.

    Raises Refusal for what is no XML, and for a document type: entities could read files or fill the memory.
    """
    place = Place(file=name)
    tags = [f"{{*}}{one}" for one in names]
    try:
        with path.open("rb") as file:
            walk = etree.iterparse(
                file,
                events=("end",),
                tag=tags,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            for _event, element in walk:
                if element.getroottree().docinfo.doctype:
                    raise Refusal("offers.xml_with_dtd", place=place)
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        row = error.position[0] or None
        raise Refusal(
            "offers.broken_xml", place=Place(file=name, row=row), detail=one_line(str(error.msg))[:120]
        ) from error


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def line_of(element: etree._Element) -> int | None:
    """Return the line in which an element begins."""
    line: Any = element.sourceline
    return line if isinstance(line, int) else None


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    """Return the direct children of a name."""
    if element is None:
        return []
    # Asked some fifty times an entry: the search inside the parser is many times faster than a loop here.
    return element.findall(f"{{*}}{name}")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child along a path of names, or None."""
    for name in path:
        element = element.find(f"{{*}}{name}") if element is not None else None
    return element


def text(element: etree._Element | None, *path: str) -> str:
    """Return the text of the first child along a path in one line, without marks of HTML."""
    return one_line(long_text(element, *path))


def long_text(element: etree._Element | None, *path: str) -> str:
    """Return the text of the first child along a path with its line breaks, without marks of HTML."""
    found = child(element, *path) if path else element
    if found is None:
        return ""
    said = "".join(map(str, found.itertext())) if len(found) else found.text
    return plain_from_html(said[:LONGEST_TEXT]) if said else ""


def texts(element: etree._Element | None, name: str) -> list[str]:
    """Return the texts of all direct children of a name, empty ones left out."""
    return [said for one in children(element, name) if (said := text(one))]


def day(said: str, place: Place) -> date | None:
    """Return a date written as 2026-12-31 (also with a time) or 31.12.2026; None for nothing."""
    if not said:
        return None
    iso, german = _ISO_DATE.match(said), _GERMAN_DATE.match(said)
    parts = iso.groups() if iso else german.groups()[::-1] if german else ()
    try:
        year, month, day_ = map(int, parts)
        if 1900 <= year <= 2200:
            return date(year, month, day_)
    except ValueError:
        pass
    raise Refusal("offers.bad_date", place=place, value=said[:40])


def clock(said: str, place: Place) -> time | None:
    """Return a time written as 18:30 or 18:30:00+02:00, as the clock on the wall shows it; None for nothing."""
    if not said:
        return None
    found = _TIME.match(said)
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass
    raise Refusal("offers.bad_time", place=place, value=said[:40])

"""News as an Atom feed (RFC 4287)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One entry; its address is its identity."""

    address: str
    title: str
    summary: str
    author: str
    published: datetime
    updated: datetime
    rights: str = ""


def write_feed(news: Iterable[News], *, title: str, address: str, at: datetime) -> bytes:
    """Return a feed; `address` is its own."""
    entries = list(news)
    root = etree.Element(_q("feed"), nsmap={None: ATOM})  # type: ignore[dict-item]
    _add(root, "id", address)
    _add(root, "title", title)
    _add(root, "updated", max((one.updated for one in entries), default=at).isoformat(timespec="seconds"))
    etree.SubElement(root, _q("link"), {"rel": "self", "href": address})
    for one in entries:
        entry = etree.SubElement(root, _q("entry"))
        _add(entry, "id", one.address)
        _add(entry, "title", one.title)
        etree.SubElement(entry, _q("link"), {"href": one.address})
        _add(etree.SubElement(entry, _q("author")), "name", one.author)
        _add(entry, "published", one.published.isoformat(timespec="seconds"))
        _add(entry, "updated", one.updated.isoformat(timespec="seconds"))
        if one.rights:
            _add(entry, "rights", one.rights)
        _add(entry, "summary", one.summary)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, _q(name)).text = text


def _q(name: str) -> str:
    return f"{{{ATOM}}}{name}"

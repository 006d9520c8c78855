"""Files of offers read with the vocabularies of the catalogue, without a database."""

from pathlib import Path

from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_feeds import Feed, read_feed
from bildungsbuero.formats.offer_list import Lists

LISTS = Lists(vocabularies=vocabularies(), kinds=kinds())


def read_all(path: Path, *, provider: str = "", wanted: str = "") -> tuple[str, list[Found], Feed]:
    """Return format, entries and the feed of a file."""
    feed = Feed(path=path, name=path.name, work_dir=path.parent, provider=provider)
    name, found = read_feed(feed, LISTS, wanted=wanted)
    return name, list(found), feed


def read_text(folder: Path, text: str | bytes, name: str = "datei.xml", **options: str) -> list[Found]:
    """Return the entries of a file with this text."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_all(path, **options)[1]


def records(found: list[Found]) -> list[OfferRecord]:
    """Return the records among entries."""
    return [one.record for one in found if one.record]


def codes(found: list[Found]) -> list[str]:
    """Return the codes of the refusals among entries."""
    return [one.refusal.code for one in found if isinstance(one.refusal, Refusal)]

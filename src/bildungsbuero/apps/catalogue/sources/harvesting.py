"""Harvest of another installation by its interface (HSDS): all pages first, then what changed and what is gone.

Every record keeps the licence and the origin that it says; tombstones ("defunct") take offers back.
"""

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bildungsbuero.apps.catalogue.models import ListSource
from bildungsbuero.apps.operations.fetching import Fetch, Wanted
from bildungsbuero.core.errors import Place, Refusal

SERVICES = "/services"
PER_PAGE = 100
MOST_PAGES = 1000
# Clocks of two machines differ; what comes twice is recognised.
OVERLAP = timedelta(hours=1)
# Now and then everything is compared, so that nothing that was missed stays for good.
WHOLE_AGAIN = timedelta(days=30)


def is_harvest(source: ListSource) -> bool:
    """Whether a source is the interface of another installation rather than a file."""
    return urlsplit(source.address).path.rstrip("/").endswith(SERVICES) and source.wanted_format in ("", "hsds")


def harvest(source: ListSource, wanted: Wanted, at: datetime, *, fetch: Fetch) -> bool:
    """Write one document with all pages, which is whole or says that it holds changes only; False for no change."""
    since = _since(source, at)
    contents: list[Any] = []
    left, page, pages = wanted.limit_bytes, 1, 1
    while page <= pages:
        address = _asking(source.address, page=page, since=since)
        fetch(Wanted(address=address, target=wanted.target, limit_bytes=left))
        left = max(1, left - wanted.target.stat().st_size)
        document = _document(wanted)
        contents += document["contents"]
        pages = _pages(document)
        page += 1
    if not contents and since is None:
        raise Refusal("file.empty", place=Place())
    whole = {"first_page": True, "last_page": since is None, "contents": contents}
    wanted.target.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    source.harvested_at = at if since is None else source.harvested_at
    return bool(contents)


def _since(source: ListSource, at: datetime) -> datetime | None:
    """Return the moment since which changes are asked for; None for everything."""
    if source.harvested_at is None or at - source.harvested_at > WHOLE_AGAIN or not source.last_modified:
        return None
    return datetime.fromisoformat(source.last_modified) - OVERLAP


def _asking(address: str, *, page: int, since: datetime | None) -> str:
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query)) | {"full": "true", "per_page": str(PER_PAGE), "page": str(page)}
    if since is not None:
        asked["modified_after"] = since.isoformat(timespec="seconds")
    return urlunsplit(parts._replace(query=urlencode(asked)))


def _document(wanted: Wanted) -> dict[str, Any]:
    try:
        document = json.loads(wanted.target.read_bytes())
    except (ValueError, RecursionError) as error:
        raise Refusal("offers.broken_json", place=Place(), detail=str(error)[:120]) from error
    if not isinstance(document, dict) or not isinstance(document.get("contents"), list):
        raise Refusal("offers.other_format", place=Place(), format="HSDS 3.0 (JSON)")
    return document


def _pages(document: dict[str, Any]) -> int:
    pages = document.get("total_pages", 1)
    if not isinstance(pages, int) or pages > MOST_PAGES:
        raise Refusal("offers.other_format", place=Place(), format="HSDS 3.0 (JSON)")
    return pages

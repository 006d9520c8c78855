"""Fetching a file from an address of others: by https alone, guarded like every look outside, bounded in size and time.

Who names the version that it has (ETag, date) is told where nothing has changed, so that nothing is sent again.
"""

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bildungsbuero.apps.operations.outside import (
    MOST_REDIRECTS,
    REDIRECTS,
    Resolve,
    Target,
    checked,
    connected,
    resolved,
)
from bildungsbuero.core.errors import Place, Refusal

USER_AGENT = "Bildungsbuero list fetch"
UNCHANGED = 304
CHUNK = 1 << 16
LONGEST_S = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to fetch, where to put it, how large it may be, and which version is here already."""

    address: str
    target: Path
    limit_bytes: int
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said; the body, where there is one, was written to the target."""

    status: int
    location: str = ""
    etag: str = ""
    last_modified: str = ""


Connect = Callable[[Target], http.client.HTTPConnection]
Get = Callable[[Target, Wanted], Answer]
Fetch = Callable[[Wanted], Answer]


def fetch(wanted: Wanted, *, resolve: Resolve | None = None, get: Get | None = None) -> Answer:
    """Return the last answer, with the file at its target unless it is unchanged; raises Refusal otherwise."""
    resolve, get = resolve or resolved, get or got
    address = wanted.address
    for _hop in range(MOST_REDIRECTS + 1):
        if urlsplit(address).scheme != "https":
            raise Refusal("outside.only_https")
        try:
            answer = get(checked(address, resolve=resolve), wanted)
        except OSError as error:
            raise Refusal("outside.no_answer") from error
        if answer.status not in REDIRECTS or not answer.location:
            break
        address = urljoin(address, answer.location)
    if answer.status not in (200, UNCHANGED):
        raise Refusal("outside.bad_answer", status=answer.status)
    return answer


def got(target: Target, wanted: Wanted, *, connect: Connect = connected) -> Answer:
    """Ask a server and write what it sends, as long as it is not more than allowed and does not take too long."""
    connection = connect(target)
    try:
        connection.request("GET", target.path, headers=_headers(target, wanted))
        answer = connection.getresponse()
        if answer.status == 200:
            _write(answer, wanted)
        return Answer(
            status=answer.status,
            location=answer.getheader("Location") or "",
            etag=(answer.getheader("ETag") or "")[:200],
            last_modified=(answer.getheader("Last-Modified") or "")[:100],
        )
    except (http.client.HTTPException, UnicodeError, ValueError) as error:
        raise OSError(type(error).__name__) from error
    finally:
        connection.close()


def _headers(target: Target, wanted: Wanted) -> dict[str, str]:
    said = {
        "Host": target.host,
        "User-Agent": USER_AGENT,
        "Accept-Encoding": "identity",
        "If-None-Match": wanted.etag,
        "If-Modified-Since": wanted.last_modified,
    }
    return {name: value for name, value in said.items() if value}


def _write(answer: http.client.HTTPResponse, wanted: Wanted) -> None:
    began, size = time.monotonic(), 0
    with wanted.target.open("wb") as sink:
        while chunk := answer.read(CHUNK):
            size += len(chunk)
            if size > wanted.limit_bytes:
                limit_mb = wanted.limit_bytes // 2**20
                raise Refusal("file.too_large", place=Place(file=""), size_mb=size // 2**20 + 1, limit_mb=limit_mb)
            if time.monotonic() - began > LONGEST_S:
                raise OSError("too slow")
            sink.write(chunk)
    # A list that was cut off on its way would look as if its end had vanished.
    if answer.length:
        raise OSError("broken off")

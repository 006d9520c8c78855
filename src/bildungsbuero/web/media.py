"""Sound and video: pages that may play what lies in this house, and files sent in parts, as players ask for them."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

# No file has so many bytes that their number would need more digits.
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
PIECE_BYTES = 64 * 1024


def plays_media(response: HttpResponse) -> HttpResponse:
    """Return the page as one that may play media of this house; all others may not play any."""
    response.plays_media = True  # type: ignore[attr-defined]
    return response


def send_media(request: HttpRequest, file: IO[bytes], *, size: int, headers: dict[str, str]) -> HttpResponseBase:
    """Return a file as a whole, or the part that a player asks for: without parts some browsers play nothing."""
    wanted = _part(request.headers.get("Range", ""), size)
    headers = {"Accept-Ranges": "bytes", "X-Content-Type-Options": "nosniff", **headers}
    if wanted is None:
        return FileResponse(file, headers=headers)
    first, last = wanted
    if first >= size:
        file.close()
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    length = last - first + 1
    headers |= {"Content-Length": str(length), "Content-Range": f"bytes {first}-{last}/{size}"}
    return StreamingHttpResponse(_pieces(file, first, length), status=206, headers=headers)


def _pieces(file: IO[bytes], first: int, length: int) -> Iterator[bytes]:
    """Yield a part of a file little by little: players ask for all of a long video at once."""
    with file:
        file.seek(first)
        while length > 0 and (piece := file.read(min(length, PIECE_BYTES))):
            length -= len(piece)
            yield piece


def _part(asked: str, size: int) -> tuple[int, int] | None:
    """Return the first and last byte of the one part that is asked for; None for the whole."""
    found = RANGE.fullmatch(asked.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return max(size - int(last), 0), size - 1
    end = min(int(last), size - 1) if last else size - 1
    return (int(first), end) if int(first) <= end or int(first) >= size else None

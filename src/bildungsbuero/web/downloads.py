"""Files that pages hand out under a name, also under one whose letters no header of HTTP can hold."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def send_file(
    content: bytes | str,
    name: str,
    *,
    content_type: str,
    is_shown: bool = False,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return a file that the browser saves under the name; where `is_shown`, it shows the file first."""
    response = HttpResponse(content, content_type=content_type, headers=headers)
    response.headers["Content-Disposition"] = str(content_disposition_header(not is_shown, name))
    return response

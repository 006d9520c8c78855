"""What every page needs to know: the frame, the office, the language, the text size."""

from typing import Any

from django.http import HttpRequest

from bildungsbuero.web.shell import Shell


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the page frame."""
    frame = Shell(request)
    return {
        "shell": frame,
        "office": frame.office,
        "language": frame.language.code,
        "text_size": frame.text_size,
    }

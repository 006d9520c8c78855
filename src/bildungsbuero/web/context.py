"""What every page needs to know: office, language, text size and whether figures or offers are examples."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

TEXT_SIZES = ("normal", "large", "largest")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the page frame."""
    size = request.COOKIES.get("text_size", "normal")
    return {
        "office": getattr(request, "office", None),
        "language": get_language() or "de",
        "languages": settings.LANGUAGES,
        "text_size": size if size in TEXT_SIZES else "normal",
    }

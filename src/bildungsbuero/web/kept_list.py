"""What a visitor keeps (“Merkliste”): in the address of a page, or in a cookie that comes only with the first offer.

Nothing of it is stored in the house, and nobody needs an account.
"""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bildungsbuero.web.public_ids import ALPHABET, LENGTH

MOST = 60
SEPARATOR = "-"
NINETY_DAYS_S = 90 * 24 * 3600


def read_ids(text: str) -> tuple[str, ...]:
    """Return the ids in a text, each once, in their order; what is no id is left out."""
    parts = dict.fromkeys(part for part in text[: MOST * (LENGTH + 1)].split(SEPARATOR) if _is_id(part))
    return tuple(parts)[:MOST]


def write_ids(ids: Iterable[str]) -> str:
    """Return ids as they stand in an address."""
    return SEPARATOR.join(ids)


def kept_ids(request: HttpRequest, office_key: str) -> tuple[str, ...]:
    """Return what the visitor keeps of an office."""
    return read_ids(request.COOKIES.get(_cookie(office_key), ""))


def keep(response: HttpResponse, office_key: str, ids: Iterable[str]) -> None:
    """Let the browser remember what is kept for 90 days; where nothing is kept, nothing stays."""
    text = write_ids(tuple(ids)[:MOST])
    if text:
        response.set_cookie(
            _cookie(office_key),
            text,
            max_age=NINETY_DAYS_S,
            # What somebody keeps can say much of them: like the session it goes to no other program of the host.
            path=settings.SESSION_COOKIE_PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
            httponly=True,
        )
    else:
        response.delete_cookie(_cookie(office_key), path=settings.SESSION_COOKIE_PATH, samesite="Lax")


def _cookie(office_key: str) -> str:
    return f"merkliste-{office_key}"


def _is_id(text: str) -> bool:
    return len(text) == LENGTH and set(text) <= set(ALPHABET)

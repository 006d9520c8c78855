"""Secrets that must be read again, kept so that a copy of the database alone does not give them away."""

import base64
import hashlib
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from bildungsbuero.core.errors import Refusal

PURPOSE = b"bildungsbuero.seal"


def seal(text: str) -> str:
    """Return a text that only this installation can open again."""
    return _box(settings.SECRET_KEY).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """Return the text; raises Refusal where the installation's key is no longer the one that sealed it."""
    try:
        return _box(settings.SECRET_KEY).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise Refusal("second_factor.unreadable") from error


@cache
def _box(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + key.encode()).digest()))

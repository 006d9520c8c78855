"""The salt of the counted words: a file outside the database, thrown away after four weeks."""

import hmac
import os
import secrets
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings

NAME = "needs.salt"
KEPT = timedelta(days=28)
DIGITS = 32


def digest_of(word: str, office_key: str, on: date) -> str:
    """Return the number under which a word is counted until the salt changes."""
    return hmac.new(_salt(on), f"{office_key} {word}".encode(), sha256).hexdigest()[:DIGITS]


def is_worn_out(on: date) -> bool:
    """Whether the salt is older than it may be."""
    path = _path()
    return path.is_file() and _since(path) + KEPT <= on


def throw_away() -> None:
    """Remove the salt; what was counted with it can never be linked to a word again."""
    _path().unlink(missing_ok=True)


def _salt(on: date) -> bytes:
    path = _path()
    if not path.is_file():
        beside = path.with_suffix(f".{os.getpid()}")
        beside.touch(mode=0o600)
        beside.write_text(f"{on.isoformat()} {secrets.token_hex(32)}", "ascii")
        try:
            # Of two processes that begin at once the first one wins.
            os.link(beside, path)
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    return bytes.fromhex(path.read_text("ascii").split()[1])


def _since(path: Path) -> date:
    return date.fromisoformat(path.read_text("ascii").split()[0])


def _path() -> Path:
    return Path(settings.DATA_DIR) / NAME

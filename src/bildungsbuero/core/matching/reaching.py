"""Telephone numbers, addresses in the net and mailboxes in the one form in which they can be compared."""

import re
from functools import lru_cache

# Addresses there say nothing about whose they are.
FREE_MAIL = frozenset(
    {
        *("gmx.de", "gmx.net", "web.de", "t-online.de", "gmail.com", "googlemail.com", "yahoo.de", "yahoo.com"),
        *("hotmail.com", "hotmail.de", "outlook.com", "outlook.de", "freenet.de", "aol.com", "icloud.com", "posteo.de"),
        *("mailbox.org", "arcor.de", "live.de", "kabelmail.de", "pt.lu"),
    }
)
# Many keep their pages there.
SHARED_HOSTS = frozenset(
    {
        *("facebook.com", "instagram.com", "youtube.com", "linktr.ee", "sites.google.com", "wordpress.com"),
        *("jimdo.com", "jimdosite.com", "wixsite.com", "vereinsplaner.at", "eventbrite.de", "t.me"),
    }
)
SHORTEST_PHONE = 6
_NOT_DIALLED = re.compile(r"[^\d+]")
_EXTENSION = re.compile(r"(?:durchwahl|dw|ext|app)\.?\s*\d+\s*$", re.IGNORECASE)


@lru_cache(maxsize=100_000)
def phone_digits(text: str) -> str:
    """Return the digits of a telephone number with its country: "0651 1234", "+49 (0)651-1234" → "496511234"."""
    dialled = _NOT_DIALLED.sub("", _EXTENSION.sub("", text.split("/ +")[0]).replace("(0)", ""))
    if dialled.startswith("+"):
        digits = dialled[1:].replace("+", "")
    elif dialled.startswith("00"):
        digits = dialled[2:]
    else:
        digits = f"49{dialled[1:]}" if dialled.startswith("0") else dialled.replace("+", "")
    if digits.startswith("490"):
        digits = f"49{digits[3:]}"
    return digits if len(digits) >= SHORTEST_PHONE else ""


@lru_cache(maxsize=100_000)
def web_address(text: str) -> tuple[str, str]:
    """Return host and path of a web page without what browsers add; nothing for what is none."""
    bare = text.strip().casefold()
    bare = re.sub(r"^[a-z]+://", "", bare).split("#")[0].split("?")[0]
    host, _slash, path = bare.partition("/")
    host = host.removeprefix("www.").rstrip(".")
    return (host, path.rstrip("/")) if "." in host and " " not in host else ("", "")


@lru_cache(maxsize=100_000)
def mailbox(text: str) -> tuple[str, str]:
    """Return the whole address and the domain where that is the sender's own; nothing for what is no address."""
    bare = text.strip().casefold()
    name, _at, domain = bare.partition("@")
    if not name or "." not in domain:
        return "", ""
    return bare, "" if domain in FREE_MAIL else domain

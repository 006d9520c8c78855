"""Text as it is compared: small letters, umlauts in one spelling, nothing but letters, digits and single blanks."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "&": " und ", "+": " plus "})
# "ä" and "ae" are written for one another; both become "a". After q, a and e an "ue" is no umlaut.
_DIGRAPHS = re.compile(r"ae|oe|(?<![qae])ue")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"(?<=\w)[’'`´](?=\w)")


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """Return the text in small letters without accents; "Müller", "Mueller" and "MULLER" become one."""
    small = _APOSTROPHES.sub("", text.casefold()).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", small)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", _DIGRAPHS.sub(lambda found: found.group()[0], bare)).strip()

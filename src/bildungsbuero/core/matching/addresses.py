"""Streets and house numbers in the one form in which they can be compared."""

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bildungsbuero.core.matching.folding import folded

_HOUSE = re.compile(r"^(\d+)\s?([a-z]?)$")
_GLUED = re.compile(r"(?<=[a-zäöüß])\.?(?=\d)")
# Also with a slip in it: "Saarstrase", "Saarstrsse".
_STREET_END = re.compile(r"(?<=[a-z]{3})str[aso]{0,5}e?$")
_WORDS = {
    "strasse": "str",
    "st": "sankt",
    "pl": "platz",
    "plz": "platz",
    "blvd": "boulevard",
    "blv": "boulevard",
    "bd": "boulevard",
    "av": "avenue",
    "ave": "avenue",
    "rd": "road",
    "dr": "drive",
    "hwy": "highway",
    "pkwy": "parkway",
    "ln": "lane",
    "sq": "square",
    "ste": "suite",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th",
    "tenth": "10th",
    "eleventh": "11th",
    "twelfth": "12th",
}
# Words of foreign addresses that are often left out.
_LOOSE = frozenset(
    {"street", "avenue", "boulevard", "road", "drive", "north", "south", "east", "west", "sankt", "str", "rue", "suite"}
)
SAME_STREET = 84.0
LONG_STREET = 7


@lru_cache(maxsize=100_000)
def read_street(text: str) -> tuple[str, str]:
    """Return the street and the house number of a line: "Paulinstr. 12 a" → ("paulinstr", "12a")."""
    tokens = folded(_GLUED.sub(" ", text.split(",")[0] if "," in text else text)).split()
    number = ""
    words: list[str] = []
    for at, token in enumerate(tokens):
        house = _HOUSE.match(token)
        if house and not number and (words or at == 0):
            number = house.group(1).lstrip("0") + house.group(2)
        elif number and len(token) == 1 and token.isalpha() and tokens[at - 1].isdigit() and words and at > 1:
            number += token
        elif not (number and token.isdigit() and words):
            words.append(_street_word(token))
    return " ".join(words), number


def street_likeness(a: str, b: str) -> float:
    """Return how alike two streets are, 0 to 1; below 0.84 they are two streets."""
    if a == b:
        return 1.0
    if OSA.distance(a, b, score_cutoff=2) <= (2 if len(a) >= LONG_STREET else 1):
        return SAME_STREET / 100
    return max(fuzz.ratio(a, b), fuzz.ratio(_bare(a), _bare(b))) / 100


@lru_cache(maxsize=100_000)
def _bare(street: str) -> str:
    return " ".join(word for word in street.split() if word not in _LOOSE) or street


def _street_word(token: str) -> str:
    return _WORDS.get(token, _STREET_END.sub("str", token))

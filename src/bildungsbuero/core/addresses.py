"""Postcodes of Germany and its neighbours to the west, as people write them."""

import re

GERMANY = "DE"
COUNTRIES = (GERMANY, "LU", "FR", "BE")
_PATTERNS = {
    "DE": re.compile(r"\d{5}"),
    "LU": re.compile(r"\d{4}"),
    "FR": re.compile(r"\d{5}"),
    "BE": re.compile(r"[1-9]\d{3}"),
}
_PREFIX = re.compile(r"(D|L|F|B|DE|LU|FR|BE)\s*[-–]?\s*(?=\d)", re.IGNORECASE)


def read_postcode(text: str, country: str = GERMANY) -> tuple[str, str] | None:
    """Return the bare postcode and its country, None where it is wrong: "L-1234" lies in Luxembourg."""
    plain = " ".join(text.split())
    if found := _PREFIX.match(plain):
        letter = found[1][0].upper()
        country = next(one for one in COUNTRIES if one.startswith(letter))
        plain = plain[found.end() :]
    plain = plain.replace(" ", "")
    pattern = _PATTERNS.get(country)
    if pattern is not None and not pattern.fullmatch(plain):
        return None
    return plain, country


def shown_postcode(postcode: str, country: str) -> str:
    """Return a postcode as it stands before a town: abroad with the letter of its country, L-1234."""
    return postcode if country == GERMANY or not postcode else f"{country[0]}-{postcode}"

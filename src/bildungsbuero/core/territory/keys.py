"""Regional keys as text: AGS with 2, 3, 5 or 8 digits, ARS with 9 or 12, "DG" for Germany, and NUTS codes."""

import re
from collections.abc import Container
from enum import StrEnum

NATION_KEY = "DG"
# Two Länder that are one Kreis each, with the key of that Kreis. Bremen consists of two.
CITY_STATES = {"02": "02000", "11": "11000"}


class Level(StrEnum):
    """Where a unit stands between the nation and the municipality."""

    NATION = "nation"
    STATE = "state"
    REGION = "region"
    DISTRICT = "district"
    # Berlin's Bezirke: tables of Kreise list them with eight digits below 11000, of which they are parts.
    BOROUGH = "borough"
    ASSOCIATION = "association"
    MUNICIPALITY = "municipality"


_STATE = "(?:0[1-9]|1[0-6])"
_FORMS = (
    (Level.NATION, re.compile(NATION_KEY)),
    (Level.STATE, re.compile(_STATE)),
    (Level.REGION, re.compile(f"{_STATE}[1-9]")),
    (Level.DISTRICT, re.compile(rf"{_STATE}\d{{3}}", re.ASCII)),
    (Level.BOROUGH, re.compile(r"11(00[1-9]|01[0-2])\1")),
    (Level.MUNICIPALITY, re.compile(rf"{_STATE}\d{{6}}", re.ASCII)),
    (Level.ASSOCIATION, re.compile(rf"{_STATE}\d{{7}}", re.ASCII)),
    (Level.MUNICIPALITY, re.compile(rf"{_STATE}\d{{10}}", re.ASCII)),
)
_NUTS = re.compile(r"DE[0-9A-G]?[0-9A-Z]{0,2}")
_DIGITS = re.compile(r"\d{1,12}", re.ASCII)
_BERLIN = "11000"
# In an ARS the first digit of the association is 5; 0 and 9 stand for municipalities that belong to none.
_IN_AN_ASSOCIATION = "5"


def level_of(key: str) -> Level | None:
    """Return the level that the form of a key says, None where the text is no key."""
    return next((level for level, form in _FORMS if form.fullmatch(key)), None)


def is_district_key(key: str) -> bool:
    """Whether the text has the form of a Kreis or kreisfreie Stadt (five digits)."""
    return level_of(key) is Level.DISTRICT


def is_municipality_key(key: str) -> bool:
    """Whether the text has the form of a Gemeinde, as AGS (eight digits) or ARS (twelve)."""
    return level_of(key) is Level.MUNICIPALITY


def parent_of(key: str) -> str | None:
    """Return the key one level up, as far as the key itself says it; None above Germany and for what is no key.

    A third digit 0 means that the Land has no Regierungsbezirke. Berlin's Bezirke belong to 11000.
    """
    match level_of(key):
        case Level.STATE:
            return NATION_KEY
        case Level.REGION:
            return key[:2]
        case Level.DISTRICT:
            return key[:2] if key[2] == "0" else key[:3]
        case Level.BOROUGH:
            return _BERLIN
        case Level.ASSOCIATION:
            return key[:5]
        case Level.MUNICIPALITY:
            return key[:9] if len(key) == 12 and key[5] == _IN_AN_ASSOCIATION else key[:5]
    return None


def district_of(key: str) -> str | None:
    """Return the key of the Kreis that a key lies in or is, None above the Kreise."""
    match level_of(key):
        case Level.BOROUGH:
            return _BERLIN
        case Level.DISTRICT | Level.ASSOCIATION | Level.MUNICIPALITY:
            return key[:5]
    return None


def state_of(key: str) -> str | None:
    """Return the key of the Land that a key lies in or is."""
    return key[:2] if level_of(key) not in (None, Level.NATION) else None


def ags_of(ars: str) -> str:
    """Return the eight-digit AGS of a Gemeinde given as ARS; any other key as it is."""
    return ars[:5] + ars[9:] if len(ars) == 12 else ars


def nuts_level_of(code: str) -> int | None:
    """Return 0 (Germany) to 3 (Kreise) for a German NUTS code, None for any other text."""
    return len(code) - 2 if _NUTS.fullmatch(code) else None


def mend_lost_zero(text: str, *, known: Container[str] = ()) -> str | None:
    """Return the key that a spreadsheet or the BBSR has bent, None where not exactly one reading is possible.

    "7211" is 07211, "7211.0" too. A key in good form stays as it is. Seven digits that end in 000 are how the BBSR
    writes a Kreis ("9777000" is 09777); only where the `known` keys hold the eight-digit Gemeinde is it meant.
    """
    digits = text.strip().removesuffix(".0")
    if level_of(digits) is not None and (not known or digits in known):
        return digits
    if not _DIGITS.fullmatch(digits):
        return None
    readings = [reading for reading in _readings(digits) if level_of(reading) is not None]
    if known:
        return next((reading for reading in readings if reading in known), None)
    return readings[-1] if readings else None


def _readings(digits: str) -> list[str]:
    """Return what the digits may mean, the most literal reading first."""
    whole = digits if digits[0] == "0" or level_of(digits) is not None else "0" + digits
    return [whole, whole[:5]] if len(whole) == 8 and whole.endswith("000") else [whole]

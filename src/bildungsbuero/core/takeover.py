"""Figures that come over from another system: what their names mean here, and where a new figure differs."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from bildungsbuero.core.periods import PeriodMeaning, find_period

# So alike must a name be to a title before it is proposed.
LIKENESS = 88
ROUNDING = 1e-9
SCHOOL_YEAR = re.compile(r"(\d{4})/(\d{2}|\d{4})")


def propose(name: str, titles: Mapping[str, str]) -> str:
    """Return the key that a name most likely stands for, empty where nothing is alike enough.

    `titles` are the titles by key; a name may also be the key itself, or begin with it.
    """
    text = name.strip().casefold()
    by_key = {key.casefold(): key for key in titles}
    first = text.split(" ", 1)[0].rstrip(":")
    if text in by_key or first in by_key:
        return by_key.get(text) or by_key[first]
    wanted = {key: title.casefold() for key, title in titles.items()}
    found = process.extractOne(text, wanted, scorer=fuzz.token_sort_ratio, score_cutoff=LIKENESS)
    return str(found[2]) if found else ""


def differs(old: float, new: float) -> bool:
    """Whether a new figure is another one than the old, which may be rounded to the decimals that it has."""
    half = 0.5 / 10 ** decimals_of(old)
    return bool(abs(new - old) > half + ROUNDING)


def decimals_of(value: float) -> int:
    """Return to how many decimals, at most six, a number is written."""
    text = f"{value:.6f}".rstrip("0")
    return len(text.split(".")[1])


def period_code(text: str, codes: Iterable[str], meaning: PeriodMeaning) -> str:
    """Return the code by which a figure of the indicator names the period that was written; else what was written.

    `codes` are the periods that it has figures for. "2022/23" becomes 2023 where a year names the school year's end.
    """
    found = find_period(text, codes, meaning)
    if found is not None:
        return found
    match = SCHOOL_YEAR.fullmatch(text.strip())
    if match and meaning is PeriodMeaning.SCHOOL_YEAR_ENDED:
        return str(int(match[1]) + 1)
    return text

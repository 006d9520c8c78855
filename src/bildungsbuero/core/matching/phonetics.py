"""Kölner Phonetik: one code for German words that sound alike (Hans Joachim Postel, 1969)."""

from functools import lru_cache

_ALWAYS = dict.fromkeys("aeijouy", "0") | dict.fromkeys("fvw", "3") | dict.fromkeys("gkq", "4")
_ALWAYS |= {"b": "1", "l": "5", "m": "6", "n": "6", "r": "7", "s": "8", "z": "8"}
_HARD_AT_START, _HARD_INSIDE = frozenset("ahkloqrux"), frozenset("ahkoqux")


@lru_cache(maxsize=100_000)
def cologne(word: str) -> str:
    """Return the code of a word in small letters a to z; vowels count at the beginning only."""
    codes = [_code(word, position) for position in range(len(word))]
    together = "".join(codes)
    single = "".join(sign for at, sign in enumerate(together) if not at or sign != together[at - 1])
    return single[:1] + single[1:].replace("0", "")


def _code(word: str, at: int) -> str:
    letter, before, after = word[at], word[at - 1 : at], word[at + 1 : at + 2]
    if letter in _ALWAYS:
        return _ALWAYS[letter]
    if letter == "p":
        return "3" if after == "h" else "1"
    if letter in "dt":
        return "8" if after and after in "csz" else "2"
    if letter == "x":
        return "8" if before and before in "ckq" else "48"
    if letter == "c":
        return _code_of_c(before, after)
    return ""


def _code_of_c(before: str, after: str) -> str:
    if not before:
        return "4" if after in _HARD_AT_START else "8"
    return "8" if before in "sz" or after not in _HARD_INSIDE else "4"

"""Numbers in names: which say what a thing is ("Grundschule 3", "A2") and which only when it is held ("2026")."""

import re
from dataclasses import dataclass

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
# "I", "V" and single letters are numbers only behind such a word, or at the very end.
_COUNTED = frozenset({"teil", "modul", "stufe", "kurs", "gruppe", "haus", "klasse", "band", "block", "level", "niveau"})
_AFTER_COUNTED = frozenset("abcdefgh")
_LEVEL = re.compile(r"^[abc][12]$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
# A date, a time, or a school year: when, not what.
_DATE = re.compile(r"(?<![\da-z])\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}(?:[:.]\d{2})?\s?(?:-|–|bis)?\s?(?:\d{1,2}(?:[:.]\d{2})?)?\s?(?:uhr|h)\b")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[/-]\s?(?:(?:19|20)?\d\d)(?!\d)")
_SEMESTER = re.compile(r"\b[1-4]\.?\s?(?:semester|halbjahr|quartal|trimester)\b")
# The number that a program gave to a course: "(262-40123)", "Kurs-Nr. 4711".
_COURSE_NUMBER = re.compile(
    r"\(?\b(?:kurs|nr|kursnummer|veranstaltung)[-. ]*(?:nr\.?|nummer)[:. ]*[a-z]?\d[\w./-]*\)?"
    r"|\(?\b[a-z]?\d{2,}-\d{3,}\w*\)?"
)
_LONG_NUMBER = re.compile(r"^[a-z]?\d{5,}[a-z]?$")
_DIGITS = re.compile(r"^0*(\d+)([a-z]?)$")
_LETTER_AND_NUMBER = re.compile(r"^[a-z]\d{1,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The numbers of a name: `what` tells things apart, `level` courses, `when` only holdings of one thing."""

    what: frozenset[str] = frozenset()
    level: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()


def read_occasions(text: str) -> tuple[str, frozenset[str]]:
    """Return the text without dates, times, school years and course numbers, and those."""
    found: set[str] = set()
    small = text.casefold()
    for pattern in (_COURSE_NUMBER, _DATE, _TIME, _YEARS, _SEMESTER):
        if pattern.search(small):
            found.update("".join(one.group().split()) for one in pattern.finditer(small))
            small = pattern.sub(" ", small)
    return small, frozenset(found)


def read_marks(tokens: list[str], when: frozenset[str] = frozenset()) -> tuple[list[str], Marks]:
    """Return the words that are no numbers, and the numbers."""
    words: list[str] = []
    what, level, dates = set(), set(), set(when)
    for at, token in enumerate(tokens):
        if _LEVEL.match(token):
            level.add(token)
        elif _YEAR.match(token) or _LONG_NUMBER.match(token):
            dates.add(token)
        elif number := _number(token, tokens[at - 1] if at else "", is_last=at == len(tokens) - 1):
            what.add(number)
        else:
            words.append(token)
    return words, Marks(what=frozenset(what), level=frozenset(level), when=frozenset(dates))


def _number(token: str, before: str, *, is_last: bool) -> str:
    """Return the number that a word stands for, or nothing."""
    digits = _DIGITS.match(token)
    if digits:
        return digits.group(1) + digits.group(2)
    if _LETTER_AND_NUMBER.match(token):
        return token
    is_counted = before in _COUNTED
    if token in _ROMAN and before and (len(token) > 1 or token == "i" or is_counted or is_last):
        return _ROMAN[token]
    return token if is_counted and token in _AFTER_COUNTED else ""

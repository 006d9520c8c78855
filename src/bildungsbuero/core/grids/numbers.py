"""Numbers as people write them: 1.234,5 and 1,234.5, 12,3 %, (4,5), 12 345¹⁾, signs in place of a number, `k. A.`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from bildungsbuero.core.grids.grid import Cell, Kind

MOST_DIGITS = 15
# Spaces that separate thousands, and minus signs, as programs of all kinds write them.
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\u200b", " ") | {"\u2212": "-", "’": "'"})
_NOT_STATED = frozenset({"", "k.a.", "ka", "keineangabe", "keineangaben", "n.v.", "nv", "nichtverfügbar"}) | frozenset(
    {"n/a", "na", "n.a.", "ohneangabe", "o.a.", "nichterhoben", "n.e.", "entfällt", "#nv", "#n/v", "#n/a"}
)
SIGNS = {
    **dict.fromkeys(("-", "–", "—", "--", "---"), "-"),
    **dict.fromkeys((".", "·", "•"), "."),
    **dict.fromkeys(("...", "…", ".."), "..."),
    **dict.fromkeys(("x", "X"), "x"),
    **{sign: sign for sign in ("/", "*")},
}
# "< 5": a number that its source keeps back because it is small.
_BELOW = re.compile(r"(?:<|weniger als)\s*=?\s*\d{1,2}", re.IGNORECASE)
_ERRORS = re.compile(r"#[A-ZÄÖÜ0-9/!?]+[!?]?")
_FOOTNOTE = (
    r"(?:\s*[⁰¹²³⁴-⁹ᵃ-ᶻ⁽⁾]+\)?|\s*\*{1,3}\)?|\s+\d{1,2}\)|\s*\(\d{1,2}\)|\s*\[\d{1,2}\]|\s*[a-zA-Z]\)|\s+\)\d{1,2})"
)
_FIGURE = re.compile(
    rf"(?P<number>[-+]?\s?\d[\d.,' ]*)(?P<unit>\s*(?:%|v\.\s?H\.|€|EUR|Euro))?(?P<quality>\s*[rps](?![a-z)]))?"
    rf"(?P<note>{_FOOTNOTE}*)"
)
_NOTE_AT_END = re.compile(rf"{_FOOTNOTE}+$")
# "12.3451)": after a group of three digits only the footnote can follow.
_GLUED_TO_A_GROUP = re.compile(r"(?P<number>[-+]?\d{1,3}(?:[.' ]\d{3})+)(?P<note>\d{1,2}\))")
_GLUED = re.compile(r"[-+]?[\d.,]+\)")


class Decimals(StrEnum):
    """The sign before the decimals: a comma in German files, a point in English ones."""

    COMMA = ","
    POINT = "."


_PLAIN = {
    Decimals.COMMA: re.compile(r"[-+]?(?:\d{1,3}(?:[.' ]\d{3})+|\d+)(?:,\d+)?"),
    Decimals.POINT: re.compile(r"[-+]?(?:\d{1,3}(?:[,' ]\d{3})+|\d+)(?:\.\d+)?"),
}
_SURELY = {
    Decimals.COMMA: re.compile(
        r"[-+]?(?:[\d.' ]*\d,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+|[\d]+(?:\.\d{3})+(?:,\d+|\.\d{3}))"
    ),
    Decimals.POINT: re.compile(
        r"[-+]?(?:[\d,' ]*\d\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{4,}\.\d+|[\d]+(?:,\d{3})+(?:\.\d+|,\d{3}))"
    ),
}
_EITHER = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberStyle:
    """How the numbers of a table are written; `doubtful` is a sample that could be read in two ways."""

    decimals: Decimals = Decimals.COMMA
    doubtful: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a cell says: a number or the sign in its place, a sign of quality beside it, a footnote that was cut off."""

    number: Decimal | None
    sign: str = ""
    quality: str = ""
    is_percent: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """Why a cell is no figure: `value`, `footnote`, `error`, `unsolved` or `digits`."""

    reason: str


def find_style(texts: Iterable[str]) -> NumberStyle:
    """Return how numbers are written, by those that can be read in one way only; German where none tells."""
    found = {Decimals.COMMA: 0, Decimals.POINT: 0}
    doubtful = ""
    for text in texts:
        plain = _without_note(text)
        if _EITHER.fullmatch(plain):
            doubtful = doubtful or text
        for decimals, pattern in _SURELY.items():
            found[decimals] += bool(pattern.fullmatch(plain))
    if found[Decimals.COMMA] == found[Decimals.POINT] == 0:
        return NumberStyle(doubtful=doubtful)
    decimals = Decimals.POINT if found[Decimals.POINT] > found[Decimals.COMMA] else Decimals.COMMA
    return NumberStyle(decimals=decimals)


@lru_cache(maxsize=50_000)
def read_figure(cell: Cell, decimals: Decimals = Decimals.COMMA) -> Figure | Unreadable:
    """Return what a cell says as a figure, or why it says none."""
    if cell.kind is Kind.NUMBER:
        return _number(cell.text, is_percent=cell.is_percent)
    if cell.kind in (Kind.ERROR, Kind.UNSOLVED):
        return Unreadable(reason=cell.kind.value)
    text = _plain(cell.text)
    if text.casefold().replace(" ", "") in _NOT_STATED:
        return Figure(number=None)
    if _ERRORS.fullmatch(text):
        return Unreadable(reason="error")
    if text in SIGNS:
        return Figure(number=None, sign=SIGNS[text])
    if _BELOW.fullmatch(text):
        return Figure(number=None, sign="*")
    if text.startswith("(") and text.endswith(")"):
        return _in_brackets(text[1:-1].strip(), decimals)
    return _written(text, decimals)


def is_figure(cell: Cell, decimals: Decimals = Decimals.COMMA) -> bool:
    """Whether a filled cell reads as a number or as a sign in place of one, in either style."""
    if not cell.text:
        return False
    other = Decimals.POINT if decimals is Decimals.COMMA else Decimals.COMMA
    return any(isinstance(read_figure(cell, style), Figure) for style in (decimals, other))


def _plain(text: str) -> str:
    return " ".join(text.translate(_SPACES).split())


def _without_note(text: str) -> str:
    plain = _NOTE_AT_END.sub("", _plain(text)).removesuffix("%").removesuffix("€").strip()
    return plain[1:-1].strip() if plain.startswith("(") and plain.endswith(")") else plain


def _in_brackets(text: str, decimals: Decimals) -> Figure | Unreadable:
    found = _written(text, decimals)
    if isinstance(found, Unreadable) or found.number is None:
        return Unreadable(reason="value")
    return Figure(number=found.number, quality="()", is_percent=found.is_percent, note=found.note)


def _written(text: str, decimals: Decimals) -> Figure | Unreadable:
    glued = _GLUED_TO_A_GROUP.fullmatch(text)
    if glued:
        figure = _written(glued["number"], decimals)
        return figure if isinstance(figure, Unreadable) else Figure(number=figure.number, note=glued["note"])
    if _GLUED.fullmatch(text):
        return Unreadable(reason="footnote")
    if len(text) > 60:
        return Unreadable(reason="value")
    found = _FIGURE.fullmatch(text)
    if not found:
        return _sign_with_note(text)
    number = found["number"].strip().replace("- ", "-").replace("+ ", "+")
    if not _PLAIN[decimals].fullmatch(number):
        return Unreadable(reason="value")
    unit = (found["unit"] or "").strip()
    parts = number.translate(str.maketrans("", "", " '" + (".," if decimals is Decimals.POINT else ".")))
    if decimals is Decimals.POINT:
        parts = number.translate(str.maketrans("", "", " ',"))
    read = _number(parts.replace(",", "."), is_percent=False)
    if isinstance(read, Unreadable):
        return read
    return Figure(
        number=read.number,
        quality=(found["quality"] or "").strip(),
        is_percent=unit.startswith(("%", "v")),
        note=found["note"].strip(),
    )


def _sign_with_note(text: str) -> Figure | Unreadable:
    """A sign may carry a footnote as well: ". 1)", "x²⁾"."""
    note = _NOTE_AT_END.search(text)
    sign = text[: note.start()].strip() if note else ""
    if note and sign in SIGNS:
        return Figure(number=None, sign=SIGNS[sign], note=note[0].strip())
    return Unreadable(reason="value")


def _number(text: str, *, is_percent: bool) -> Figure | Unreadable:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Unreadable(reason="value")
    if not number.is_finite() or (number and number.adjusted() >= MOST_DIGITS):
        return Unreadable(reason="digits")
    return Figure(number=number, is_percent=is_percent)

"""Marks of statistics by symbol profile: the same sign means different things by source, table and era.

Sources: legend of German official statistics (Destatis, Statistische Landesämter); Statistisches Landesamt
Niedersachsen, where `0` and `-` changed roles; Bundesagentur für Arbeit (`*` below the minimum of cases).
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bildungsbuero.core.cells import Cell, Meaning, Published, Quality, without_number


class Dash(StrEnum):
    """What "-" says in a data set: nothing there, not published at this level, or not yet decided."""

    ZERO = "zero"
    NOT_PUBLISHED = "not_published"
    UNDECIDED = "undecided"


DASH_MEANINGS = {
    Dash.ZERO: Meaning.ZERO,
    Dash.NOT_PUBLISHED: Meaning.NOT_PUBLISHED,
    Dash.UNDECIDED: Meaning.UNDECIDED,
}

QUALITY_MARKS = {
    "()": Quality.LIMITED,
    "r": Quality.REVISED,
    "p": Quality.PRELIMINARY,
    "s": Quality.ESTIMATED,
}
# Signs in a quality column that say nothing beyond the cell itself.
SILENT_QUALITY = frozenset({"", "e", "-", ".", "/", "x", "..."})


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolProfile:
    """The signs that may stand in place of a number, and what each means."""

    name: str
    signs: dict[str, Meaning]
    rounded_to: int = 1

    def meaning(self, sign: str) -> Meaning | None:
        """Return what a sign means, None for an unknown one."""
        return self.signs.get(sign.strip())

    def with_dash(self, dash: Dash) -> "SymbolProfile":
        """Return the profile with the given reading of "-"."""
        return replace(self, signs={**self.signs, "-": DASH_MEANINGS[dash], "–": DASH_MEANINGS[dash]})


OFFICIAL = SymbolProfile(
    name="official",
    signs={
        "-": Meaning.UNDECIDED,
        "–": Meaning.UNDECIDED,
        ".": Meaning.UNKNOWN_OR_SECRET,
        "...": Meaning.PENDING,
        "…": Meaning.PENDING,
        "/": Meaning.UNRELIABLE,
        "x": Meaning.NOT_MEANINGFUL,
        "X": Meaning.NOT_MEANINGFUL,
        "*": Meaning.SECRET,
        "": Meaning.NOT_DELIVERED,
    },
)
# Statistisches Landesamt Niedersachsen, newer tables: letters for what has no number; 0 is exactly zero.
LETTERS = SymbolProfile(
    name="letters",
    signs={
        "k": Meaning.ZERO,
        "t": Meaning.PENDING,
        "u": Meaning.UNRELIABLE,
        "g": Meaning.UNKNOWN_OR_SECRET,
        "x": Meaning.NOT_MEANINGFUL,
        "": Meaning.NOT_DELIVERED,
    },
)
ROUNDED_TO_5 = replace(OFFICIAL, name="rounded_to_5", rounded_to=5)
ROUNDED_TO_3 = replace(OFFICIAL, name="rounded_to_3", rounded_to=3)

PROFILES = {profile.name: profile for profile in (OFFICIAL, LETTERS, ROUNDED_TO_5, ROUNDED_TO_3)}


def read_cell(number: Decimal | None, sign: str, profile: SymbolProfile, *, quality: str = "") -> Cell:
    """Return the cell for what stood in the source: a number or a sign, and a quality sign beside it."""
    flags = set() if quality in SILENT_QUALITY else {QUALITY_MARKS[quality]} if quality in QUALITY_MARKS else set()
    if profile.rounded_to > 1:
        flags.add(Quality.ROUNDED)
    if number is not None:
        mark = quality if quality in QUALITY_MARKS else ""
        return Published(value=number, mark=mark, quality=frozenset(flags))
    meaning = profile.meaning(sign)
    if meaning is None:
        return without_number(Meaning.UNDECIDED, sign)
    if meaning is Meaning.ZERO:
        return Published(value=Decimal(0), mark=sign, meaning=Meaning.ZERO, quality=frozenset(flags))
    return without_number(meaning, sign)

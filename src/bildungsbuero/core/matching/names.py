"""Names taken apart and compared: words by weight, spelling mistakes, abbreviations, what excludes one another."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bildungsbuero.core.matching.folding import folded
from bildungsbuero.core.matching.numbers import Marks, read_marks, read_occasions
from bildungsbuero.core.matching.phonetics import cologne
from bildungsbuero.core.matching.words import APART, COMMON, EXCLUSIVE, FAINT, OCCASIONS, SPELLINGS

WEIGHT_FAINT, WEIGHT_COMMON, WEIGHT_TOWN, WEIGHT_OWN = 0.05, 0.4, 0.1, 1.0
WEIGHT_COMMON_IN_TITLE = 0.7
WEIGHT_IN_BRACKETS = 0.5
# From here on two words are one word with a slip; below, they are two words.
SAME_WORD = 0.8
SAME_WRITTEN_TOGETHER = 0.92
SOUNDS_ALIKE = 0.9
INITIALS = 0.85
ONE_SLIP = 0.88
# A known word is known with one slip, if it is so long.
LONG_ENOUGH = 6
# A word so long may have two slips in it.
LONG_WORD = 7

_LEGAL = re.compile(
    r"(?<![\w-])(?:e\.\s?v\.?|e\.\s?g\.|e\.\s?k\.|g?gmbh|g?mbh|gemeinnützige\s+gmbh|\(?haftungsbeschränkt\)?|gbr|aör|kdör"
    r"|k\.\s?d\.\s?ö\.\s?r\.|i\.\s?g\.|ltd\.?|inc\.|s\.?à\.?r\.?l\.?|asbl|&\s*co\.?(?:\s*kg)?|ev(?=\s*$|\s*,))(?!\w)",
    re.IGNORECASE,
)
_LEGAL_AS_WRITTEN = re.compile(r"(?<![\w-])(?:AG|KG|OHG|SE|g?UG|eV|eG)(?!\w)")
# What stands in brackets is mostly where it is, and that is compared by itself.
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
# The names of services end so; a house may have several of them.
_SERVICE = re.compile(
    r"(?:beratung|hilfe|pflege|forderung|dienst|stelle|schule|statte|haus|zentrum|treff|gruppe|verein|akademie|station"
    r"|abteilung|schutz|bibliothek|hort)$"
)
_SHORTENED = re.compile(r"([^\W\d_]{3,})\.(?=\s|$|-)")

Exclusive = tuple[tuple[str, frozenset[int]], ...]


# Compared by identity: `read_name` answers the same object for the same name, so that likeness can be remembered.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Name:
    """A name as it is compared: its words with their weights, its numbers, and what it excludes."""

    text: str
    words: Mapping[str, float]
    marks: Marks
    exclusive: Exclusive
    occasions: Exclusive
    apart: frozenset[str]
    shortened: frozenset[str]

    @property
    def weight(self) -> float:
        """How much the name tells: 1 and more for a name of its own, little for "Grundschule"."""
        return sum(self.words.values())

    @property
    def own_words(self) -> list[str]:
        """The words that tell it apart, in their order; where there are none, all of them."""
        return [word for word, weight in self.words.items() if weight >= WEIGHT_OWN] or list(self.words)


@lru_cache(maxsize=20_000)
def read_name(text: str, town: str = "", *, is_title: bool = False) -> Name:
    """Return a name taken apart; the town where the thing stands tells little in its name.

    In the title of an offer a word such as "Gruppe" tells more than in the name of an institution.
    """
    bare = _LEGAL_AS_WRITTEN.sub(" ", _LEGAL.sub(" ", text))
    bare, when = read_occasions(bare if folded(bare) else text)
    aside = frozenset(word for part in _IN_BRACKETS.findall(bare) for word in folded(part).split())
    shortened = frozenset(folded(found) for found in _SHORTENED.findall(bare))
    tokens = [part for token in folded(bare).split() for part in _written_out(token).split()]
    town_words = frozenset(folded(town).split())
    words, marks = read_marks([_as_in_town(token, town_words) for token in tokens], when)
    occasions = _groups(words, _OCCASION_OF)
    common = WEIGHT_COMMON_IN_TITLE if is_title else WEIGHT_COMMON
    return Name(
        text=" ".join(sorted(words)),
        words={
            word: _weight(word, town_words, common) * (WEIGHT_IN_BRACKETS if word in aside else 1) for word in words
        },
        marks=marks,
        exclusive=_groups(words, _EXCLUSIVE_OF),
        occasions=occasions,
        apart=APART.intersection(words),
        shortened=shortened & frozenset(words),
    )


@lru_cache(maxsize=50_000)
def likeness(a: Name, b: Name) -> float:
    """Return how alike two names are, 0 to 1, whatever stands in them of numbers."""
    if a.text == b.text:
        return 1.0 if a.text else 0.0
    common = a.words.keys() & b.words.keys()
    left_a, left_b = [w for w in a.words if w not in common], [w for w in b.words if w not in common]
    shared = sum(a.words[word] + b.words[word] for word in common)
    for alike, one, other in list(_paired(a, b, left_a, left_b)):
        shared += alike * (a.words[one] + b.words[other])
        left_a.remove(one)
        left_b.remove(other)
    shared += _again(left_a, a, common, a, b) + _again(left_b, b, common, a, b)
    by_words = shared / ((a.weight + b.weight) or 1.0)
    return round(max(by_words, _written_together(a, b), _initials(a, b)), 6)


def is_within(a: Name, b: Name) -> bool:
    """Whether one is the other's name cut short, and what was cut off names no service of its own."""
    short, long = sorted((a, b), key=lambda name: (len(name.words), name.text))
    own = short.own_words
    if not own or not short.words.keys() < long.words.keys() or own[0] != long.own_words[0]:
        return False
    return not any(_SERVICE.search(word) for word in long.words.keys() - short.words.keys())


def excluded(a: Exclusive, b: Exclusive) -> str:
    """Return the name of the first line of words in which the two exclude one another, or nothing."""
    if a and b:
        others = dict(b)
        for group, members in a:
            if group in others and members.isdisjoint(others[group]):
                return group
    return ""


def _paired(a: Name, b: Name, left_a: list[str], left_b: list[str]) -> Iterator[tuple[float, str, str]]:
    """Yield the words that mean the same although they are written differently, the most alike first."""
    found = [
        (alike, one, other) for one in left_a for other in left_b if (alike := _word_likeness(one, other, a, b)) > 0
    ]
    used: set[tuple[int, str]] = set()
    for alike, one, other in sorted(found, key=lambda each: (-each[0], *sorted(each[1:]))):
        if (0, one) not in used and (1, other) not in used:
            used |= {(0, one), (1, other)}
            yield alike, one, other


def _again(words: list[str], own: Name, common: Iterable[str], a: Name, b: Name) -> float:
    """Return the weight of words that say once more, with a slip, what both names say: "Schritt für Scritt"."""
    return sum(own.words[word] for word in words if any(_word_likeness(word, other, a, b) > 0 for other in common))


def _word_likeness(one: str, other: str, a: Name, b: Name) -> float:
    if (one in a.shortened and other.startswith(one)) or (other in b.shortened and one.startswith(other)):
        return 0.95
    if min(len(one), len(other)) < 3 or max(len(one), len(other)) < 4:
        return 0.0
    if one in _EXCLUSIVE_OF and other in _EXCLUSIVE_OF:
        return 0.0
    alike = fuzz.ratio(one, other) / 100
    if OSA.distance(one, other, score_cutoff=1) <= 1 or (
        len(one) > 8 and OSA.distance(one, other, score_cutoff=2) <= 2
    ):
        return max(alike, ONE_SLIP)
    if alike >= 0.6 and one[0] == other[0] and cologne(one) == cologne(other):
        return max(alike, SOUNDS_ALIKE)
    return alike if alike >= SAME_WORD else 0.0


def _written_together(a: Name, b: Name) -> float:
    """Return how alike the names are without their blanks: "Stadt Bibliothek" is "Stadtbibliothek"."""
    if len(a.words) == len(b.words):
        return 0.0
    alike = fuzz.ratio("".join(a.words), "".join(b.words)) / 100
    return alike if alike >= SAME_WRITTEN_TOGETHER else 0.0


def _initials(a: Name, b: Name) -> float:
    """Return whether one name is made of the first letters of the other: "SKM", "IB"."""
    short, long = sorted((a, b), key=lambda name: (len(name.words), name.text))
    if len(short.words) != 1 or len(long.words) < 3:
        return 0.0
    return INITIALS if next(iter(short.words)) == "".join(word[0] for word in long.words) else 0.0


@lru_cache(maxsize=20_000)
def _written_out(token: str) -> str:
    """Return what a word stands for; a known word with one slip in it is that word."""
    if token in SPELLINGS:
        return SPELLINGS[token]
    if 3 <= len(token) <= 5 and OSA.distance(token, "gmbh", score_cutoff=1) <= 1:
        return ""
    if len(token) < LONG_ENOUGH or token in _KNOWN or not token.isalpha():
        return token
    near = process.extractOne(token, _LONG_KNOWN, scorer=OSA.distance, score_cutoff=1)
    return SPELLINGS.get(near[0], near[0]) if near else token


def _as_in_town(token: str, town_words: frozenset[str]) -> str:
    """Return the word of the town's name that was meant."""
    if len(token) < LONG_ENOUGH or token in town_words:
        return token
    return next((word for word in town_words if OSA.distance(token, word, score_cutoff=1) <= 1), token)


def _weight(word: str, town_words: frozenset[str], common: float) -> float:
    # When it is held is compared by itself.
    if word in FAINT or word in _OCCASION_OF or len(word) == 1:
        return WEIGHT_FAINT
    if word in COMMON:
        return common
    return WEIGHT_TOWN if word in town_words else WEIGHT_OWN


def _members(lines: Mapping[str, tuple[tuple[str, ...], ...]]) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for group, line in lines.items():
        for number, words in enumerate(line):
            for word in words:
                found.setdefault(word, []).append((group, number))
    return found


_EXCLUSIVE_OF = _members(EXCLUSIVE)
_OCCASION_OF = _members(OCCASIONS)
_KNOWN = COMMON | FAINT | APART | _EXCLUSIVE_OF.keys() | _OCCASION_OF.keys()
_LONG_KNOWN = sorted(word for word in _KNOWN | SPELLINGS.keys() if len(word) >= LONG_ENOUGH + 1)


def _groups(words: Iterable[str], members: Mapping[str, list[tuple[str, int]]]) -> Exclusive:
    found: dict[str, set[int]] = {}
    for word in words:
        for group, number in members.get(word, ()):
            found.setdefault(group, set()).add(number)
    return tuple((group, frozenset(numbers)) for group, numbers in sorted(found.items()))

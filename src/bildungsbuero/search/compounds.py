"""German compounds taken apart: "intensivsprachkurs" → intensiv, sprache, kurs.

A compound has a body and a head. The head must be a word of at least four letters; the body must be a word after its
linking letters are taken off, or a compound itself. Of several split points the most balanced one wins:
"bildungs|gutschein" before "bildungsgut|schein".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

LINKING = ("", "s", "es", "n", "en", "er", "e")
# Letters that a word loses at the seam: Grundschul(e)lehrer, Sprach(e)kurs, Lern(en)café.
LOST = ("e", "en", "n")
SHORTEST_PART = 4
# First parts whose basic form the dictionary takes for another word.
STEMS = {
    "lese": "lesen",
    "lern": "lernen",
    "rechen": "rechnen",
    "schreib": "schreiben",
    "sprech": "sprechen",
    "studien": "studium",
    "gesamt": "gesamt",
    "förder": "fördern",
    "erst": "erst",
}
# Endings that look like words.
NOT_A_HEAD = frozenset(
    {
        "heit", "keit", "schaft", "schaften", "lich", "liche", "lichen", "isch", "ische", "ischen", "chen", "lein",
        "nisse", "ling", "linge", "ieren", "iert", "erin", "innen", "igen", "lung", "rung", "dung", "tung", "gung",
        "sung", "nung", "lose", "ende", "enden", "erten", "tion", "sion", "ismus", "ität", "ment", "mente", "ander",
        "einander", "anden", "eren", "ster", "sten", "bare", "logisch", "logische", "statt", "phon", "phone", "ertag",
    }
)  # fmt: skip
# Beginnings that belong to the word behind them.
NOT_A_BODY = frozenset(
    {
        "über", "unter", "durch", "gegen", "nach", "neben", "wieder", "wider", "hinter", "zwischen", "miss", "zurück",
        "empor", "fort", "vorbei", "zusammen", "hinaus", "herein", "heraus", "herum", "umher", "auseinander", "entlang",
        "voran", "voraus", "inter", "trans", "super", "hyper", "wiede", "erbil",
    }
)  # fmt: skip

Known = Callable[[str], bool]
BasicForm = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """A word taken apart: the basic forms of what it is made of, and the whole with its head in the basic form."""

    whole: str
    leaves: tuple[str, ...]
    inner: tuple[str, ...]

    @property
    def all_parts(self) -> tuple[str, ...]:
        """Every word inside, also compounds inside the compound: grundschule, grund, schule, lehrer."""
        return tuple(dict.fromkeys((*self.inner, *self.leaves)))


class Splitter:
    """Takes compounds apart with a given idea of what a word is."""

    def __init__(self, *, is_word: Known, basic_form: BasicForm) -> None:
        self._is_word = is_word
        self._basic_form = basic_form

    def split(self, word: str) -> Compound | None:
        """Return the parts of a word, or None where it is not a compound."""
        if len(word) < 2 * SHORTEST_PART or self._begins_with_a_particle(word):
            return None
        for found in (self._in_two(word), self._in_more(word)):
            best = max(found, key=lambda split: _balance(split[0], word), default=None)
            if best is not None:
                return self._compound(word, *best)
        return None

    def _begins_with_a_particle(self, word: str) -> bool:
        rests = (word.removeprefix(particle) for particle in NOT_A_BODY if word.startswith(particle))
        return any(not rest or self._is_word(rest) for rest in rests)

    def _heads(self, word: str) -> Iterator[tuple[str, str]]:
        for point in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            if word[point:] not in NOT_A_HEAD and self._is_word(word[point:]):
                yield word[:point], word[point:]

    def _in_two(self, word: str) -> Iterator[tuple[str, Compound]]:
        for body, _head in self._heads(word):
            front = self._body(body)
            if front is not None:
                yield body, front

    def _in_more(self, word: str) -> Iterator[tuple[str, Compound]]:
        for body, _head in self._heads(word):
            for ending in LINKING:
                bare = body.removesuffix(ending)
                if body.endswith(ending) and len(bare) >= 2 * SHORTEST_PART:
                    front = self.split(bare)
                    if front is not None:
                        yield body, front
                        break

    def _body(self, body: str) -> Compound | None:
        """Return the body as a word of its own, taken further apart where it can be."""
        if body in NOT_A_BODY:
            return None
        if body in STEMS:
            return Compound(whole=STEMS[body], leaves=(STEMS[body],), inner=())
        for bare in self._candidates(body):
            if self._is_word(bare):
                return self._part(self._basic_form(bare))
        return None

    def _candidates(self, body: str) -> Iterator[str]:
        for ending in LINKING:
            bare = body.removesuffix(ending)
            if body.endswith(ending) and len(bare) >= SHORTEST_PART and bare not in NOT_A_BODY:
                yield bare
        for letters in LOST:
            yield body + letters

    def _part(self, word: str) -> Compound:
        return self.split(word) or Compound(whole=word, leaves=(word,), inner=())

    def _compound(self, word: str, body: str, front: Compound) -> Compound:
        back = self._part(self._basic_form(word[len(body) :]))
        inner = (front.whole, *front.inner, back.whole, *back.inner)
        leaves = (*front.leaves, *back.leaves)
        return Compound(
            whole=body + back.whole, leaves=leaves, inner=tuple(part for part in inner if part not in leaves)
        )


def _balance(body: str, word: str) -> tuple[int, int]:
    """Prefer even halves, then the longer head."""
    head = len(word) - len(body)
    return min(len(body), head), head

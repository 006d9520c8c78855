"""How hard a text is to read, as LIX (Björnsson 1968): words per sentence + 100 × words of over six letters / words."""

import re
from dataclasses import dataclass

LONG_WORD_LETTERS = 6
# Björnsson's own steps: 40 to 50 average, 50 to 60 hard, above very hard.
HARD_FROM = 50.0
VERY_HARD_FROM = 60.0
# Shorter texts say nothing about themselves.
FEWEST_WORDS = 10

EASY = "easy"
HARD = "hard"
VERY_HARD = "very_hard"

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A point after a digit or after one or two letters ends no sentence: 3. Mai, z. B., Dr. Meyer.
_SENTENCE_END = re.compile(r"(?<!\d)(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})\.+(?=\s|$)|[!?]+|:\s|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was measured in a text."""

    words: int
    sentences: int
    long_words: int
    longest_sentence: int

    @property
    def lix(self) -> float:
        """The LIX of the text; 0 where there are no words."""
        if not self.words:
            return 0.0
        return self.words / self.sentences + 100 * self.long_words / self.words

    @property
    def level(self) -> str:
        """How hard the text is: easy, hard or very hard; a text of a few words is easy."""
        if self.words < FEWEST_WORDS:
            return EASY
        return VERY_HARD if self.lix >= VERY_HARD_FROM else HARD if self.lix >= HARD_FROM else EASY


def reading(text: str) -> Reading:
    """Return what makes a text hard to read: lengths of its sentences and words."""
    sentences = [words_of(sentence) for sentence in sentences_of(text)]
    words = [word for sentence in sentences for word in sentence]
    return Reading(
        words=len(words),
        sentences=max(1, len(sentences)),
        long_words=sum(len(word) > LONG_WORD_LETTERS for word in words),
        longest_sentence=max((len(sentence) for sentence in sentences), default=0),
    )


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text that hold words."""
    return [part.strip() for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def words_of(text: str) -> list[str]:
    """Return the words of a text; a hyphen parts none."""
    return _WORD.findall(text)

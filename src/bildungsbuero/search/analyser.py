"""German text as the index keeps it: each word by its basic form and, with less weight, by its parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from bildungsbuero.search import lemmas
from bildungsbuero.search.compounds import Splitter
from bildungsbuero.search.folding import fold, joined_words, words

# Words that carry no meaning of their own in a search for offers.
_WITHOUT_MEANING = """
aber als am an auch auf aus bei bin bis da dann das dass dein dem den der des die dir doch du durch ein eine einem
einen einer eines er es etwas für gibt habe haben hat ich ihr ihre im in ins ist ja kann kein keine können man mein
meine meinem meinen meiner mich mir mit möchte muss nach nicht noch nur oder ob ohne schon sein sich sie sind so suche
um und uns unser unsere vom von vor was welche wenn wer wie will wir wo zu zum zur
"""
STOP_WORDS = frozenset(map(fold, _WITHOUT_MEANING.split()))
# Some 80 MB; a text of a million offers has about twice as many different words.
_MOST_WORDS_KEPT = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text or a query, folded: as written, its basic form, what it is made of."""

    written: str
    lemma: str
    leaves: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def is_stop_word(self) -> bool:
        """Whether the word carries no meaning of its own."""
        return self.written in STOP_WORDS


class Analyser:
    """Turns text into words; words of the vocabularies count as known though no dictionary has them."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._known = frozenset(word for phrase in known for word in words(phrase) if len(word) > 2)
        self._splitter = Splitter(is_word=self._is_word, basic_form=self._basic_form)
        self._kept: dict[str, Word] = {}

    def text(self, text: str) -> list[Word]:
        """Return the words of a text in their order, without stop words; hyphenated ones also as one word, behind."""
        found = [self.word(word) for word in words(text)]
        return [word for word in found if not word.is_stop_word] + [self.word(word) for word in joined_words(text)]

    def query(self, text: str) -> list[Word]:
        """Return the words of a query; one of stop words alone keeps them, so that it is not empty."""
        every = [self.word(word) for word in words(text)]
        return [word for word in every if not word.is_stop_word] or every

    def word(self, written: str) -> Word:
        """Return what is known of one word in small letters."""
        found = self._kept.get(written)
        if found is None:
            if len(self._kept) >= _MOST_WORDS_KEPT:
                self._forget_the_oldest()
            found = self._kept[written] = self._analysed(written)
        return found

    def is_german(self, word: Word) -> bool:
        """Whether the dictionary or the vocabularies have a word, also where its umlauts are spelt out."""
        return self._is_word(word.written) or self._is_word(lemmas.with_umlauts(word.written))

    def _forget_the_oldest(self) -> None:
        """Only a part: to learn all words anew at once would take half a minute."""
        for word in list(islice(self._kept, _MOST_WORDS_KEPT // 4)):
            self._kept.pop(word, None)

    def _analysed(self, written: str) -> Word:
        lemma = self._basic_form(written)
        compound = self._splitter.split(lemma) or self._splitter.split(written)
        if compound is None:
            return Word(written=fold(written), lemma=fold(lemma))
        if not self._is_word(lemma):
            lemma = compound.whole
        return Word(
            written=fold(written),
            lemma=fold(lemma),
            leaves=tuple(map(fold, compound.leaves)),
            parts=tuple(map(fold, compound.all_parts)),
        )

    def _is_word(self, word: str) -> bool:
        return word in self._known or lemmas.is_word(word)

    def _basic_form(self, word: str) -> str:
        if word in self._known and not lemmas.is_word(word):
            return word
        return lemmas.basic_form(word)

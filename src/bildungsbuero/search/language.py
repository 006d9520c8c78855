"""What the vocabularies say to the search: labels of keys, everyday words of topics, words that mean the same."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import OSA

from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.search.analyser import Analyser, Word
from bildungsbuero.search.folding import WORD
from bildungsbuero.search.foreign import ForeignWords

LONGEST_PHRASE = 4
TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWords:
    """What one office calls terms, by vocabulary and key: other labels, other words, terms of its own below others."""

    labels: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    parents: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def with_parent(self, key: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        """Return a term and, where it is the office's own, the one that it lies below."""
        parent = self.parents.get(key)
        return (key, (key[0], parent)) if parent else (key,)


AS_SHIPPED = OfficeWords()


@dataclass(frozen=True, kw_only=True)
class SearchLanguage:
    """Words given as data: `labels` by vocabulary and key, `everyday` by topic, `synonyms` as groups of phrases.

    `foreign` says what words of other languages stand for; only queries need it.
    """

    labels: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    everyday: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: tuple[tuple[str, ...], ...] = ()
    foreign: ForeignWords = field(default_factory=ForeignWords)

    @cached_property
    def analyser(self) -> Analyser:
        """The analyser that knows these words."""
        return Analyser(self._phrases())

    @cached_property
    def fingerprint(self) -> str:
        """A hash of these words; an index that was built with others is built anew."""
        plain = [sorted((*key, *words) for key, words in self.labels.items()), sorted(self.everyday.items())]
        return hashlib.sha256(json.dumps([*plain, self.synonyms], ensure_ascii=False).encode()).hexdigest()[:12]

    def words_of(self, phrase: str) -> list[Word]:
        """Return the words of a phrase of the vocabularies, which come again with every offer."""
        found = self._analysed.get(phrase)
        if found is None:
            found = self._analysed[phrase] = self.analyser.text(phrase)
        return found

    def labels_of(self, record: OfferRecord, own: OfficeWords = AS_SHIPPED) -> list[str]:
        """Return the labels of what an offer is about and whom it is for."""
        return self._labels(_subjects(record), own)

    def features_of(self, record: OfferRecord, own: OfficeWords = AS_SHIPPED) -> list[str]:
        """Return the labels of how an offer is held: online, free, with childcare, step-free."""
        return self._labels(_features(record), own)

    def everyday_words_of(self, record: OfferRecord, own: OfficeWords = AS_SHIPPED) -> list[str]:
        """Return how people call the topics of a record, and what else its office says of its terms."""
        found: list[str] = []
        for subject in _subjects(record):
            for key in own.with_parent(subject):
                shipped = self.everyday.get(key[1], ()) if key[0] == TOPIC else ()
                found += own.words.get(key, shipped)
        return found

    def _labels(self, keys: Iterable[tuple[str, str]], own: OfficeWords) -> list[str]:
        # What an office renames is found under both names: visitors know the usual one, too.
        every = (key for one in keys for key in own.with_parent(one))
        return [label for key in every for label in (*own.labels.get(key, ()), *self.labels.get(key, ()))]

    def alternatives(self, lemmas: tuple[str, ...]) -> list[tuple[Word, ...]]:
        """Return the phrases that mean the same as a phrase given by its basic forms."""
        return self._same.get(lemmas, [])

    def from_abroad(self, words: tuple[Word, ...]) -> list[tuple[Word, ...]] | None:
        """Return the German phrases that words of another language stand for, with all that means the same.

        A little word stands for none; None where the words are not known, or where a little word is German.
        """
        is_german = len(words) == 1 and self.analyser.is_german(words[0])
        german = self.foreign.german(tuple(word.written for word in words), is_german=is_german)
        if german is None or (is_german and not german):
            return None
        found: dict[tuple[str, ...], tuple[Word, ...]] = {}
        for phrase in german:
            said = tuple(self.analyser.query(phrase))
            for other in (said, *self.alternatives(_lemmas(said))):
                found.setdefault(_lemmas(other), other)
        return list(found.values())

    def similar_phrases(self, lemma: str, *, distance: int) -> list[tuple[Word, ...]]:
        """Return what a misspelt word may mean: words of the vocabularies that differ by a few letters.

        The index itself finds similar words that offers use; these are the words that only the vocabularies have.
        """
        found: list[tuple[Word, ...]] = []
        for word in self._vocabulary.values():
            if abs(len(word.lemma) - len(lemma)) <= distance and similar(lemma, word.lemma, distance):
                found.append((word,))
                found.extend(self.alternatives((word.lemma,)))
        return found

    def as_in_vocabulary(self, lemmas: tuple[str, ...]) -> str:
        """Return a phrase as a vocabulary writes it, "" where none has it."""
        return self._written_in_vocabulary.get(lemmas, "")

    @cached_property
    def _written_in_vocabulary(self) -> dict[tuple[str, ...], str]:
        """Whole phrases by their basic forms, and each word of them that means something."""
        found: dict[tuple[str, ...], str] = {}
        for phrase in self._phrases():
            found.setdefault(_lemmas(self.analyser.query(phrase)), phrase)
            for match in WORD.finditer(phrase):
                word = self.analyser.word(match.group().lower())
                if not word.is_stop_word and word.written.isalpha():
                    found.setdefault((word.lemma,), match.group())
        return found

    @cached_property
    def _analysed(self) -> dict[str, list[Word]]:
        return {}

    @cached_property
    def _vocabulary(self) -> dict[str, Word]:
        single = (
            self.analyser.query(phrase) for group in (*self.everyday.values(), *self.synonyms) for phrase in group
        )
        return {phrase[0].lemma: phrase[0] for phrase in single if len(phrase) == 1}

    @cached_property
    def _same(self) -> dict[tuple[str, ...], list[tuple[Word, ...]]]:
        same: dict[tuple[str, ...], list[tuple[Word, ...]]] = {}
        for group in self.synonyms:
            phrases = [tuple(self.analyser.query(phrase)) for phrase in group]
            for phrase in phrases:
                others = [other for other in phrases if _lemmas(other) != _lemmas(phrase)]
                same.setdefault(_lemmas(phrase), []).extend(others)
        return same

    def _phrases(self) -> Iterator[str]:
        for labels in (*self.labels.values(), *self.everyday.values(), *self.synonyms):
            yield from labels


def similar(word: str, other: str, distance: int) -> bool:
    """Whether two words differ by at most `distance` letters, two swapped neighbours counting as one."""
    return OSA.distance(word, other, score_cutoff=distance) <= distance


def _lemmas(phrase: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.lemma for word in phrase)


def _subjects(record: OfferRecord) -> Iterator[tuple[str, str]]:
    yield "kind", record.kind
    yield "language", record.language_taught
    yield from record.profile.items()
    for vocabulary, keys in (
        ("topic", record.topics),
        ("life_phase", record.life_phases),
        ("target_group", [key for key in record.target_groups if key != "everyone"]),
    ):
        for key in keys:
            yield vocabulary, key


def _features(record: OfferRecord) -> Iterator[tuple[str, str]]:
    yield "mode", record.mode
    yield "reach", record.reach
    yield "learning_form", record.learning_form
    for level in (record.level_from, record.level_to):
        yield "level", level
    for key in record.reductions:
        yield "reduction", key
    for key, given in accessibility_of(record).items():
        if given:
            yield "accessibility", key
    if record.childcare:
        yield "feature", "childcare"
    if record.is_free:
        yield "cost", "free"


def accessibility_of(record: OfferRecord) -> dict[str, bool]:
    """Return what is known of the accessibility of an offer: what its place says, overruled by what it says itself."""
    at_place = record.place.accessibility if record.place else {}
    return {**at_place, **record.accessibility}

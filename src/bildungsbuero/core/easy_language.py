"""What makes a text too hard for Leichte Sprache: long sentences, long words, the passive, "would", abbreviations.

A program cannot say that a text is easy; it finds what the rules of Leichte Sprache name and can be counted. Whether
the text is understood, people from those who need it say.
"""

import re
from dataclasses import dataclass

from bildungsbuero.core.readability import sentences_of, words_of

MOST_WORDS_IN_A_SENTENCE = 12
MOST_LETTERS_IN_A_WORD = 14

LONG_SENTENCE = "long_sentence"
LONG_WORD = "long_word"
PASSIVE = "passive"
SUBJUNCTIVE = "subjunctive"
ABBREVIATION = "abbreviation"

_BECOME = re.compile(r"\b(?:werde|wirst|wird|werdet|werden|wurde|wurdest|wurden|wurdet|worden)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:[a-zäöüß]{0,8}ge[a-zäöüß]{2,}(?:t|en)|(?:be|emp|ent|er|ver|zer)[a-zäöüß]{3,}t|[a-zäöüß]{2,}iert"
    r"|beraten|empfohlen|entschieden|erhalten|verboten|vergeben|angeboten)\b"
)
_WOULD = re.compile(
    r"\b(?:würde|würden|wäre|wären|hätte|hätten|könnte|könnten|müsste|müssten|dürfte|dürften|sollte|sollten)\b",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"\b(?:bzw|ggf|usw|etc|evtl|inkl|ca|z\.\s?B|u\.\s?a|d\.\s?h|i\.\s?d\.\s?R)\.", re.IGNORECASE)
# Hyphen and middle dot part a long word, as the rules advise.
_PARTS = re.compile(r"[-·•\u2010\u2011]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that makes a text hard, with the words in question."""

    kind: str
    words: str


def findings(text: str) -> list[Finding]:
    """Return what makes a text hard, in its order, each thing once."""
    found: dict[Finding, None] = {}
    for sentence in sentences_of(text):
        for finding in _of_sentence(sentence):
            found[finding] = None
    for match in _SHORTENED.finditer(text):
        found[Finding(kind=ABBREVIATION, words=match.group())] = None
    return list(found)


def _of_sentence(sentence: str) -> list[Finding]:
    words = words_of(sentence)
    found = []
    if len(words) > MOST_WORDS_IN_A_SENTENCE:
        found.append(Finding(kind=LONG_SENTENCE, words=sentence))
    found += [
        Finding(kind=LONG_WORD, words=word)
        for word in words
        if max(map(len, _PARTS.split(word))) > MOST_LETTERS_IN_A_WORD
    ]
    if _BECOME.search(sentence) and _PARTICIPLE.search(sentence):
        found.append(Finding(kind=PASSIVE, words=sentence))
    found += [Finding(kind=SUBJUNCTIVE, words=match.group()) for match in _WOULD.finditer(sentence)]
    return found

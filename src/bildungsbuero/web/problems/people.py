"""Sentences about people."""

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}

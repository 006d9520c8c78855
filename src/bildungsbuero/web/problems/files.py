"""Sentences about files."""

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}

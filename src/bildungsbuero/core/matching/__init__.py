"""Whether two entries mean the same organisation, place or offer: scores in words, for single pairs and whole lists.

Names are compared as German offices write them: legal forms, abbreviations, umlauts, numbers. What forbids sameness
("Grundschule 3" and "Grundschule 4") wins over everything else that is alike.
"""

from bildungsbuero.core.matching.clusters import clusters
from bildungsbuero.core.matching.pairs import find_pairs
from bildungsbuero.core.matching.scoring import SURE, THRESHOLD, Pair, Verdict, compare
from bildungsbuero.core.matching.subjects import Kind, Subject

__all__ = ["SURE", "THRESHOLD", "Kind", "Pair", "Subject", "Verdict", "clusters", "compare", "find_pairs"]

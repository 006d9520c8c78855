"""The page with every sentence that the program says where it cannot take an input."""

import re

from bildungsbuero.web.problems.describe import sentences
from tools.reference.markdown import code, document, table

PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")
INTRODUCTION = """
Was das Programm nicht annehmen kann, lehnt es mit einem Satz ab: was nicht stimmt, wo es steht, was hilft. Seiten,
Schnittstelle und Befehlszeile sagen dasselbe; der Code bleibt gleich, auch wenn ein Satz besser wird. Was in ‹spitzen
Klammern› steht, füllt das Programm aus. Gespeichert ist danach nichts Halbes.
"""


def page() -> str:
    """Return the page."""
    rows = [(code(key), _shown(item.message), _shown(item.remedy)) for key, item in sorted(sentences().items())]
    return document("Meldungen", INTRODUCTION, table(["Code", "Meldung", "Was hilft"], rows))


def _shown(sentence: object) -> str:
    return PLACEHOLDER.sub(r"‹\1›", str(sentence)).replace("%%", "%")

"""Text cut into words, and words brought into one spelling: ä as ae, ß as ss, without accents, in small letters."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
# Schüler:innen, Schüler*innen, Schüler_innen, Schüler/innen, Schüler/-innen, SchülerInnen, Lehrer:in
_GENDERED = re.compile(r"(?<=[a-zäöüß])(?:[:*_]|/-?)in(?:nen)?\b|(?<=[a-zäöüß])In(?:nen)?\b")
_HYPHENATED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# Letters that are typed one way and printed another: ı without its dot, the ye, kaf and taa of Arabic keyboards.
_LETTERS = str.maketrans({"ı": "i", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه"})


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, umlauts kept; hyphens and gender signs divide no word wrongly."""
    text = unicodedata.normalize("NFKC", text)
    return [match.group().lower() for match in WORD.finditer(_GENDERED.sub("", text))]


def joined_words(text: str) -> list[str]:
    """Return hyphenated words written as one: "Repair-Café" also counts as "repaircafé"."""
    text = unicodedata.normalize("NFKC", text)
    if "-" not in text:
        return []
    return [match.group().replace("-", "").lower() for match in _HYPHENATED.finditer(_GENDERED.sub("", text))]


def fold(word: str) -> str:
    """Return the one spelling under which a word is kept: "bücherei" and "buecherei" become "buecherei"."""
    spelled = word.lower().translate(_UMLAUTS)
    bare = unicodedata.normalize("NFD", spelled)
    plain = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", plain).translate(_LETTERS)

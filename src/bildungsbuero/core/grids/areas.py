"""Areas as tables name them: a key, a key that lost its zero, a name, a part of the office's own layer."""

import re

from bildungsbuero.core.grids.mapping import Gazetteer
from bildungsbuero.core.grids.words import clean
from bildungsbuero.core.territory import ags_of, folded, level_of, mend_lost_zero

_KEY = re.compile(r"\d{1,3}(?: ?\d{2,3}){0,4}(?:\.0)?", re.ASCII)
_KIND = re.compile(
    r"^(?:landkreis|kreis|lk|kreisfreie stadt|stadtkreis|stadt|land|gemeinde|ortsgemeinde|vg|verbandsgemeinde)\s+"
    r"|,?\s+(?:landkreis|kreis|krfr stadt|kreisfreie stadt|stadtkreis|stadt|lk|gemeinde)$"
)


def find_area(text: str, gazetteer: Gazetteer) -> str | None:
    """Return the key that a text means: a key (mended where a spreadsheet bent it) or a name."""
    label = clean(text)
    if key := find_key(label, gazetteer):
        return key
    wanted = folded(label)
    if wanted in gazetteer.names:
        return gazetteer.names[wanted]
    # "07211 Trier, kreisfreie Stadt": key and name in one cell.
    first, _space, rest = label.partition(" ")
    if rest and (key := find_key(first, gazetteer)):
        return key
    return gazetteer.names.get(_KIND.sub("", wanted))


def find_key(text: str, gazetteer: Gazetteer) -> str | None:
    """Return the key that a text means, None for any text that is none."""
    plain = text.replace(" ", "") if _KEY.fullmatch(text) else text
    if plain.upper() == "DG":
        return "DG"
    if not plain.removesuffix(".0").isdigit():
        return None
    mended = mend_lost_zero(plain, known=gazetteer.keys) if gazetteer.keys else mend_lost_zero(plain)
    if mended is None and len(plain) >= 4:
        # A unit that is gone long since is no longer in the register, and still a key.
        mended = mend_lost_zero(plain)
    if mended is None or level_of(mended) is None:
        return None
    return ags_of(mended)


def find_quarter(text: str, gazetteer: Gazetteer) -> str | None:
    """Return the name of the part of the office's own layer that a text means, by its name or key."""
    return gazetteer.quarters.get(folded(clean(text)))

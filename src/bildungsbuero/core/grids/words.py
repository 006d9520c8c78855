"""Words that stand in heads and label columns of German tables, and what they say about what lies beside them."""

import re
from functools import lru_cache

from bildungsbuero.core.territory import folded

AREAS = frozenset(
    [
        "ags",
        "ars",
        "gebiet",
        "gebietsschluessel",
        "regionalschluessel",
        "kreisschluessel",
        "gemeindeschluessel",
        "region",
        "kreis",
        "kreise",
        "gemeinde",
        "gemeinden",
        "stadt",
        "landkreis",
        "schluessel",
        "gebietseinheit",
        "kreisnummer",
        "raumeinheit",
        "area",
    ]
) | {"amtlicher gemeindeschluessel", "kreisfreie stadt landkreis", "gebiets schluessel"}
PERIODS = frozenset(
    [
        "jahr",
        "jahre",
        "zeitraum",
        "zeit",
        "schuljahr",
        "stichtag",
        "berichtsjahr",
        "semester",
        "datum",
        "kalenderjahr",
        "period",
        "year",
        "monat",
        "stand",
        "sj",
        "kitajahr",
        "studienjahr",
    ]
)
QUARTERS = frozenset(
    [
        "stadtteil",
        "stadtteile",
        "ortsbezirk",
        "ortsbezirke",
        "ortsteil",
        "ortsteile",
        "stadtbezirk",
        "stadtbezirke",
        "bezirk",
        "quartier",
        "sozialraum",
        "sozialraeume",
        "planungsraum",
        "viertel",
        "stadtviertel",
    ]
)
MEASURES = frozenset(["merkmal", "kennzahl", "indikator", "measure", "wertmerkmal", "indicator", "kenngroesse"])
VALUES = frozenset(["wert", "value", "werte", "zahl", "anzahl", "betrag"])
UNITS = frozenset(["einheit", "unit", "masseinheit", "mengeneinheit"])
MARKS = frozenset(["zeichen", "mark"])
BESIDE = frozenset(
    [
        "nr",
        "lfd",
        "laufende",
        "nummer",
        "bemerkung",
        "bemerkungen",
        "anmerkung",
        "anmerkungen",
        "quelle",
        "kommentar",
        "note",
        "fussnote",
        "fussnoten",
        "hinweis",
        "hinweise",
        "source",
    ]
) | {"lfd nr", "laufende nummer", "lfd nummer"}
NAMES = frozenset(
    ["name", "bezeichnung", "gebietsname", "gemeindename", "kreisname", "ortsname", "raumbezeichnung"]
) | {
    "name der gemeinde",
    "name des kreises",
}
_TOTALS = frozenset(
    [
        "insgesamt",
        "gesamt",
        "summe",
        "zusammen",
        "total",
        "alle",
        "gesamtsumme",
        "gesamtergebnis",
        "insg",
        "ges",
        "endsumme",
    ]
)
_PART_OF = re.compile(
    r"^(?P<word>darunter|dar\.|davon|dav\.|nachrichtlich|hiervon)\s*[:,]?\s*(?P<rest>.*)$", re.IGNORECASE
)
_SUBSETS = ("darunter", "dar.", "nachrichtlich")
_UNITS = {
    **dict.fromkeys(("anzahl", "number", "absolut", "abs"), ("number", 1)),
    **dict.fromkeys(("personen", "persons", "einwohner", "kinder", "schueler"), ("persons", 1)),
    **dict.fromkeys(("prozent", "in prozent", "percent", "v h", "vh", "anteil in prozent"), ("percent", 1)),
    **dict.fromkeys(("in 1000", "1000", "tsd", "in tsd", "tausend"), ("number", 1000)),
    **dict.fromkeys(("eur", "euro", "in eur", "in euro"), ("EUR", 1)),
    **dict.fromkeys(("tsd eur", "in tsd eur", "1000 eur", "in 1000 eur"), ("EUR", 1000)),
    **dict.fromkeys(("mio eur", "mill eur", "in mio eur"), ("EUR", 1_000_000)),
    **dict.fromkeys(("ha", "hektar"), ("ha", 1)),
    **dict.fromkeys(("km2", "qkm", "in km2", "quadratkilometer"), ("km2", 1)),
    **dict.fromkeys(("jahre", "in jahren", "years"), ("years", 1)),
    **{
        f"{word} {base}{whom}": (f"per_{base}", 1)
        for word in ("je", "pro", "per")
        for base in (100, 1000, 10000)
        for whom in ("", " einwohner", " einwohnerinnen und einwohner", " ew", " kinder", " personen", " inhabitants")
    },
}
_SPELLED = str.maketrans({"%": " prozent ", "€": " eur ", "²": "2"})
_IN_BRACKETS = re.compile(r"^(?P<name>.+?)\s*[(\[](?P<unit>[^()\[\]]{1,25})[)\]]\s*$")
_AFTER_COMMA = re.compile(r"^(?P<name>.+?),?\s+(?P<unit>in\s+\S.{0,15}|(?:je|pro)\s+\d\S.{0,30}|%)$")
_GLUED_NOTE = re.compile(r"(?:\s*[⁰¹²³⁴-⁹⁽⁾]+\)?|\s*\*{1,3}\)?|\s*\d{1,2}\))+$")
_THOUSANDS = re.compile(r"(?<=\d)[. ](?=000)")


@lru_cache(maxsize=50_000)
def clean(text: str) -> str:
    """Return a label without line breaks, doubled spaces and the footnote glued to it."""
    plain = " ".join(text.replace("\u00ad", "").replace("\u00a0", " ").split())
    return _GLUED_NOTE.sub("", plain).strip() or plain


@lru_cache(maxsize=50_000)
def is_total(text: str) -> bool:
    """Whether a label stands for the sum of what stands beside it: "Insgesamt", "Summe", "Schüler insgesamt"."""
    words = folded(clean(text)).split()
    if not words or len(words) > 4:
        return False
    return words[0] in _TOTALS or words[-1] in {"insgesamt", "gesamt", "zusammen"}


def without_part_word(text: str) -> tuple[str, bool]:
    """Return a label without "davon" or "darunter" before it, and whether it is only a part ("darunter")."""
    found = _PART_OF.match(clean(text))
    if not found:
        return clean(text), False
    return found["rest"].strip(), found["word"].casefold() in _SUBSETS


def read_unit(text: str) -> tuple[str, int] | None:
    """Return the unit that a text names, with the factor to it: "in 1.000" is a number times 1000."""
    plain = folded(_THOUSANDS.sub("", clean(text)).translate(_SPELLED))
    return _UNITS.get(plain)


def split_unit(text: str) -> tuple[str, tuple[str, int] | None]:
    """Return a label without the unit behind it: "Quote (%)" is "Quote" in percent, "Anteil in %" likewise."""
    label = clean(text)
    # "BEVSTD__Bevölkerungsstand__Anzahl": code, label and unit of a flat file before 2025.
    parts = label.split("__")
    if len(parts) == 3 and parts[1]:
        return parts[1], read_unit(parts[2])
    for pattern in (_IN_BRACKETS, _AFTER_COMMA):
        found = pattern.match(label)
        unit = read_unit(found["unit"]) if found else None
        if found and unit:
            return found["name"].strip(), unit
    return label, None

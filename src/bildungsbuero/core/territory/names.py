"""Names of units: as one says them, in the German genitive, and folded for the search."""

import re
import unicodedata

# Names that carry their kind: "Wartburgkreis", "Rhein-Kreis Neuss", "Märkischer Kreis", "Eifelkreis Bitburg-Prüm".
_KREIS = re.compile(r"^(?:(?P<adjective>\S+)er )?(?P<kreis>\S*[Kk]reis)(?P<after> .+)?$")
_FEMININE = ("Region ", "Städteregion ")
_ARTICLES = {
    "kreisfreie Stadt": "der Stadt",
    "Stadtkreis": "der Stadt",
    "Stadt": "der Stadt",
    "Große Kreisstadt": "der Stadt",
    "Gemeinde": "der Gemeinde",
    "Markt": "des Marktes",
    "Landkreis": "des Landkreises",
    "Kreis": "des Kreises",
    "Land": "des Landes",
    "Regierungsbezirk": "des Regierungsbezirks",
    "Statistische Region": "der Statistischen Region",
    "Bezirk": "des Bezirks",
    "Verbandsgemeinde": "der Verbandsgemeinde",
}
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ł": "l", "ø": "o"})
_SPOKEN_KINDS = frozenset({"Landkreis", "Kreis", "Regierungsbezirk", "Statistische Region", "Verbandsgemeinde"})


def genitive(name: str, kind: str) -> str:
    """Return the name as it follows "Teil": "des Wartburgkreises", "des Landkreises Göttingen", "der Stadt Trier"."""
    if name.startswith(_FEMININE):
        return f"der {name}"
    if name.startswith("Regionalverband "):
        return f"des Regionalverbands {name.removeprefix('Regionalverband ')}"
    if kreis := _KREIS.match(name):
        adjective = f"{kreis['adjective']}en " if kreis["adjective"] else ""
        return f"des {adjective}{kreis['kreis']}es{kreis['after'] or ''}"
    article = _ARTICLES.get(kind)
    return f"{article} {name}" if article else f"von {name}"


def spoken_name(name: str, kind: str) -> str:
    """Return the name as one says it: "Landkreis Trier-Saarburg", but "Trier" and "Wartburgkreis"."""
    carries_its_kind = bool(_KREIS.match(name)) or name.startswith((*_FEMININE, "Regionalverband "))
    return name if carries_its_kind or kind not in _SPOKEN_KINDS else f"{kind} {name}"


def folded(text: str) -> str:
    """Return the text for comparing: small letters, ae for ä, ss for ß, no accents, single spaces."""
    small = text.casefold().translate(_SPELLED_OUT)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", small) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", plain))

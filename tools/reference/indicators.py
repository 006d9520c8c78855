"""The page with every indicator that comes with the product, and the tables that they are made from."""

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.models import DASH_CHOICES, PERIOD_CHOICES
from bildungsbuero.core.datasets import Dataset, Dimension
from bildungsbuero.core.indicators import Breakdown, Indicator, Kind
from bildungsbuero.formats.sheets import shipped_indicators, shipped_tables
from tools.reference.markdown import code, document, items, table

INTRODUCTION = """
Eine Kennzahl ist eine Datei unter `src/bildungsbuero/indicators/`, eine Tabelle eine Datei unter
`src/bildungsbuero/indicators/tables/`. Fachleute können sie lesen, prüfen und ändern, ohne eine Zeile Programm zu
kennen. Das Programm prüft jede Datei, bevor es sie benutzt; eine fehlerhafte nennt es mit Namen und Stelle. Was
Zeichen und Zeiträume bedeuten, steht unter [Zahlen und Zeichen](../explanation/zahlen-und-zeichen.md).
"""
TABLES = """
Diese Tabellen kennt das Programm: Es weiß, was ihr Zeitraum bedeutet und was „-“ in ihnen heißt. Amtliche gehören der
Installation und werden mit `--office shared` eingelesen; eigene liefert jedes Büro für sich, im langen Tabellenformat.
Andere Tabellen lassen sich ebenso einlesen; dann fragt das Programm, was es nicht weiß.
"""
KINDS_EXPLAINED = """
**Berechnete** Kennzahlen entstehen hier aus Zähler und Nenner. **Übernommene** sind fertige Quoten, die ihre Quelle
ohne diese Teile liefert; sie lassen sich nicht für mehrere Gebiete zusammenrechnen. Eine *Reihe dahinter* stammt aus
einer anderen Quelle; sie wird daneben gezeigt und mit der eigenen nie verbunden. **Beschriebene** nennen ihre Tabelle;
welche Wertmerkmale sie braucht, wird an der ersten Lieferung festgelegt.
"""
KINDS = {Kind.COMPUTED: "berechnet", Kind.TAKEN_OVER: "übernommen", Kind.OPEN: "beschrieben"}
LEVELS = {"nation": "Bund", "state": "Länder", "district": "Kreise", "municipality": "Gemeinden"}
COUNTED_AT = {"school": "am Ort der Schule", "university": "am Ort der Hochschule", "residence": "am Wohnort"}


def page() -> str:
    """Return the page."""
    found = shipped_indicators()
    overview = [
        (code(item.key), f"[{text(item.title)}](#{anchor(item)})", KINDS[item.kind], area(item)) for item in found
    ]
    return document(
        "Kennzahlen und Tabellen",
        INTRODUCTION,
        table(["Kennzahl", "Titel", "Art", "Bildungsbereich"], overview),
        "## Kennzahlen",
        KINDS_EXPLAINED,
        *(part for item in found for part in indicator_parts(item)),
        "## Tabellen",
        TABLES,
        *(part for item in shipped_tables() for part in table_parts(item)),
    )


def indicator_parts(item: Indicator) -> list[str]:
    """Return the sheet of an indicator."""
    rows = [
        ("Frage", text(item.question)),
        ("Bedeutung", text(item.definition)),
        ("Formel", text(item.formula)),
        ("Art", wording.origin(item).partition(":")[0]),
        ("Einheit", wording.unit_name(item.unit)),
        ("Tabellen", ", ".join(f"[{key}](#{key.lower()})" for key in item.named_tables)),
        ("Aufteilung", ", ".join(_split_name(item, split) for split in item.breakdowns) or text(item.split_by)),
        ("Ebenen", ", ".join(LEVELS[level] for level in item.levels)),
        ("Reihe dahinter", ", ".join(f"{part.dataset} {code(part.measure)}" for part in item.behind)),
        ("Stichtage", text(item.dates)),
        ("Gezählt", COUNTED_AT.get(item.counted_at, "")),
        ("Brüche", "; ".join(f"{found.period}: {text(found.text)}" for found in item.breaks)),
        ("Stand der Definition", "" if item.checked else "noch nicht geprüft"),
        ("Andere Verzeichnisse", _external(item)),
        ("Fassung", item.version),
    ]
    caveats = [text(caveat) for caveat in (*item.caveats, *item.caveats_when_compared)]
    caveats += [text(note.text) for note in item.regional_notes]
    return [
        f"### {item.key} {text(item.title)}",
        table(["", ""], [row for row in rows if row[1]]),
        *(["Zu beachten:", items(caveats)] if caveats else []),
    ]


def table_parts(item: Dataset) -> list[str]:
    """Return what is declared about a table."""
    rows = [
        ("Titel", text(item.title)),
        ("Wem sie gehört", "jedem Büro für sich, im langen Tabellenformat" if item.own else ""),
        ("Stand", "" if item.tried else "nach amtlichen Verzeichnissen; noch keine Lieferung gelesen"),
        ("Herausgeber", item.publisher),
        ("Lizenz", item.licence),
        ("Zeitraum", str(dict(PERIOD_CHOICES)[item.period.value])),
        ("„-“ heißt", str(dict(DASH_CHOICES)[item.dash.value])),
        ("Geschützt", "von der Quelle" if item.protected_at_source else "nicht erklärt; bleibt intern"),
        ("Gezählt", COUNTED_AT.get(item.counted_at, "")),
        ("Gebietsstand", f"{item.territory_on:%d.%m.%Y}, von der Quelle umgerechnet" if item.territory_on else ""),
        ("Zu bekommen bei", _obtaining(item)),
        ("Grundlage", f"Zensus {item.census_base}" if item.census_base else ""),
        ("Wertmerkmale", "; ".join(f"{code(one.code)} {text(one.label)}" for one in item.measures)),
        ("Merkmale", "; ".join(_dimension(one) for one in item.dimensions)),
    ]
    notes = [text(note) for note in item.notes]
    return [f"### {item.key}", table(["", ""], [row for row in rows if row[1]]), items(notes)]


def area(item: Indicator) -> str:
    """Return the area of education with its letter."""
    return f"{item.education_area} {wording.AREAS_OF_EDUCATION[item.education_area]}"


def anchor(item: Indicator) -> str:
    """Return the address of an indicator within the page."""
    kept = "".join(sign for sign in f"{item.key} {text(item.title)}".lower() if sign.isalnum() or sign in " -")
    return kept.replace(" ", "-")


def text(texts: dict[str, str]) -> str:
    """Return the German text."""
    return wording.text(texts)


def _split_name(item: Indicator, split: Breakdown) -> str:
    declared = next(found for found in shipped_tables() if found.key == item.main.dataset)
    found = declared.dimension(split.dimension)
    name = text(found.label) if found is not None else split.dimension
    return f"{name} ({code(split.dimension)})"


def _external(item: Indicator) -> str:
    return "; ".join(f"{catalogue} {', '.join(codes)}" for catalogue, codes in item.external_codes.items())


def _obtaining(item: Dataset) -> str:
    found = item.obtaining
    return f"[{text(found.text)}]({found.address})" if found.address else text(found.text)


def _dimension(found: Dimension) -> str:
    delivered = [item for item in found.codes if not item.sum_of]
    count = "1 Ausprägung" if len(delivered) == 1 else f"{len(delivered)} Ausprägungen"
    return f"{code(found.code)} {text(found.label)} ({count})"

"""The page about lists of offers: columns, fields of each kind, vocabularies, filters of the search."""

from django.utils.translation import gettext

from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.core.vocabulary import Kind, ProfileField
from bildungsbuero.formats.offer_list.columns import COLUMNS, RUN_COLUMNS, Column
from bildungsbuero.search.schema import ALL_OF, FACETS
from tools.reference.markdown import code, document, table

INTRODUCTION = """
Eine Liste ist eine Tabelle (`csv` in UTF-8, Windows-1252 oder UTF-16, mit Semikolon, Komma oder Tabulator; `xlsx`,
`xls`, `ods`) oder eine JSON-Datei. Die erste Zeile nennt die Spalten mit der Überschrift oder dem Namen; nur drei
müssen da sein: Titel, Art, Anbieter. `bildungsbuero offers template` schreibt eine Vorlage.

- Eine Zeile ist ein Angebot. **Weitere Durchführungen** stehen direkt darunter, mit derselben Kennung, demselben Titel
  und Anbieter.
- **Mehrere Werte** einer Zelle trennt `|`. Wo ein Vokabular steht, gilt der Schlüssel oder die deutsche Bezeichnung.
- **An der Kennung** wird ein Angebot in der nächsten Datei gleichen Namens erkannt. Fehlt sie, gelten Anbieter, Titel,
  Art und Ort.
- Fehlt ein Angebot in der nächsten Datei gleichen Namens, wird es archiviert; kommt es wieder, ist es wieder da. Kommt
  weniger als die Hälfte der früheren Angebote wieder, gilt die Datei als eine andere Liste, und nichts wird archiviert
  (`--complete` hebt das auf).
- **Fehlerhafte Zeilen** werden mit Zeile und Spalte genannt; die übrigen werden gespeichert, alle in einem Zug.
- Ein Preis von 0 heißt nicht „kostenlos“; dafür steht die Spalte „Kostenlos“.

In JSON heißen die Felder wie in der Spalte „Name“. Mehrere Werte sind Listen; `runs` ist eine Liste von
Durchführungen, `prices` eine von `{"amount", "label"}`, `condition_list` eine von
`{"condition", "from", "to", "note"}`:

    {"format": "bildungsbuero-offers", "source": "…", "licence": "…", "offers": [
      {"id": "1", "title": "…", "kind": "course", "provider": "…",
       "runs": [{"starts_on": "2027-01-11", "weekdays": ["mo"]}]}]}
"""
FACET_NOTE = """
Auf der Seite, in der API und mit `--facet NAME=WERT`. Werte desselben Filters sind Möglichkeiten (eine genügt),
verschiedene Filter gelten zusammen. **Die Zahl hinter einem Wert** ist gezählt mit allen anderen Filtern und ohne den
eigenen: So viele Angebote kämen mit diesem Wert allein. Bei {narrowing} schränkt jeder weitere Wert ein; dort zählt
der eigene Filter mit.
"""
KINDS_OF_CELLS = {
    "text": "Text",
    "key": "ein Schlüssel",
    "keys": "mehrere Schlüssel",
    "date": "Datum",
    "time": "Uhrzeit",
    "number": "ganze Zahl",
    "decimal": "Zahl",
    "yes_no": "ja, nein oder leer",
    "address": "Internetadresse",
}


def page() -> str:
    """Return the page."""
    shown = [name for name in vocabularies() if name not in ("state", "standing")]
    return document(
        "Angebote: Listen, Vokabulare, Filter",
        INTRODUCTION,
        "## Spalten",
        table(["Überschrift", "Name", "Inhalt", "Hinweis"], [_column(column) for column in COLUMNS]),
        "## Weitere Spalten je Art",
        table(
            ["Art", "Name", "Bezeichnung", "Inhalt", "Pflicht"],
            [row for kind in kinds().values() for row in _kind(kind)],
        ),
        "## Filter der Suche",
        FACET_NOTE.format(narrowing=", ".join(code(name) for name in sorted(ALL_OF))),
        ", ".join(code(name) for name in FACETS),
        "## Vokabulare",
        *(part for name in shown for part in _vocabulary(name)),
    )


def _column(column: Column) -> tuple[str, str, str, str]:
    content = KINDS_OF_CELLS[column.kind]
    if column.vocabulary:
        content = f"{content} aus {code(column.vocabulary)}"
    notes = ["**Pflicht.**"] if column.required else []
    notes += ["Durchführung."] if column.name in RUN_COLUMNS else []
    notes += [gettext(column.help)] if column.help else []
    return column.heading, code(column.name), content, " ".join(notes)


def _kind(kind: Kind) -> list[tuple[str, str, str, str, str]]:
    return [(kind.label(), code(field.name), field.label(), _type(field), _required(field)) for field in kind.fields]


def _type(field: ProfileField) -> str:
    return f"aus {code(field.type)}" if field.type in vocabularies() else "Text"


def _required(field: ProfileField) -> str:
    if field.required:
        return "ja"
    return ", ".join(f"wenn {name} = {value}" for name, value in field.required_if.items())


def _vocabulary(name: str) -> tuple[str, str]:
    entries = vocabularies()[name]
    rows = [(code(term.key), term.label("de"), term.label("en")) for term in entries]
    return f"### `{name}`", table(["Schlüssel", "Deutsch", "Englisch"], rows)

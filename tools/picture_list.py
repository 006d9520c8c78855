"""Which pages the handbook shows, and what each picture is called for those who cannot see it."""

from dataclasses import dataclass

STAFF = "leitung.trier@example.org"
MONITORING = "monitoring.trier@example.org"
LANGUAGES = {"": "", "-en": "en/"}
WIDTHS = {"": 1280, "-360": 360}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page to be photographed, what it shows in German, who opens it, what is clicked, what stands in the middle.

    `table` is the text of a file that is given on the page before anything is clicked.
    """

    name: str
    path: str
    shows: str
    account: str = ""
    clicks: tuple[str, ...] = ()
    centre: str = ""
    height: int = 900
    table: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a way that a test walks in the browser: the picture that the test keeps, and its name here."""

    name: str
    kept_as: str


# The tests that walk them, by the words of `pytest -k`.
WAYS = (
    "mail_and_the_office or wrong_column or three_hundred or guide_checks or counselling_offer or stories"
    " or from_the_gap"
)
WAYS_IN = (
    "tests/browser/test_upkeep.py",
    "tests/browser/test_lists.py",
    "tests/browser/test_capture.py",
    "tests/browser/test_stories.py",
    "tests/browser/test_chain_story.py",
)
STORIES = (
    "mother-1",
    "pupil-1",
    "teacher",
    "ukrainian",
    "arabic",
    "easy",
    "older",
    "adviser",
    "wheelchair",
    "evening",
    "but",
    "provider",
    "journalist",
)
CHAIN = (
    "matrix",
    "cell-before",
    "need",
    "goal-before",
    "measure-before",
    "cell-after",
    "goal-after",
    "review",
    "outcome",
)
STEPS = (
    Step(name="way-provider-1", kept_as="upkeep-360"),
    Step(name="way-provider-2", kept_as="upkeep-form-360"),
    Step(name="way-provider-3", kept_as="provider-public-1280"),
    Step(name="way-provider-4", kept_as="review-1280"),
    Step(name="way-list", kept_as="list-columns-1280"),
    Step(name="way-semester-1", kept_as="semester-preview-1280"),
    Step(name="way-semester-2", kept_as="semester-undone-1280"),
    Step(name="way-guide", kept_as="visits-360"),
    Step(name="way-counselling-1", kept_as="capture-form-1280"),
    Step(name="way-counselling-2", kept_as="capture-published-1280"),
    *(Step(name=f"story-{name}", kept_as=f"story-{name}") for name in STORIES),
    *(Step(name=f"chain-{name}", kept_as=f"chain-{name}") for name in CHAIN),
)

PUPILS = """Schülerinnen und Schüler an Grundschulen (erfundene Zahlen)

Ortsbezirk;2022/23;;2023/24;
;insgesamt;darunter ausländisch;insgesamt;darunter ausländisch
Mitte/Gartenfeld;412;88;1.005 1);91
Trier-Nord;536;171;548;180
Trier-Süd;301;–;296;k. A.
Ehrang/Quint;377;102;380;.
Insgesamt;1.626;361;2.229;271

1) vorläufiger Wert
Quelle: Schulverwaltungsamt
"""
COURSES = """Lfd. Nr.;Kurstitel;Veranstalter;Postleitzahl;Stadt;Startdatum;Gebühr;Bemerkung
101;Nähen für alle (Beispiel);Nähtreff (Beispiel);54290;Trier;01.03.2027;12,50;Raum frei?
102;Chor (Beispiel);Singkreis (Beispiel);54290;Trier;02.03.2027;;
"""
PICTURES = (
    Picture(name="start", path="", height=1000, shows="Startseite eines Büros: Suche, Lebensphasen, Kennzahlen"),
    Picture(name="offers", path="angebote/?q=sprachkurs", shows="Suche nach „sprachkurs“ mit Filtern und Treffern"),
    Picture(
        name="offer",
        path="angebote/?q=sprachkurs",
        clicks=("main h3 a",),
        shows="Seite eines Angebots mit Terminen, Ort, Kosten und Kontakt",
    ),
    Picture(
        name="map",
        path="angebote/",
        clicks=("[data-extra=map]",),
        centre=".bb-points__place",
        shows="Karte der Angebote unter der Liste",
    ),
    Picture(
        name="upkeep",
        path="buero/angebote/pflege/",
        account=STAFF,
        shows="Pflege der Angebote: wer nicht geantwortet hat, was zu prüfen ist, was ansteht",
    ),
    Picture(
        name="visits",
        path="buero/vor-ort/?near=54290",
        account=STAFF,
        shows="Vor Ort prüfen: Orte in der Nähe mit drei Knöpfen, gemacht für das Telefon",
    ),
    Picture(
        name="list-columns",
        path="buero/angebote/liste/",
        account=STAFF,
        table=COURSES,
        clicks=("main a.kern-btn--primary[href*='/liste/']",),
        height=1300,
        shows="Liste einlesen: was die Spalten bedeuten, mit Vorschlägen und den ersten Werten",
    ),
    Picture(name="indicators", path="kennzahlen/", shows="Liste der Kennzahlen mit dem neuesten Wert"),
    Picture(
        name="indicator",
        path="kennzahlen/D-17/",
        height=1300,
        shows="Kennzahl mit Satz, Vergleich mit Land und Bund, Tabelle und Quelle",
    ),
    Picture(name="districts", path="kennzahlen/D-17/kreise/", height=1200, shows="Karte aller Kreise mit fünf Klassen"),
    Picture(name="heute", path="buero/", account=STAFF, shows="Seite „Heute“: was eine Hand braucht"),
    Picture(name="set-up", path="buero/einrichten/", account=STAFF, shows="Einrichtung: was noch fehlt"),
    Picture(
        name="import",
        path="buero/zahlen/einlesen/",
        account=MONITORING,
        shows="Formular, mit dem eine Tabelle eingelesen wird",
    ),
    Picture(
        name="assistant",
        path="buero/zahlen/einlesen/",
        account=MONITORING,
        table=PUPILS,
        height=1500,
        shows="Assistent: links die Tabelle, wie sie in der Datei steht, rechts, was das Programm liest",
    ),
    Picture(
        name="assistant-data-set",
        path="buero/zahlen/einlesen/",
        account=MONITORING,
        table=PUPILS,
        clicks=("button[name=go-on]",),
        height=1300,
        shows="Assistent: für welchen Datensatz die Tabelle ist",
    ),
    Picture(
        name="delivery",
        path="buero/zahlen/",
        account=MONITORING,
        clicks=("main tbody a", "main tbody a"),
        shows="Seite einer Lieferung mit Prüfungen und Zeichen",
    ),
    Picture(name="staff-offers", path="buero/angebote/", account=STAFF, shows="Liste der Angebote für die Redaktion"),
    Picture(
        name="edit-offer",
        path="buero/angebote/?sort=-confirmed",
        account=STAFF,
        clicks=("main tbody a", "main a[href$='bearbeiten/']"),
        height=1100,
        shows="Formular eines Angebots",
    ),
    Picture(name="people", path="buero/personen/", account=STAFF, shows="Personen des Büros mit ihren Rollen"),
    Picture(
        name="settings",
        path="buero/einstellungen/",
        account=STAFF,
        shows="Einstellungen des Büros: Name, Anschrift, Öffnungszeiten",
    ),
)


def file_names(picture: Picture) -> list[str]:
    """Return the files of a picture: each language at each width."""
    return [f"{picture.name}{language}{width}.png" for language in LANGUAGES for width in WIDTHS]


def gallery() -> str:
    """Return the page of the handbook that shows all pictures."""
    parts = [_section(picture) for picture in PICTURES]
    return "\n".join([INTRODUCTION, *parts])


INTRODUCTION = """# Bilder

<!-- Aus dem Programm erzeugt mit `make docs`; nicht von Hand ändern. -->

So sieht das Programm aus, auf Deutsch und Englisch, am Schreibtisch (1280 Punkte breit) und auf einem Telefon (360).
Alle Bilder zeigen das Beispielbüro, das `make demo` lädt.
"""


def _section(picture: Picture) -> str:
    wide, narrow, wide_english, narrow_english = (f"../pictures/{name}" for name in file_names(picture))
    english = f"{picture.shows}, auf Englisch"
    on_phone = "auf einem Telefon"
    return f"""## {picture.shows}

| Deutsch | Telefon |
|---|---|
| ![{picture.shows}]({wide}) | ![{picture.shows}, {on_phone}]({narrow}) |

| Englisch | Telefon |
|---|---|
| ![{english}]({wide_english}) | ![{english}, {on_phone}]({narrow_english}) |
"""

"""Words of which the registers are made: towns, streets, names of institutions, subjects. Two halves, never mixed."""

from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")

_BEGINNINGS = (
    *("Alten", "Birken", "Drossel", "Eich", "Falken", "Grün", "Hohen", "Königs", "Löwen", "Marien", "Neu", "Ober"),
    *("Rosen", "Sonnen", "Unter", "Wald", "Mühl", "Brück", "Kälber", "Höchsten", "Reh", "Stein", "Linden", "Wolfs"),
)
_ENDS = (
    *("fels", "au", "heim", "stetten", "burg", "linden", "bach", "weiler", "feld", "berg", "kirch", "hausen", "rath"),
    *("scheid", "dorf", "hofen"),
)
# The halves share beginnings and ends of towns, not towns.
TOWNS = (
    *(f"{beginning}{end}" for at, beginning in enumerate(_BEGINNINGS) for end in _ENDS[at % 3 :: 2]),
    *("Bad Mühlbach", "St. Wendelin", "Neustadt an der Lohr", "Überlahr", "Bad Salzungen-Nord", "St. Goarweiler"),
)
DISTRICTS = (
    *("Ehrang", "Kernstadt", "Heiligkreuz", "Südvorstadt", "Neubauviertel", "Altstadt", "Mühlenviertel", "Weststadt"),
    *("Nordend", "Bahnhofsviertel", "Eschenhof", "Kürenz", "Lindenhöhe", "Pfaffenberg", "Seeviertel", "Tannenbusch"),
)
STREETS = (
    *("Hauptstraße", "Bahnhofstraße", "Schulstraße", "Gartenstraße", "Lindenstraße", "Bergstraße", "Kirchplatz"),
    *("Am Markt", "Goethestraße", "Schillerstraße", "Kaiserstraße", "Mühlenweg", "Am Sportplatz", "Ringstraße"),
    *("Römerstraße", "Karl-Marx-Straße", "Saarstraße", "Kölner Straße", "Wilhelm-Busch-Weg", "An der Alten Mühle"),
    *("Rathausplatz", "Fröbelstraße", "Uferstraße", "Zum Schlösschen", "Nussbaumallee", "Pestalozzistraße"),
    *("Kapellenstraße", "Burgweg", "Im Grünen Winkel", "Europaallee", "Weinbergstraße", "Jahnstraße"),
    *("Am Weidengraben", "Konrad-Adenauer-Platz", "Friedrich-Ebert-Straße", "Hinter dem Dom", "Industriestraße"),
    *("Luisenstraße", "Moltkestraße", "Nikolausgasse", "Petersberg", "Südallee", "Tempelweg", "Zuckerbergstraße"),
)
PATRONS = (
    *(
        "Goethe",
        "Schiller",
        "Pestalozzi",
        "Erich-Kästner",
        "Astrid-Lindgren",
        "Albert-Schweitzer",
        "Geschwister-Scholl",
    ),
    *("Anne-Frank", "Janusz-Korczak", "Brüder-Grimm", "Sophie-Scholl", "Marie-Curie", "Otto-Hahn", "Käthe-Kollwitz"),
    *("Friedrich-Spee", "Max-Planck", "Nelson-Mandela", "Montessori", "Humboldt", "Bettina-von-Arnim", "Kurfürst"),
    *("Robert-Schuman", "Wilhelm-Hauff", "Rosa-Parks", "Keune", "Bertha-von-Suttner", "Theodor-Heuss", "Ludwig-Uhland"),
    *("Matthias-Claudius", "Werner-Heisenberg", "Hannah-Arendt", "Peter-Wust", "Clara-Viebig", "Jakob-Fugger"),
)
SAINTS = (
    *("Martin", "Maria", "Josef", "Nikolaus", "Barbara", "Elisabeth", "Michael", "Anna", "Katharina", "Matthias"),
    *("Helena", "Paulin", "Maximin", "Laurentius", "Andreas", "Valerius", "Bonifatius", "Franziskus", "Monika"),
    *("Christophorus", "Hildegard", "Ursula", "Willibrord", "Ambrosius"),
)
FANTASY = (
    *("Löwenzahn", "Sonnenschein", "Regenbogen", "Pusteblume", "Villa Kunterbunt", "Zwergenland", "Rappelkiste"),
    *("Sternschnuppe", "Wurzelzwerge", "Schatzkiste", "Spatzennest", "Blumenwiese", "Kleine Strolche", "Arche Noah"),
    *("Bärenhöhle", "Märchenwald", "Mäusenest", "Farbenfroh", "Purzelbaum", "Abenteuerland", "Schmetterling"),
    *("Kinderkiste", "Wolkenschloss", "Im Grünen", "Räuberhöhle", "Traumland", "Sausewind", "Glühwürmchen"),
)
CLUBS = (
    *("Kulturwerkstatt", "Bürgertreff", "Lesepaten", "Theaterverein", "Musikverein Harmonie", "Turnverein"),
    *("Naturfreunde", "Fotoclub", "Computerfreunde", "Geschichtsverein", "Heimatverein", "Schachclub"),
    *("Kinderschutzbund", "Frauennotruf", "Interkultureller Garten", "Nähwerkstatt", "Repaircafé", "Tauschring"),
    *("Kunstverein", "Filmclub", "Chorgemeinschaft Liederkranz", "Sportverein", "Rudergesellschaft", "Judoclub"),
    *("Jugendkunstschule", "Medienwerkstatt", "Freiwilligenagentur", "Seniorenakademie", "Elterninitiative"),
    *("Flüchtlingshilfe", "Eine-Welt-Laden", "Umweltzentrum", "Zirkusschule", "Waldpädagogik"),
)
SERVICES = (
    *("Schuldnerberatung", "Erziehungsberatung", "Suchtberatung", "Migrationsberatung", "Schwangerenberatung"),
    *("Lebensberatung", "Bildungsberatung", "Frühförderung", "Familienpflege", "Seniorenberatung", "Wohnungshilfe"),
)
SURNAMES = (
    *("Müller", "Schäfer", "Weiß", "Krämer", "Jäger", "Böhm", "Götz", "Hübner", "Lörsch", "Thielen", "Schröder"),
    *("Becker", "Hoffmann", "Klein", "Zimmermann", "Weyand", "Roth", "Engel", "Kaiser", "Fuchs", "Steinmetz"),
    *("Backes", "Günther", "Häring", "Mertes", "Pütz"),
)
FIRMS = (
    "Lernstudio",
    "Sprachschule",
    "Nachhilfe",
    "Fahrschule",
    "Musikstudio",
    "Bildungszentrum",
    "Akademie",
    "IT-Training",
)
CARRIERS = (
    "Caritasverband",
    "Diakonisches Werk",
    "AWO Kreisverband",
    "DRK Kreisverband",
    "Lebenshilfe",
    "Paritätischer",
)
SUBJECTS = (
    *("Yoga", "Pilates", "Nähen", "Kochen", "Aquarell", "Töpfern", "Fotografie", "Gitarre", "Klavier", "Excel", "Word"),
    *("Buchhaltung", "Webdesign", "Smartphone", "Rhetorik", "Zeitmanagement", "Bewerbungstraining", "Alphabetisierung"),
    *(
        "Erste Hilfe",
        "Selbstverteidigung",
        "Tanzen",
        "Schwimmen",
        "Klettern",
        "Theaterspiel",
        "Robotik",
        "Chemie-Labor",
    ),
    *("Vorlesestunde", "Krabbelgruppe", "Hausaufgabenhilfe", "Mathe-Nachhilfe", "Prüfungsvorbereitung", "Imkern"),
    *("Obstbaumschnitt", "Vogelkunde", "Schach", "Improvisation", "Stimmbildung", "Häkeln", "Kalligrafie"),
    *("Meditation", "Rückenschule", "Ernährung", "Stadtführung", "Programmieren", "3D-Druck", "Videoschnitt"),
)
ANGLES = (
    *("für Anfänger", "für Fortgeschrittene", "für Senioren", "für Kinder", "für Frauen", "am Morgen", "am Abend"),
    *("kompakt", "intensiv", "zum Ausprobieren", "in der Gruppe", "Grundkurs", "Aufbaukurs", "Wochenendseminar"),
    *("im Alltag", "mit Freude", "Schritt für Schritt", "Teil 1", "Teil 2", "online", "im Freien", "für Eltern"),
)
LANGUAGES = ("Deutsch", "Englisch", "Französisch", "Spanisch", "Italienisch", "Arabisch", "Türkisch", "Luxemburgisch")
LEVELS = ("A1", "A2", "B1", "B2", "C1", "A1.1", "A1.2", "A2.2", "B1.2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """The words of one half: the rules are made on the first, the figures that count come from the second."""

    parity: int

    def of(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Return the items of this half."""
        return tuple(item for number, item in enumerate(items) if number % 2 == self.parity)

"""The columns of the list: name for programs, heading for people, what a cell may hold."""

import csv
import io
from dataclasses import dataclass

from bildungsbuero.core.texts import gettext_noop as _

TEXT = "text"
KEY = "key"
KEYS = "keys"
DATE = "date"
TIME = "time"
NUMBER = "number"
DECIMAL = "decimal"
YES_NO = "yes_no"
ADDRESS = "address"

# Several values in one cell.
SEPARATOR = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `vocabulary` names the list of keys (or their German labels) that a cell may hold."""

    name: str
    heading: str
    kind: str = TEXT
    vocabulary: str = ""
    required: bool = False
    help: str = ""
    longest: int = 20_000

    @property
    def unsaid(self) -> tuple[str, ...] | str | None:
        """What a record says where the cell is empty or the column is not there."""
        if self.kind == KEYS:
            return ()
        return "" if self.kind in (TEXT, KEY, ADDRESS) else None


COLUMNS: tuple[Column, ...] = (
    Column(name="id", heading="Kennung", longest=200, help=_("Own number; it recognises the offer in the next file.")),
    Column(name="title", heading="Titel", required=True, longest=300),
    Column(name="kind", heading="Art", kind=KEY, vocabulary="kind", required=True),
    Column(name="provider", heading="Anbieter", required=True, longest=300),
    Column(name="operator", heading="Träger", longest=300, help=_("Who is responsible and pays; not the provider.")),
    Column(name="operator_kind", heading="Trägerart", kind=KEY, vocabulary="operator_kind"),
    Column(name="sector", heading="Sektor", kind=KEYS, vocabulary="sector"),
    Column(name="summary", heading="Kurztext", longest=500),
    Column(name="description", heading="Beschreibung"),
    Column(name="topics", heading="Themen", kind=KEYS, vocabulary="topic"),
    Column(name="life_phases", heading="Lebensphasen", kind=KEYS, vocabulary="life_phase"),
    Column(name="target_groups", heading="Zielgruppen", kind=KEYS, vocabulary="target_group"),
    Column(name="languages", heading="Sprachen", kind=KEYS, vocabulary="language"),
    Column(name="language_taught", heading="Gelehrte Sprache", kind=KEY, vocabulary="language"),
    Column(name="level_from", heading="Niveau von", kind=KEY, vocabulary="level"),
    Column(name="level_to", heading="Niveau bis", kind=KEY, vocabulary="level"),
    Column(name="learning_form", heading="Lernform", kind=KEY, vocabulary="learning_form"),
    Column(name="mode", heading="Form", kind=KEY, vocabulary="mode"),
    Column(
        name="reach",
        heading="Reichweite",
        kind=KEY,
        vocabulary="reach",
        help=_("At a place, online, city-wide or district-wide; without it a place is meant."),
    ),
    Column(name="place_name", heading="Ort (Name)", longest=200),
    Column(name="street", heading="Straße", longest=200),
    Column(name="postcode", heading="PLZ", longest=20),
    Column(name="town", heading="Ort", longest=100),
    Column(name="country", heading="Land", longest=2),
    Column(name="district", heading="Ortsteil", longest=100, help=_("A unit of the office's own layer, by its name.")),
    Column(name="municipality_key", heading="Gemeindeschlüssel", longest=12),
    Column(name="latitude", heading="Breite", kind=DECIMAL),
    Column(name="longitude", heading="Länge", kind=DECIMAL),
    Column(name="precision", heading="Genauigkeit", kind=KEY, vocabulary="precision"),
    Column(name="visibility", heading="Sichtbarkeit", kind=KEY, vocabulary="visibility"),
    Column(name="stop", heading="Haltestelle", longest=200),
    Column(name="accessibility", heading="Barrierefreiheit", kind=KEYS, vocabulary="accessibility"),
    Column(name="not_accessible", heading="Nicht vorhanden", kind=KEYS, vocabulary="accessibility"),
    Column(name="run_id", heading="Kursnummer", longest=200),
    Column(name="starts_on", heading="Beginn", kind=DATE),
    Column(name="ends_on", heading="Ende", kind=DATE),
    Column(name="starts_at", heading="Uhrzeit von", kind=TIME),
    Column(name="ends_at", heading="Uhrzeit bis", kind=TIME),
    Column(name="weekdays", heading="Wochentage", kind=KEYS, vocabulary="weekday"),
    Column(name="schedule", heading="Zeiten", longest=500),
    Column(name="rolling_entry", heading="Laufender Einstieg", kind=YES_NO),
    Column(
        name="recurrence", heading="Wiederholung (RRULE)", longest=500, help=_("As in RFC 5545: FREQ=WEEKLY;BYDAY=TU.")
    ),
    Column(name="exception_dates", heading="Nicht am", help=_("Days on which it does not take place, separated by |.")),
    Column(
        name="sessions", heading="Einzeltermine", help=_("For example 02.03.2027 18:00-19:30 room 5; separated by |.")
    ),
    Column(name="booking_address", heading="Buchung (Adresse)", kind=ADDRESS, longest=500),
    Column(name="seats_min", heading="Mindestteilnehmerzahl", kind=NUMBER),
    Column(name="seats", heading="Plätze", kind=NUMBER),
    Column(name="seats_free", heading="Freie Plätze", kind=NUMBER),
    Column(name="seats_as_of", heading="Freie Plätze (Stand)", kind=DATE),
    Column(name="register_until", heading="Anmeldeschluss", kind=DATE),
    Column(name="cancelled", heading="Fällt aus", kind=YES_NO),
    Column(name="price", heading="Preis", kind=DECIMAL, help=_("In euros. A price of 0 does not mean free of charge.")),
    Column(name="price_note", heading="Preis (Hinweis)", longest=200),
    Column(name="free", heading="Kostenlos", kind=YES_NO, help=_("Yes only where the provider says so.")),
    Column(name="by_income", heading="Einkommensabhängig", kind=YES_NO),
    Column(name="reductions", heading="Ermäßigungen", kind=KEYS, vocabulary="reduction"),
    Column(name="age_from", heading="Alter von", kind=NUMBER),
    Column(name="age_to", heading="Alter bis", kind=NUMBER),
    Column(name="conditions", heading="Bedingungen", kind=KEYS, vocabulary="condition"),
    Column(name="condition_note", heading="Bedingungen (Hinweis)", longest=500),
    Column(name="childcare", heading="Kinderbetreuung", kind=YES_NO),
    Column(name="registration", heading="Anmeldung", longest=500),
    Column(name="contact", heading="Kontakt (Funktion)", longest=200, help=_("A function, not the name of a person.")),
    Column(name="phone", heading="Telefon", longest=50),
    Column(name="email", heading="E-Mail", longest=254),
    Column(name="website", heading="Internetseite", kind=ADDRESS, longest=500),
    Column(name="dbs", heading="DBS-Nummer", longest=40),
    Column(name="isil", heading="ISIL", longest=40),
    Column(name="source", heading="Quelle", longest=300),
    Column(name="licence", heading="Lizenz", longest=100),
    Column(name="as_of", heading="Stand", longest=50),
    Column(name="confirmed_on", heading="Bestätigt am", kind=DATE),
    Column(name="example", heading="Beispiel", kind=YES_NO),
    Column(name="state", heading="Zustand", kind=KEY, vocabulary="state"),
)

BY_NAME = {column.name: column for column in COLUMNS}
# What a run says in a cell as its record does.
PLAIN_OF_A_RUN = (
    "starts_on",
    "ends_on",
    "starts_at",
    "ends_at",
    "weekdays",
    "schedule",
    "rolling_entry",
    "recurrence",
    "booking_address",
    "seats_min",
    "seats",
    "seats_free",
    "seats_as_of",
    "register_until",
)
RUN_COLUMNS = frozenset({"run_id", "exception_dates", "sessions", "cancelled", *PLAIN_OF_A_RUN})
REQUIRED = tuple(column.name for column in COLUMNS if column.required)


def template_rows() -> list[list[str]]:
    """Return the heading row of an empty list and one example row that says that it is one."""
    example = {
        "id": "K-2026-101",
        "title": "Beispiel: Deutsch A1 am Vormittag",
        "kind": "Sprachkurs",
        "provider": "Sprachwerkstatt (Beispiel)",
        "summary": "Deutsch für Menschen, die neu in Deutschland sind.",
        "topics": "Deutsch lernen",
        "life_phases": "Arbeit und Erwachsenenleben",
        "language_taught": "Deutsch",
        "level_from": "A1",
        "level_to": "A1",
        "mode": "vor Ort",
        "street": "Beispielweg 1",
        "postcode": "54290",
        "town": "Trier",
        "starts_on": "01.09.2027",
        "ends_on": "17.12.2027",
        "weekdays": "Montag|Mittwoch",
        "starts_at": "09:00",
        "ends_at": "11:30",
        "price": "48,00",
        "free": "nein",
        "childcare": "ja",
        "phone": "030 23125 000",
        "website": "https://example.org/deutsch-a1",
        "example": "ja",
        "state": "Entwurf",
    }
    return [
        [column.heading for column in COLUMNS],
        [example.get(column.name, "") for column in COLUMNS],
    ]


def template_text() -> str:
    """Return the template as CSV with semicolons, as a German spreadsheet opens it."""
    sink = io.StringIO()
    csv.writer(sink, delimiter=";", lineterminator="\r\n").writerows(template_rows())
    return sink.getvalue()


# Before the name of a field that an office made for itself; reading leaves such columns out.
OWN_FIELD = "Eigenes Feld: "

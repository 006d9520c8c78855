"""What the headings of a table probably mean: our own names, words that people use for them, and near misses."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats import workbook
from bildungsbuero.formats.offer_list.columns import COLUMNS
from bildungsbuero.formats.texts import find_encoding

SAMPLES = 3
LONGEST_SAMPLE = 60
MOST_HEADINGS = 200
NEAR = 0.82
BOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# Words in use for our columns, folded as `_folded` does.
WORDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "nr", "nummer", "lfdnr", "laufendenummer", "angebotsnummer", "angebotsnr"),
    "title": ("kurs", "kurstitel", "kursname", "bezeichnung", "name", "angebot", "veranstaltung", "thema", "title"),
    "kind": ("angebotsart", "artdesangebots", "typ", "kategorie", "format"),
    "provider": ("veranstalter", "einrichtung", "organisation", "institution", "anbietername", "provider"),
    "summary": ("kurzbeschreibung", "kurzinfo", "untertitel", "teaser"),
    "description": ("text", "inhalt", "inhalte", "langtext", "beschreibungstext", "kursinhalt", "details"),
    "topics": ("thema", "themenfeld", "themenbereich", "fachbereich", "bereich", "programmbereich"),
    "life_phases": ("lebensphase", "alter"),
    "target_groups": ("zielgruppe",),
    "languages": ("sprache",),
    "place_name": ("veranstaltungsort", "kursort", "gebaude", "raum", "lokal", "ortname"),
    "street": ("str", "strasse", "adresse", "anschrift", "strassehausnummer", "strassenr", "strasseundhausnummer"),
    "postcode": ("postleitzahl",),
    "town": ("stadt", "gemeinde", "ortschaft", "wohnort"),
    "district": ("stadtteil", "bezirk", "stadtbezirk", "ortsbezirk"),
    "run_id": ("kursnr", "veranstaltungsnummer", "knr"),
    "starts_on": (
        "start",
        "startdatum",
        "anfang",
        "anfangsdatum",
        "datum",
        "termin",
        "ab",
        "begin",
        "von",
        "beginndatum",
    ),
    "ends_on": ("bis", "enddatum", "endedatum", "schluss"),
    "starts_at": ("uhrzeit", "startzeit", "beginnuhrzeit", "zeitvon", "beginnzeit"),
    "ends_at": ("endzeit", "zeitbis", "endeuhrzeit"),
    "weekdays": ("wochentag", "tag", "tage"),
    "schedule": ("zeit", "termine", "turnus"),
    "seats": ("platze", "teilnehmerzahl", "maxteilnehmer", "tnmax", "kapazitat"),
    "seats_free": ("freieplatze", "restplatze"),
    "price": ("kosten", "gebuhr", "entgelt", "teilnahmegebuhr", "kursgebuhr", "preisineuro", "preiseuro", "kosteneuro"),
    "registration": ("anmeldungunter", "anmeldeinfo"),
    "phone": ("tel", "telefonnummer", "fon", "rufnummer"),
    "email": ("mail", "emailadresse", "mailadresse"),
    "website": ("internet", "homepage", "web", "webseite", "website", "url", "link", "www"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading with the first values below it."""

    text: str
    samples: tuple[str, ...]


def headings(path: Path, *, work_dir: Path, name: str) -> list[Heading]:
    """Return the headings of a table with values of its first rows; raises Refusal for what is no table."""
    with path.open("rb") as file:
        start = file.read(4)
    if start in BOOK:
        path = workbook.first_sheet_as_text(path, work_dir / "headings.csv", name=name)
    try:
        with path.open(encoding=find_encoding(path), newline="") as file:
            line = file.readline()
            file.seek(0)
            delimiter = max((";", ",", "\t"), key=line.count)
            rows = list(islice(csv.reader(file, delimiter=delimiter), SAMPLES + 1))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refusal("offers.unknown_layout", place=Place(file=name, row=1)) from error
    heads = [" ".join(head.split()).lstrip("\ufeff") for head in (rows[0] if rows else [])][:MOST_HEADINGS]
    return [
        Heading(
            text=head[:200],
            samples=tuple(
                row[index].strip()[:LONGEST_SAMPLE] for row in rows[1:] if index < len(row) and row[index].strip()
            ),
        )
        for index, head in enumerate(heads)
        if head
    ]


def proposed(heads: Iterable[str], learned: Mapping[str, str]) -> dict[str, str]:
    """Return the name of a column for each heading, empty where none comes to mind; each column once.

    What was said before about a heading comes first, then our own headings, then words in use, then near misses.
    """
    heads = list(heads)
    found: dict[str, str] = {}
    for guess in (learned.get, _own, _in_use, _near):
        for head in heads:
            name = guess(head) if head not in found else None
            if name is not None and (not name or name not in found.values()):
                found[head] = name
    return {head: found.get(head, "") for head in heads}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return re.sub(r"[^a-z0-9]", "", plain)


_OWN = {_folded(said): column.name for column in COLUMNS for said in (column.name, column.heading)}
_WORDS = {word: name for name, words in reversed(list(WORDS.items())) for word in words}


def _own(head: str) -> str | None:
    return _OWN.get(_folded(head))


def _in_use(head: str) -> str | None:
    return _WORDS.get(_folded(head))


def _near(head: str) -> str | None:
    known = _WORDS | _OWN
    folded = _folded(head)
    close = get_close_matches(folded, known, n=1, cutoff=NEAR) if len(folded) > 3 else []
    return known[close[0]] if close else None

"""The entries that are searched: those of the demo region and `entries.csv`, written by hand for these queries."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import bildungsbuero
from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.core.offers import (
    CITY_WIDE,
    DISTRICT_WIDE,
    ONLINE,
    ConditionRecord,
    OfferRecord,
    PriceRecord,
    ProviderRecord,
    RunRecord,
)
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.formats.offer_list import Lists, read_offers
from bildungsbuero.search.request import Near

TODAY = date(2026, 11, 22)
HERE = Path(__file__).parent
PACKAGE = Path(bildungsbuero.__file__).parent
DEMO = PACKAGE / "demo" / "offers"
UNITS = PACKAGE / "apps" / "territory" / "reference" / "units.csv"
AREAS_OF_THE_DEMO = ("07211", "07235")
LISTS_OF_THE_DEMO = ("advice", "examples", "libraries", "schools")
REACHES = {"online": ONLINE, "kreisweit": DISTRICT_WIDE, "Trier-stadtweit": CITY_WIDE}
INSTITUTION_TYPES = frozenset(
    {
        "daycare",
        "school",
        "library",
        "adult_education_centre",
        "music_school",
        "museum",
        "family_centre",
        "youth_centre",
    }
)
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
ACCESSIBILITY = {
    "step_free": "step_free",
    "lift": "lift",
    "toilet": "wheelchair_toilet",
    "loop": "induction_loop",
    "sign_language": "sign_language",
    "easy_language": "easy_language",
}
# Who makes an entry of `entries.csv` is drawn by its topic and place: three providers for each pair.
PROVIDERS = ("Lernwerk", "Bildungshaus", "Netzwerk", "Treffpunkt", "Forum", "Werkraum", "Verein", "Initiative")


@cache
def entries() -> tuple[OfferRecord, ...]:
    """Return every entry, each with an id of its own."""
    return (*_of_the_demo(), *_written())


def _of_the_demo() -> Iterator[OfferRecord]:
    lists = Lists(vocabularies=vocabularies(), kinds=kinds(), start=TODAY)
    with TemporaryDirectory() as folder:
        for path in sorted(DEMO.iterdir()):
            name, _hyphen, area = path.stem.partition("-")
            if name not in LISTS_OF_THE_DEMO or area not in AREAS_OF_THE_DEMO:
                continue
            for found in read_offers(path, lists, work_dir=Path(folder)):
                if found.record is not None:
                    yield _placed(found.record, f"{path.stem}-{found.external_id}")


def _placed(record: OfferRecord, public_id: str) -> OfferRecord:
    place = record.place
    if place is not None and place.town:
        known = _place(place.town)
        place = replace(place, association=known.association)
        if not place.has_position:
            place = replace(place, latitude=known.latitude, longitude=known.longitude)
    provider = replace(record.provider, public_id=record.provider.name)
    return replace(record, public_id=public_id, office="golden", place=place, provider=provider)


def _written() -> Iterator[OfferRecord]:
    with (HERE / "entries.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter=";"), 1):
            yield _record(f"g{number}", row)


def _record(public_id: str, row: Mapping[str, str]) -> OfferRecord:
    signs = _signs(row["features"])
    given = dict(sign.partition("=")[::2] for sign in signs if "=" in sign)
    levels = next(([*sign.split("-")] for sign in signs if sign[:2] in LEVELS), [])
    provider = _provider(row)
    reach = REACHES.get(row["place"], "place")
    mode = "online_anytime" if row["kind"] == "online_tool" else "online_live" if reach == ONLINE else "on_site"
    return OfferRecord(
        public_id=public_id,
        office="golden",
        title=row["title"],
        kind=row["kind"],
        provider=ProviderRecord(name=provider, public_id=provider),
        summary=row["summary"],
        topics=tuple(row["topics"].split(",")),
        life_phases=tuple(row["phases"].split(",")),
        target_groups=tuple(given.get("group", "everyone").split(",")),
        languages=tuple(given.get("speaks", "de").split(",")),
        language_taught=given.get("lang", "de" if row["kind"] == "language_course" else ""),
        level_from=levels[0] if levels else "",
        level_to=levels[-1] if levels else "",
        mode="at_home" if "at_home" in signs else mode,
        reach=reach,
        place=None if reach != "place" else _place(row["place"]),
        runs=_runs(signs),
        prices=tuple(PriceRecord(amount=Decimal(sign)) for sign in signs if sign.isdecimal()),
        is_free="free" in signs,
        conditions=tuple(_conditions(given)),
        accessibility={ACCESSIBILITY[sign]: True for sign in signs if sign in ACCESSIBILITY},
        childcare=True if "care" in signs else None,
        registration="ohne Anmeldung" if given.get("reg") == "none" else "",
        profile=_profile(row["kind"], signs),
        confirmed_on=TODAY,
        is_example=True,
    )


def _signs(features: str) -> list[str]:
    return features.split()


def _provider(row: Mapping[str, str]) -> str:
    topic = row["topics"].partition(",")[0]
    number = crc32(f"{topic} {row['place']} {len(row['title']) % 3}".encode())
    name = PROVIDERS[number % len(PROVIDERS)]
    return f"{name} {vocabularies()['topic'].label(topic)} {number % 40} (Beispiel)"


def _conditions(given: Mapping[str, str]) -> Iterator[ConditionRecord]:
    for sign, condition in (("age", "age"), ("class", "class_level")):
        if sign in given:
            first, _dash, last = given[sign].partition("-")
            yield ConditionRecord(condition=condition, value_from=first, value_to=last or first)


def _runs(signs: list[str]) -> tuple[RunRecord, ...]:
    days = next((sign.split(",") for sign in signs if sign.split(",")[0] in WEEKDAYS), [])
    hours = next((sign.split("-") for sign in signs if sign.replace("-", "").isdecimal() and "-" in sign), [])
    if not days and not hours:
        return ()
    begin, end = (time(int(hours[0]) % 24), time(int(hours[1]) % 24)) if hours else (None, None)
    return (RunRecord(weekdays=tuple(days), starts_at=begin, ends_at=end, rolling_entry=True),)


def _profile(kind: str, signs: list[str]) -> dict[str, str]:
    found = [sign for sign in signs if sign in INSTITUTION_TYPES]
    profile = {"institution_type": found[0] if found else "other"} if kind == "institution" else {}
    school = [sign for sign in signs if sign in ("primary", "special", "vocational", "realschule", "hauptschule")]
    return profile | ({"school_type": school[0]} if school else {})


@cache
def _place(text: str) -> PlaceRecord:
    town, _dash, district = text.partition("-")
    known = _municipalities().get(town)
    return PlaceRecord(
        public_id=f"p-{text}",
        town=town,
        district=district,
        association=known[2] if known else "",
        county=known[3] if known else "",
        latitude=known[0] if known else None,
        longitude=known[1] if known else None,
        precision="municipality",
    )


@cache
def _municipalities() -> dict[str, tuple[float, float, str, str]]:
    """Return position, Verbandsgemeinde and Kreis of the municipalities of which only one has the name."""
    with UNITS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_key = {row["key"]: row for row in rows}
    found: dict[str, tuple[float, float, str, str]] = {}
    for row in rows:
        if row["level"] != "municipality" or row["valid_to"] or not row["latitude"]:
            continue
        parent = by_key.get(row["parent"], {})
        grand = by_key.get(row["key"][:5], {})
        association = f"Verbandsgemeinde {parent['name']}" if parent.get("level") == "association" else ""
        if association.endswith(f" {row['name']}"):
            association = ""
        county = f"Landkreis {grand['name']}" if grand and grand["name"] != row["name"] else ""
        if row["name"] not in found or row["key"].startswith(("072", "095", "160")):
            found[row["name"]] = (float(row["latitude"]), float(row["longitude"]), association, county)
    return found


def near_of(postcode: str) -> Near | None:
    """Return ten kilometres around the town of a postcode that an entry names."""
    towns = {record.place.town for record in entries() if record.place and record.place.postcode == postcode}
    points = [_municipalities()[town] for town in sorted(towns) if town in _municipalities()]
    return Near(latitude=points[0][0], longitude=points[0][1], radius_m=10_000) if points else None

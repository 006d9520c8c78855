"""Every format that offers are given out in: valid, read back as the same, and silent about what must not be found."""

import json
import zipfile
from functools import cache
from pathlib import Path

import icalendar
import pytest
from lxml import etree

from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.offer_exports import WRITERS, write_offers
from bildungsbuero.formats.workbook_reading import read_sheets
from tests.support.exports import SECRET_LATITUDE, SECRET_STREET, export, offers
from tests.support.feeds import codes, read_all, records
from tests.support.shared import SHARED, needs_shared

# The elements of a SERVICE in the order in which the format has them.
SERVICE_ORDER = (
    "PRODUCT_ID",
    "COURSE_TYPE",
    "SUPPLIER_ID_REF",
    "SERVICE_DETAILS",
    "SERVICE_CLASSIFICATION",
    "SERVICE_PRICE_DETAILS",
    "MIME_INFO",
)
DETAILS_ORDER = (
    "TITLE",
    "DESCRIPTION_LONG",
    "SUPPLIER_ALT_PID",
    "CONTACT",
    "SERVICE_DATE",
    "KEYWORD",
    "TARGET_GROUP",
    "TERMS_AND_CONDITIONS",
    "SERVICE_MODULE",
    "ANNOUNCEMENT",
)
EDUCATION_ORDER = (
    "COURSE_ID",
    "DEGREE",
    "SUBSIDY",
    "MIME_INFO",
    "CERTIFICATE",
    "EXTENDED_INFO",
    "MODULE_COURSE",
)


def written(folder: Path, name: str) -> Path:
    target = folder / f"angebote.{WRITERS[name].ending}"
    write_offers(name, offers(), export(), target)
    return target


def everything(path: Path) -> str:
    """Every text in a file, also in what it packs."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return path.read_text("utf-8")


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_masked_place_leaves_neither_street_nor_coordinate(name, tmp_path):
    text = everything(written(tmp_path, name))

    assert SECRET_STREET not in text
    assert str(SECRET_LATITUDE)[:7] not in text
    assert "Schutzhaus" not in text


# The table of Integreat has fifty columns and no room for rights.
WITH_RIGHTS = sorted(set(WRITERS) - {"integreat"})


@pytest.mark.parametrize("name", WITH_RIGHTS)
def test_each_format_names_source_and_licence(name, tmp_path):
    text = everything(written(tmp_path, name))

    assert "dl-de/by-2-0" in text
    assert "Büro" in text or "B\\u00fcro" in text


def test_our_own_list_is_read_back_as_the_same_offers(tmp_path):
    for name in ("csv", "xlsx"):
        _format, found, _feed = read_all(written(tmp_path, name))
        again = {record.title.lstrip("'"): record for record in records(found)}

        assert codes(found) == []
        for one in offers():
            other = again[one.title]
            assert (one.kind, one.topics, one.prices, one.accessibility) == (
                other.kind,
                other.topics,
                other.prices,
                other.accessibility,
            )
            for run, same in zip(one.runs, other.runs, strict=True):
                assert (run.recurrence, run.exception_dates, run.sessions) == (
                    same.recurrence,
                    same.exception_dates,
                    same.sessions,
                )
                assert (run.seats_min, run.booking_address, run.starts_at) == (
                    same.seats_min,
                    same.booking_address,
                    same.starts_at,
                )


def test_a_title_that_begins_like_a_formula_stays_a_text(tmp_path):
    assert "'=SUMME(1)" in written(tmp_path, "csv").read_text("utf-8-sig")
    (sheet,) = list(read_sheets(written(tmp_path, "xlsx"), name="x"))
    assert "=SUMME(1)" in {str(cell) for row in sheet.rows for cell in row}


def test_a_calendar_keeps_rules_exceptions_and_single_dates(tmp_path):
    calendar = icalendar.Calendar.from_ical(written(tmp_path, "ical").read_bytes())
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}

    course = events["crs23456-rn234567@trier"]
    assert course["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261110T225900Z;BYDAY=TU"
    assert course["EXDATE"].dts[0].dt.isoformat() == "2026-10-20T18:00:00+02:00"
    assert course["DTSTART"].dt.isoformat() == "2026-10-13T18:00:00+02:00"
    assert [
        event["DTSTART"].dt.isoformat() for key, event in events.items() if key.startswith("grp23456-rn345679")
    ] == [
        "2026-12-01T10:00:00+01:00",
        "2026-12-08",
    ]
    assert calendar.walk("VTIMEZONE")
    assert "GEO" not in events["grp23456-rn345678@trier"]


def test_a_calendar_is_read_back_with_the_same_days(tmp_path):
    _name, found, _feed = read_all(written(tmp_path, "ical"))
    again = next(record for record in records(found) if record.title.startswith("Deutsch"))

    assert codes(found) == []
    (run,) = again.runs
    assert (run.starts_on, run.starts_at, run.exception_dates) == (
        offers()[0].runs[0].starts_on,
        offers()[0].runs[0].starts_at,
        offers()[0].runs[0].exception_dates,
    )


def test_json_ld_says_which_offers_are_examples_and_is_read_back(tmp_path):
    path = written(tmp_path, "schema-org")
    nodes = {node["name"]: node for node in json.loads(path.read_text())["@graph"]}
    _name, found, _feed = read_all(path)

    assert next(iter(nodes["Stadtbücherei (Beispiel)"])) == "disambiguatingDescription"
    assert "disambiguatingDescription" not in nodes["Lesekreis"]
    assert {record.title for record in records(found)} == set(nodes)


def test_a_catalogue_keeps_the_order_of_elements_and_is_read_back(tmp_path):
    path = written(tmp_path, "openqcat")
    root = etree.parse(path).getroot()
    services = root.findall(".//SERVICE")

    assert [child.tag for child in root] == ["HEADER", "NEW_CATALOG"]
    assert [service.findtext("PRODUCT_ID") for service in services] == [
        "crs23456",
        "crs23456-V001",
        "nln23456",
        "nln23456-V001",
    ]
    for service in services:
        for element, order in (
            (service, SERVICE_ORDER),
            (service.find("SERVICE_DETAILS"), DETAILS_ORDER),
            (service.find(".//EDUCATION"), EDUCATION_ORDER),
        ):
            places = [order.index(child.tag) for child in element]
            assert places == sorted(places)
    _name, found, _feed = read_all(path)
    assert [record.title for record in records(found)] == ["Deutsch A1; am Abend, für alle", "=SUMME(1)"]
    assert records(found)[0].runs[0].booking_address == "https://example.org/buchen"


@cache
def loq_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SHARED / "offers" / "elm_loq_3_1" / "loq.xsd"))


@needs_shared
def test_learning_opportunities_are_valid_by_the_schema(tmp_path):
    schema = loq_schema()
    schema.validate(etree.parse(written(tmp_path, "loq")))

    assert [str(error) for error in schema.error_log] == []


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_nothing_to_give_out_is_an_empty_file_of_the_format(name, tmp_path):
    assert write_offers(name, [], export(), tmp_path / "leer") == 0
    assert (tmp_path / "leer").stat().st_size


def test_places_for_integreat_fill_its_fifty_columns_and_are_read_back(tmp_path):
    path = written(tmp_path, "integreat")
    heads = path.read_text().splitlines()[0].split(",")
    name, found, _feed = read_all(path)

    assert len(heads) == 50
    assert (heads[0], heads[15], heads[-1]) == ("name", "monday_start", "sunday_appointment_only")
    (record,) = records(found)
    assert (name, record.title, record.profile["opening_hours"]) == (
        "integreat-table",
        "Stadtbücherei (Beispiel)",
        "Mo 09:00–12:00",
    )
    assert (record.place.street, record.place.latitude) == ("Domfreihof 1", 49.756)


@needs_shared
@pytest.mark.parametrize("name", ["loq.xml", "loq_withLearningAchievementSpecification.xml"])
def test_official_learning_opportunities_are_refused_in_words_and_not_with_a_crash(name):
    with pytest.raises(Refusal) as refused:
        read_all(SHARED / "offers" / "elm_loq_3_1" / name)

    assert refused.value.code == "offers.unknown_xml"


@pytest.mark.parametrize("name", ["hsds", "hsds-tables", "schema-org", "openqcat", "loq"])
def test_invented_offers_say_so_wherever_they_go(name, tmp_path):
    assert "Dieses Angebot gibt es nicht" in everything(written(tmp_path, name))

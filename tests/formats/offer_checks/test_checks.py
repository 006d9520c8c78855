"""Files that are given out keep the rules of their formats; whatever is spoilt in them is noticed and named."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.core.opening_hours import Day, OpeningHours, read_day
from bildungsbuero.formats.offer_checks import Findings, check_file
from bildungsbuero.formats.offer_exports import WRITERS, write_offers
from bildungsbuero.formats.offer_list import Lists
from tests.support.exports import export, offers
from tests.support.shared import SHARED, needs_shared


def written(folder: Path, name: str) -> Path:
    hours = OpeningHours(days={"mo": read_day("9-12, 14-17"), "tu": read_day("n.v."), "su": Day()})
    target = folder / f"angebote.{WRITERS[name].ending}"
    write_offers(name, [replace(one, opening_hours=hours) for one in offers()], export(), target)
    return target


def check(name: str, path: Path) -> Findings:
    return check_file(name, path, Lists(vocabularies=vocabularies(), kinds=kinds()))


def said(findings: Findings) -> list[tuple[str, str, str | None]]:
    return [(fault.offer, fault.refusal.code, fault.refusal.place.field) for fault in findings.kept]


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_what_we_write_keeps_every_rule(name, tmp_path):
    findings = check(name, written(tmp_path, name))

    assert said(findings) == []
    assert findings.count > 0


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_an_empty_file_of_a_format_keeps_every_rule(name, tmp_path):
    target = tmp_path / f"leer.{WRITERS[name].ending}"
    write_offers(name, [], export(), target)

    findings = check(name, target)
    assert (said(findings), findings.count) == ([], 0)


@pytest.mark.parametrize("name", sorted(set(WRITERS) - {"integreat", "csv", "ical"}))
def test_a_file_that_ends_too_early_cannot_be_read_back(name, tmp_path):
    path = written(tmp_path, name)
    path.write_bytes(path.read_bytes()[:-40])

    assert check(name, path).total > 0


# What is replaced in a file, and what must be found then: the offer, the rule, the field.
SPOILT = [
    ("hsds", '"name": "Lesekreis", ', "", ("grp23456", "exports.missing", "name")),
    ("hsds", '"email": "kurs@example.org"', '"email": "kurs"', ("crs23456", "exports.bad_value", "email")),
    ("hsds", '"status": "active"', '"status": "da"', ("crs23456", "exports.bad_value", "status")),
    ("hsds", '"freq": "WEEKLY"', '"freq": "DAILY"', ("crs23456", "exports.bad_value", "schedules[0].freq")),
    ("hsds", '"minimum_age": 16', '"minimum_age": "16"', ("crs23456", "exports.bad_value", "minimum_age")),
    ("hsds", '"total_items": 5', '"total_items": 7', ("", "exports.wrong_count", "total_items")),
    ("hsds", '"latitude": 49.756', '"latitude": 149.756', None),
    ("schema-org", '"@type": "Course"', '"@type": "Kurs"', ("crs23456", "exports.unknown_name", "@type")),
    ("schema-org", '"price": "48.50"', '"price": "48,50 Euro"', ("crs23456", "exports.bad_value", "offers.price")),
    ("schema-org", '"startDate": "2026-10-13', '"startDate": "2027-10-13', None),
    ("openqcat", "<TITLE>Deutsch", "<NAME>Deutsch", None),
    ("openqcat", "<COURSE_TYPE>3", "<COURSE_TYPE>9", ("crs23456", "exports.bad_value", "COURSE_TYPE")),
    (
        "openqcat",
        "<SUPPLIER_NAME>",
        "<ADDRESS/><SUPPLIER_NAME>",
        ("", "exports.wrong_order", "SUPPLIER"),
    ),
    ("openqcat", "crs23456-V001", "crs99999-V001", ("crs99999", "exports.leads_nowhere", "COURSE_ID")),
    ("loq", "isced-f/", "isced f/", None),
    (
        "loq",
        'idref="urn:bildungsbuero:outcome:crs23456"',
        'idref="urn:bildungsbuero:outcome:weg"',
        ("crs23456", "exports.leads_nowhere", "learningOutcome"),
    ),
    ("loq", "2026-10-13T18", "2027-10-13T18", ("crs23456", "exports.ends_before_start", "endDate")),
    ("ical", "STATUS:CONFIRMED", "STATUS:DA", ("crs23456", "exports.bad_value", "STATUS")),
    ("ical", "DTSTART;TZID=Europe/Berlin:20261013T180000", "DTSTART;TZID=Europe/Berlin:20261013T230000", None),
    ("ical", "FREQ=WEEKLY;UNTIL", "FREQ=SECONDLY;UNTIL", ("crs23456", "exports.bad_value", "RRULE")),
    ("ical", "UID:grp23456-rn345679-2@trier", "UID:grp23456-rn345679-1@trier", ("grp23456", "exports.twice", "UID")),
    ("csv", "language_course", "Kochkurs", None),
    ("csv", "13.10.2026", "31.02.2026", None),
    ("integreat", "Deutschland", "", ("", "exports.missing", "Stadtbücherei (Beispiel): country")),
    ("integreat", "49.756", "49 Grad", ("", "exports.bad_value", "Stadtbücherei (Beispiel): latitude")),
]


@pytest.mark.parametrize(("name", "was", "will_be", "fault"), SPOILT)
def test_what_is_spoilt_is_named_with_offer_and_field(name, was, will_be, fault, tmp_path):
    path = written(tmp_path, name)
    text = path.read_text("utf-8")
    if name == "csv" and was == "language_course":
        was = "Sprachkurs"
    if was.startswith("<TITLE>"):
        text = text.replace("</TITLE><DESCRIPTION_LONG>", "</NAME><DESCRIPTION_LONG>", 1)
    assert was in text
    path.write_text(text.replace(was, will_be, 1), "utf-8", newline="")
    findings = check(name, path)

    assert findings.total > 0
    if fault is not None:
        assert fault in said(findings)


def test_a_package_of_tables_names_the_cell_that_leads_nowhere(tmp_path):
    path = written(tmp_path, "hsds-tables")
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    lines = files["cost_options.csv"].splitlines()
    files["cost_options.csv"] = "\n".join([lines[0], lines[1].replace(",8063", ",9063", 1)])
    services = files["services.csv"].splitlines()
    files["services.csv"] = "\n".join([services[0], *services[2:]])
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    findings = check("hsds-tables", path)

    assert ("exports.leads_nowhere", "cost_options.csv: service_id") in {(b, c) for _a, b, c in said(findings)}


def test_of_very_much_wrong_all_is_counted_and_the_first_kept(tmp_path):
    path = tmp_path / "angebote.json"
    services = ",".join(json.dumps({"id": str(number), "name": "", "status": "active"}) for number in range(300))
    path.write_text('{"contents": [' + services + '],"total_items": 300, "size": 300}')
    findings = check("hsds", path)

    assert findings.count == 300
    assert findings.total >= 600
    assert len(findings.kept) == 100


@needs_shared
@pytest.mark.parametrize("name", ["loq.xml", "loq_withLearningAchievementSpecification.xml"])
def test_the_official_samples_keep_our_rules_of_learning_opportunities(name):
    findings = check("loq", SHARED / "offers" / "elm_loq_3_1" / name)

    # In the samples a period ends before it begins, and publishers are named that stand elsewhere.
    assert {field for _offer, _code, field in said(findings)} == {"endDate", "publisher"}


@needs_shared
def test_the_official_examples_keep_our_rules_of_services(tmp_path):
    for name in ("service_full",):
        document = json.loads((SHARED / "offers" / "hsds_3_examples" / f"{name}.json").read_text())
        path = tmp_path / "angebote.json"
        path.write_text('{"contents": [' + json.dumps(document) + '],"total_items": 1, "size": 1}')
        # The official examples have a latitude of 100 and a country of three letters.
        assert {str(field).rpartition(".")[2] for _offer, _code, field in said(check("hsds", path))} <= {"latitude"}

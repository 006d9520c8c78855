"""HSDS 3.0: official examples read, refused and taken there and back; what we write is valid by the whole schemas."""

import json
import zipfile
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from bildungsbuero.formats.hsds.ids import SERVICE, public_id_of, uuid_of
from bildungsbuero.formats.hsds.shape import ENTITIES
from bildungsbuero.formats.hsds.tables import flattened, from_csv, nested, package
from bildungsbuero.formats.offer_exports import write_offers
from tests.support.exports import export, offers
from tests.support.feeds import codes, read_all, records
from tests.support.shared import SHARED, needs_shared

OFFERS = SHARED / "offers"
MOCKS = OFFERS / "oruk_mocks"


@cache
def validator(name: str):
    schema = json.loads((OFFERS / "hsds_3_compiled" / f"{name}.json").read_text())
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def example(name: str):
    return json.loads((OFFERS / "hsds_3_examples" / f"{name}.json").read_text())


def plain(node):
    """The same without the order of lists."""
    if isinstance(node, dict):
        return {name: plain(value) for name, value in node.items()}
    if isinstance(node, list):
        return sorted((plain(one) for one in node), key=lambda one: json.dumps(one, sort_keys=True))
    return node


@needs_shared
def test_every_service_that_we_write_is_valid_by_the_whole_schema(tmp_path):
    write_offers("hsds", offers(), export(), tmp_path / "offers.json")
    page = json.loads((tmp_path / "offers.json").read_text())

    assert page["total_items"] == len(page["contents"]) == len(offers())
    errors = [error.message for service in page["contents"] for error in validator("service").iter_errors(service)]
    assert errors == []


@needs_shared
@pytest.mark.parametrize("name", ["service_full", "organization_full"])
def test_official_examples_go_to_tables_and_back_unchanged(name, tmp_path):
    document = example(name)
    owner = {key: value for key, value in document.items() if key != "services"}
    services = (
        [{**one, "organization": owner} for one in document["services"]] if "services" in document else [document]
    )
    package(flattened(services), tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        tables = {
            entity: from_csv(entity, archive.read(shape.file).decode())
            for entity, shape in ENTITIES.items()
            if shape.file in archive.namelist()
        }

    assert [plain(one) for one in nested(tables)] == [plain(one) for one in services]


@needs_shared
def test_an_official_service_keeps_its_facts_through_the_record():
    (record,) = records(read_all(OFFERS / "hsds_3_examples" / "service_full.json")[1])

    assert (record.title, record.provider.name) == ("Community Counselling", "Example Organization Inc.")
    assert (str(record.prices[0].amount), record.prices[0].currency) == ("35.00", "GBP")
    assert (record.conditions[0].value_from, record.conditions[0].value_to) == ("12", "100")
    assert record.confirmed_on.isoformat() == "2005-01-01"
    assert record.runs[0].weekdays == ("th", "fr")
    assert "Ann Persona" not in repr(record)


@needs_shared
@pytest.mark.parametrize("mood", ["Default", "Test", "Warn"])
@pytest.mark.parametrize("name", ["service_full", "service_list"])
def test_good_mocks_are_accepted(mood, name):
    _name, found, _feed = read_all(MOCKS / mood / f"{name}.json", provider="Verein (Beispiel)")

    # The long list of the mocks names one id again and again.
    assert set(codes(found)) <= {"offers.twice"}
    assert records(found)


@needs_shared
def test_bad_mocks_are_refused_with_named_fields():
    _name, one, _feed = read_all(MOCKS / "Fail" / "service_full.json")
    _name, several, _feed = read_all(MOCKS / "Fail" / "service_list.json")

    assert records(one) == records(several) == []
    assert [(found.refusal.code, found.place.field) for found in one] == [("offers.bad_email", "email")]
    assert {(found.refusal.code, found.place.field) for found in several if found.place.row == 1} == {
        ("offers.missing_value", "name"),
        ("offers.bad_email", "email"),
    }


@needs_shared
def test_the_official_tables_are_refused_for_their_four_broken_links():
    name, found, _feed = read_all(OFFERS / "hsds_3_csv_examples")

    assert name == "hsds-tables"
    assert sorted((one.place.file.rpartition("/")[2], one.place.column) for one in found) == [
        ("contacts.csv", "organization_id"),
        ("contacts.csv", "service_at_location_id"),
        ("locations.csv", "organization_id"),
        ("taxonomy_terms.csv", "taxonomy_id"),
    ]


def test_our_tables_are_read_back_as_the_same_offers(tmp_path):
    target = tmp_path / "tabellen.zip"
    write_offers("hsds-tables", offers(), export(), target)
    name, found, _feed = read_all(target)

    assert (name, codes(found)) == ("hsds-tables", [])
    before, after = ({one.title: one for one in group} for group in (offers(), records(found)))
    assert before.keys() == after.keys()
    for title, one in before.items():
        again = after[title]
        assert (one.kind, one.topics, one.life_phases, one.is_free) == (
            again.kind,
            again.topics,
            again.life_phases,
            again.is_free,
        )
        assert (one.source, one.licence, one.profile) == (again.source, again.licence, again.profile)
        assert [run.starts_on for run in one.runs] == [run.starts_on for run in again.runs]


def test_ids_lead_back_to_our_own():
    assert public_id_of(SERVICE, uuid_of(SERVICE, "b7kq29xm")) == "b7kq29xm"
    assert public_id_of(SERVICE, "ac148810-d857-441c-9679-408f346de14b") == ""
    assert public_id_of(SERVICE, "kein-uuid") == ""


def test_a_package_names_the_empty_cell_that_must_be_filled(tmp_path):
    path: Path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("services.csv", "id,organization_id,name,status\n1,,Chor,active\n")
        archive.writestr("organizations.csv", "id,name,description\n")
    _name, found, _feed = read_all(path)

    assert [(one.refusal.code, one.place.column) for one in found] == [("offers.missing_value", "organization_id")]

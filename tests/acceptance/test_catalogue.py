"""Exchange, review and freshness of the catalogue: what proves each acceptance example, and what is proven here.

Example 13 belongs to the gap analysis, 18 to the search.
"""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from django.utils import translation

from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.formats.offer_exports import write_offers
from bildungsbuero.web.problems import describe
from tests.support.cast import make_office
from tests.support.exports import export, offers
from tests.support.feeds import read_all
from tests.support.offers import import_text
from tests.support.shared import SHARED, needs_shared

TESTS = Path(__file__).parents[1]
HSDS = "formats/hsds/test_hsds.py"
WRITERS = "formats/offer_exports/test_writers.py"
FEEDS = "formats/offer_feeds"
HERE = "acceptance/test_catalogue.py"

# Each example with the tests that prove it, as file and sentences.
PROVEN: dict[int, tuple[tuple[str, str], ...]] = {
    1: (
        (HSDS, "every_service_that_we_write_is_valid_by_the_whole_schema"),
        ("apps/portal/test_offer_files.py", "the_interface_answers_as_its_schemas_say"),
        ("apps/portal/test_offer_files.py", "pages_follow_one_another"),
        ("apps/portal/test_hsds.py", "places_and_vocabularies_answer_as_their_schemas_say"),
    ),
    2: (
        (HSDS, "official_examples_go_to_tables_and_back_unchanged"),
        (HSDS, "an_official_service_keeps_its_facts_through_the_record"),
    ),
    3: (
        (HSDS, "good_mocks_are_accepted"),
        (HSDS, "bad_mocks_are_refused_with_named_fields"),
        (HERE, "example_3_a_bad_mock_is_refused_in_german_with_the_name_of_its_field"),
    ),
    4: (
        (HERE, "example_4_our_tables_keep_every_rule_of_the_official_description"),
        (HSDS, "our_tables_are_read_back_as_the_same_offers"),
        (HSDS, "the_official_tables_are_refused_for_their_four_broken_links"),
    ),
    5: (
        (WRITERS, "learning_opportunities_are_valid_by_the_schema"),
        (WRITERS, "official_learning_opportunities_are_refused_in_words_and_not_with_a_crash"),
    ),
    6: (
        ("formats/test_dcat.py", "a_catalogue_breaks_none_of_the_official_shapes"),
        ("formats/test_dcat.py", "the_official_shapes_notice_what_is_lacking"),
        ("apps/portal/test_open_data.py", "the_catalogue_of_an_office_breaks_none_of_the_official_shapes"),
        ("apps/catalogue/test_exchange.py", "the_data_set_of_the_offers_breaks_none_of_the_official_shapes"),
    ),
    7: (
        (WRITERS, "a_catalogue_keeps_the_order_of_elements_and_is_read_back"),
        ("apps/catalogue/test_exchange.py", "an_update_for_kursnet_names_what_is_new_changed_and_gone"),
        ("apps/catalogue/test_exchange.py", "an_update_is_taken_by_another_office_as_it_was_meant"),
        (f"{FEEDS}/test_openqcat.py", "an_update_names_what_is_gone_and_leaves_the_rest"),
        ("apps/catalogue/test_feeds.py", "an_update_takes_back_what_it_names_and_leaves_the_rest"),
    ),
    8: (
        (f"{FEEDS}/test_kufer.py", "a_course_brings_dates_prices_and_place"),
        (f"{FEEDS}/test_kufer.py", "a_booked_out_course_has_no_free_seats_and_a_cancelled_one_says_so"),
        (f"{FEEDS}/test_kufer.py", "an_empty_export_is_refused_so_that_nothing_vanishes"),
    ),
    9: (
        (f"{FEEDS}/test_other_feeds.py", "the_agency_page_gives_offers_without_persons_and_without_free_of_charge"),
        (f"{FEEDS}/test_other_feeds.py", "two_dates_of_an_offer_are_two_runs_and_milliseconds_are_german_days"),
        (HERE, "example_9_one_provider_with_two_addresses_stays_one_provider"),
    ),
    10: (
        (f"{FEEDS}/test_calendar.py", "odd_calendars_are_read_or_refused_with_a_reason"),
        (f"{FEEDS}/test_calendar.py", "a_series_keeps_its_hour_when_summer_time_ends"),
    ),
    11: (("core/test_offer_score.py", "the_vectors_of_the_rule_come_out"),),
    12: (
        ("acceptance/test_duplicates.py", "names_at_one_spot"),
        ("acceptance/test_duplicates.py", "words_and_numbers"),
        ("acceptance/test_duplicates.py", "r1_two_entries_of_one_service_wait_for_a_person"),
        ("acceptance/test_duplicates.py", "r11_a_pair_that_is_only_perhaps_one_stays_where_it_is"),
        ("core/test_matching.py", "the_same_actor_written_in_two_ways_is_found"),
        ("core/test_matching.py", "two_actors_in_one_house_stay_two"),
        ("core/test_matching.py", "another_number_wins_over_everything_that_is_alike"),
        ("benchmarks/test_smoke.py", "duplicates_are_looked_for_by_ours_and_by_splink"),
    ),
    14: (
        ("core/test_offers_freshness.py", "the_calendar_adds_to_what_people_decided"),
        ("core/test_offers_freshness.py", "the_last_day_is_open_as_soon_as_one_run_is"),
        ("core/test_offers_freshness.py", "what_is_good_until_its_end_is_never_due"),
        ("apps/catalogue/test_indexing.py", "an_offer_that_is_over_is_no_longer_found_although_nothing_was_written"),
    ),
    15: (
        ("apps/catalogue/test_upkeep.py", "a_provider_is_asked_30_and_7_days_before_the_end_and_then_yearly"),
        ("apps/catalogue/test_upkeep.py", "there_is_at_most_one_mail_a_week_and_none_twice_about_the_same"),
        ("apps/catalogue/test_upkeep.py", "a_link_holds_30_days_for_one_provider_at_one_address"),
        ("apps/catalogue/test_upkeep.py", "opening_the_link_changes_nothing_and_one_button_confirms_all"),
    ),
    16: (
        ("core/test_minor_changes.py", "dates_times_price_seats_number_and_cancellation_go_live"),
        ("apps/catalogue/test_states.py", "a_price_goes_live_marked_and_a_title_waits_with_old_beside_new"),
    ),
    17: ((HERE, "example_17_a_register_brings_takes_and_gives_back_only_on_a_word"),),
    19: (
        (
            "apps/catalogue/test_translations.py",
            "a_translation_is_out_of_date_as_soon_as_the_public_reads_another_german_text",
        ),
    ),
    20: ((WRITERS, "places_for_integreat_fill_its_fifty_columns_and_are_read_back"),),
}


@pytest.fixture
def trier(db, data_dir):
    return make_office()


@pytest.mark.parametrize("number", sorted(PROVEN))
def test_each_example_names_tests_that_stand(number):
    missing = [
        sentence
        for file, sentence in PROVEN[number]
        if not re.search(rf"^def test_{sentence}\(", (TESTS / file).read_text("utf-8"), re.MULTILINE)
    ]
    assert missing == []


@needs_shared
def test_example_3_a_bad_mock_is_refused_in_german_with_the_name_of_its_field():
    with translation.override("de"):
        _name, found, _feed = read_all(SHARED / "offers" / "oruk_mocks" / "Fail" / "service_list.json")
        said = [describe(one.refusal) for one in found if one.place.row == 1]

    places = " ".join(problem.place for problem in said)
    assert "email" in places
    assert "name" in places
    assert all(problem.message.strip() and not re.search(r"\b(is|the|missing)\b", problem.message) for problem in said)


@needs_shared
def test_example_4_our_tables_keep_every_rule_of_the_official_description(tmp_path):
    described = json.loads((SHARED / "offers" / "hsds_3_schema" / "datapackage.json").read_text())["resources"]
    write_offers("hsds-tables", offers(), export(), tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        tables = {
            one["name"]: list(csv.DictReader(io.StringIO(archive.read(one["path"]).decode())))
            for one in described
            if one["path"] in archive.namelist()
        }
        assert set(archive.namelist()) <= {one["path"] for one in described}

    assert tables.keys() >= {"service", "organization", "location", "service_at_location"}
    assert [line for one in described for line in broken_rules(one, tables)] == []


def broken_rules(described, tables):
    """Each rule of a described table that ours breaks: columns, what must be filled, ids, choices, links."""
    name, schema, rows = described["name"], described["schema"], tables.get(described["name"], [])
    fields = {one["name"]: one for one in schema["fields"]}
    yield from (f"{name}: column {column}" for column in (rows[0] if rows else {}) if column not in fields)
    for row in rows:
        yield from (
            f"{name}.{column} is empty"
            for column, one in fields.items()
            if one.get("constraints", {}).get("required") and not row.get(column)
        )
        yield from (
            f"{name}.{column}: {row[column]}"
            for column, one in fields.items()
            if row.get(column) and row[column] not in one.get("constraints", {}).get("enum", [row[column]])
        )
    if len({row["id"] for row in rows}) < len(rows):
        yield f"{name}: an id twice"
    for link in schema.get("foreignKeys", []):
        column, to = link["fields"], link["reference"]
        known = {row[to["fields"]] for row in tables.get(to["resource"] or name, [])}
        yield from (f"{name}.{column} leads nowhere" for row in rows if row.get(column) and row[column] not in known)


@needs_shared
def test_example_9_one_provider_with_two_addresses_stays_one_provider(trier, tmp_path):
    def date_of(number: int, street: str, postcode: str):
        town = {"name": "Trier", "plz": postcode, "land": {"laenderCode": "D"}}
        provider = {"id": 4711, "name": "Akademie (Beispiel)"}
        offer = {"id": number, "titel": f"Kurs {number}", "bildungsanbieter": provider}
        return {"id": number * 10, "angebot": offer, "adresse": {"strasse": street, "ortStrasse": town}}

    dates = [date_of(1, "Weg 1", "54290"), date_of(2, "Allee 9", "54295")]
    import_text(trier, json.dumps({"_embedded": {"termine": dates}}), tmp_path / "seite.json")

    assert Organisation.objects.of(trier).count() == 1
    assert sorted(Place.objects.of(trier).values_list("street", flat=True)) == ["Allee 9", "Weg 1"]


def test_example_17_a_register_brings_takes_and_gives_back_only_on_a_word(trier, tmp_path):
    head = "id,name,address,plz,ort,school_type,legal_status\n"
    first = [
        f"RP-{number},Grundschule {number},Weg {number},54290,Trier,Grundschule,öffentlich\n" for number in range(4)
    ]
    path = tmp_path / "schulen.csv"

    def bring(rows, **options):
        return import_text(trier, head + "".join(rows), path, **options)

    assert bring(first).new == 4
    second = [*first[:2], first[2].replace("Weg 2", "Allee 2")]
    looked = bring(second, is_rehearsal=True)
    assert (looked.changed, looked.vanished) == (1, 1)
    # Nobody has said yes yet: everything stands as before.
    assert Offer.objects.of(trier).filter(state=State.ARCHIVED).count() == 0

    taken = bring(second)
    assert (taken.changed, taken.vanished, taken.unchanged) == (1, 1, 2)
    assert Offer.objects.of(trier).get(external_id="RP-3").state == State.ARCHIVED
    assert bring([*second, first[3]]).restored == 1
    assert Offer.objects.of(trier).get(external_id="RP-3").state == State.PUBLISHED

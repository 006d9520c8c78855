"""Integreat, the search of the Employment Agency, schema.org, registers: real answers, and small ones of our own."""

import json
from datetime import date, time

import pytest

from bildungsbuero.core.errors import Refusal
from tests.support.feeds import codes, read_all, read_text, records
from tests.support.shared import SHARED, needs_shared

OFFERS = SHARED / "offers"


@needs_shared
def test_the_agency_page_gives_offers_without_persons_and_without_free_of_charge():
    name, found, feed = read_all(OFFERS / "weiterbildungssuche_api_response_redacted.json")
    first = records(found)[0]

    assert (name, feed.is_partial, len(records(found)), codes(found)) == ("weiterbildungssuche", True, 20, [])
    assert "<" not in first.description
    assert (first.cost, first.reductions) == ("unknown", ("education_voucher",))
    assert (first.place.postcode, first.place.has_position) == ("38350", True)
    assert (first.runs[0].seats_min, first.runs[0].seats, first.as_of) == (6, 25, "2023-06-13")
    assert "Erika" not in repr(records(found))


def test_two_dates_of_an_offer_are_two_runs_and_milliseconds_are_german_days(tmp_path):
    termin = {"angebot": {"id": 7, "titel": "Kurs", "bildungsanbieter": {"name": "Akademie"}}, "kostenWert": "1.250,5"}
    # Midnight in Germany, an hour earlier by the clock of the world.
    dates = [termin | {"id": 1, "beginn": 1772319600000}, termin | {"id": 2, "beginn": 1774998000000}]
    text = json.dumps({"_embedded": {"termine": dates}})
    (record,) = records(read_text(tmp_path, text, "seite.json"))

    assert [run.starts_on for run in record.runs] == [date(2026, 3, 1), date(2026, 4, 1)]
    assert str(record.prices[0].amount) == "1250.50"


@needs_shared
def test_places_events_and_links_of_integreat():
    (place,) = records(read_all(OFFERS / "integreat" / "augsburg_de_locations.json")[1])
    events = records(read_all(OFFERS / "integreat" / "augsburg_de_events.json", provider="Stadt (Beispiel)")[1])
    links = records(read_all(OFFERS / "integreat" / "augsburg_offers.json")[1])

    assert (place.kind, place.accessibility, place.place.street) == (
        "institution",
        {"step_free": True},
        "Wolfgangstraße 2",
    )
    assert place.profile["opening_hours"].splitlines()[0] == "Mo 10:00–13:00, 15:00–18:00"
    weekly = next(event for event in events if event.runs[0].recurrence)
    assert (weekly.runs[0].weekdays, weekly.runs[0].starts_at) == (("tu", "th"), time(13, 0))
    assert {link.kind for link in links} == {"online_tool"}


def test_the_table_of_integreat_brings_hours_and_position(tmp_path):
    from bildungsbuero.formats.offer_feeds.integreat import COLUMNS

    assert len(COLUMNS) == 50
    cells = {
        "name": "Stadtbücherei",
        "street_address": "Weg 1",
        "postal_code": "54290",
        "city": "Trier",
        "latitude": "49.75",
    }
    cells |= {
        "longitude": "6.64",
        "barrier_free": "no",
        "monday_start": "09:00",
        "monday_end": "12:00",
        "tuesday_closed": "yes",
    }
    text = ",".join(COLUMNS) + "\n" + ",".join(cells.get(name, "") for name in COLUMNS) + "\n"
    (record,) = records(read_text(tmp_path, text, "orte.csv"))

    assert (record.profile["institution_type"], record.profile["opening_hours"]) == ("library", "Mo 09:00–12:00")
    assert (record.place.latitude, record.accessibility) == (49.75, {"step_free": False})


def test_a_page_with_a_course_in_json_ld_is_read(tmp_path):
    node = {
        "@context": "https://schema.org",
        "@type": "Course",
        "@id": "https://example.org/k",
        "name": "Töpfern",
        "provider": {"name": "Atelier (Beispiel)"},
        "offers": {"price": "12.50", "priceCurrency": "EUR"},
        "hasCourseInstance": [
            {
                "@type": "CourseInstance",
                "courseMode": "onsite",
                "startDate": "2027-03-01T18:00",
                "endDate": "2027-03-01T20:00",
                "location": {"address": {"streetAddress": "Weg 1", "postalCode": "54290", "addressLocality": "Trier"}},
            }
        ],
    }
    page = f"<!doctype html><html><head><script type='application/ld+json'>{json.dumps(node)}</script></head></html>"
    (record,) = records(read_text(tmp_path, page, "seite.html"))

    assert (record.title, record.kind, record.mode, str(record.prices[0].amount)) == (
        "Töpfern",
        "course",
        "on_site",
        "12.50",
    )
    assert (record.runs[0].starts_on, record.runs[0].starts_at, record.place.town) == (
        date(2027, 3, 1),
        time(18),
        "Trier",
    )


def test_json_of_a_wanted_format_that_it_is_not_is_refused(tmp_path):
    with pytest.raises(Refusal) as refused:
        read_text(tmp_path, "[{}]", "x.json", wanted="hsds")

    assert refused.value.code == "offers.other_format"


@needs_shared
def test_registers_of_schools_and_libraries_become_institutions():
    schools = records(read_all(SHARED / "schools" / "rlp_schulen_stammdaten_geocoded_2016.csv")[1])
    libraries = records(read_all(SHARED / "libraries" / "libraries_de_lobid_mapping.tsv")[1])

    assert len(schools) == 1498
    assert {school.profile["institution_type"] for school in schools} == {"school"}
    assert all(school.confirmed_on is None for school in schools)
    # A zero that was lost at the front of the regional key is put back.
    assert {len(one.place.municipality_key) for one in libraries if one.place} == {8}

"""The interface of HSDS: places, vocabularies, what a term describes, and what became of merged entries."""

import json
from datetime import timedelta
from functools import cache

import jsonschema
import pytest
from django.utils import timezone

from bildungsbuero.apps.catalogue.duplicates.merging import merge, undo
from bildungsbuero.apps.catalogue.models import Duplicate, Merge, Offer, State
from bildungsbuero.apps.catalogue.terms import Wording, change_term
from bildungsbuero.apps.catalogue.upkeep.purge import purge
from bildungsbuero.core.opening_hours import Day, OpeningHours, as_json, read_day
from bildungsbuero.formats.hsds import hours, terms
from bildungsbuero.formats.hsds.ids import AT_LOCATION, ORGANIZATION, SERVICE, uuid_of
from tests.support.cast import make_office
from tests.support.offers import make_offer, make_organisation, make_place
from tests.support.shared import SHARED, needs_shared

pytestmark = pytest.mark.django_db

API = "/trier/api/hsds"


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def library(trier):
    """A library in a house that may be named, open twice on Mondays."""
    place = make_place(office=trier, name="Haus", street="Weg 1", postcode="54290", latitude=49.75, longitude=6.64)
    hours = OpeningHours(days={"mo": read_day("9-12, 14-17"), "tu": read_day("n.v."), "su": Day()})
    return make_offer(
        office=trier,
        title="Bücherei",
        kind="institution",
        place=place,
        topics=("reading_library",),
        target_groups=("pupils", "hard_to_reach"),
        accessibility={"step_free": True},
        is_free=True,
        opening_hours=as_json(hours),
    )


@pytest.fixture
def shelter(trier):
    place = make_place(office=trier, name="Schutzhaus", street="Geheimweg 7", postcode="54290", visibility="hidden")
    return make_offer(office=trier, title="Hilfe", kind="guidance", place=place)


def ids(client, path: str) -> set[str]:
    return {one["id"] for one in client.get(f"{API}/{path}").json()["contents"]}


def term(field: str, key: str) -> str:
    return terms.Term(field=field, key=key, name="").id


@cache
def validator(name: str):
    folder = "hsds_3_schema" if name.startswith("taxonomy") else "hsds_3_compiled"
    schema = json.loads((SHARED / "offers" / folder / f"{name}.json").read_text())
    # Single schemas refer to each other by their files; what is nested has a test of its own.
    schema["properties"].pop("taxonomy_detail", None) if name.startswith("taxonomy") else None
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@needs_shared
def test_places_and_vocabularies_answer_as_their_schemas_say(client, library, shelter):
    listed = client.get(f"{API}/service_at_locations?full=true").json()["contents"]
    one = client.get(f"{API}/service_at_locations/{uuid_of(AT_LOCATION, library.public_id)}").json()
    assert one in listed
    pairs = [("service_at_location", found) for found in listed]
    for name in ("taxonomy", "taxonomy_term"):
        path = "taxonomies" if name == "taxonomy" else "taxonomy_terms"
        found = client.get(f"{API}/{path}?per_page=100").json()["contents"]
        pairs += [(name, entry) for entry in found]
        assert client.get(f"{API}/{path}/{found[0]['id']}").json() == found[0]
    simple = client.get(f"{API}/services").json()["contents"]
    pairs += [("service_list", found) for found in simple]

    assert [(name, error.message) for name, found in pairs for error in validator(name).iter_errors(found)] == []
    assert "Geheimweg" not in json.dumps(listed)


def test_opening_hours_are_schedules_of_the_place(client, library):
    (one,) = client.get(f"{API}/service_at_locations?full=true").json()["contents"]

    assert [(row["byday"], row.get("opens_at", "")) for row in one["schedules"]] == [
        ("MO", "09:00:00"),
        ("MO", "14:00:00"),
        ("TU", ""),
    ]
    assert "geschlossen: SU" in one["schedules"][0]["notes"]
    assert one["service"]["name"] == "Bücherei"


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        (f"taxonomy_term_id={term('topic', 'reading_library')}", True),
        (f"taxonomy_term_id={term('topic', 'stem')}", False),
        (f"taxonomy_term_id={term('kind', 'institution')}", True),
        (f"taxonomy_term_id={term('accessibility', 'step_free')}", True),
        (f"taxonomy_term_id={term('accessibility', 'lift')}", False),
        (f"taxonomy_term_id={term('cost', 'free')}", True),
        (f"taxonomy_term_id={term('target_group', 'pupils')}", True),
        # A mark of the office for its own steering is no term at all.
        (f"taxonomy_term_id={term('target_group', 'hard_to_reach')}", False),
        (f"taxonomy_id={terms.taxonomy('bildungsbuero:topic')['id']}", True),
        (f"taxonomy_id={terms.taxonomy(terms.ISCED)['id']}", True),
        (f"taxonomy_id={terms.taxonomy('bildungsbuero:reduction')['id']}", False),
    ],
)
def test_services_are_found_by_term_and_taxonomy(client, trier, library, query, is_found):
    for path in ("services", "service_at_locations"):
        assert bool(client.get(f"{API}/{path}?{query}").json()["total_items"]) is is_found


def test_every_attribute_of_a_service_leads_to_a_term_of_the_interface(client, library):
    service = client.get(f"{API}/services/{uuid_of(SERVICE, library.public_id)}").json()

    assert service["attributes"]
    for attribute in service["attributes"]:
        found = client.get(f"{API}/taxonomy_terms/{attribute['taxonomy_term_id']}").json()
        assert found == attribute["taxonomy_term"]
        assert attribute["link_id"] == service["id"]
    assert "hard_to_reach" not in json.dumps(client.get(f"{API}/taxonomy_terms?per_page=100&search=hard").json())


def test_places_are_found_by_postcode_and_distance_masked_ones_never(client, trier, library, shelter):
    assert ids(client, "service_at_locations?postcode=54290") == {uuid_of(AT_LOCATION, library.public_id)}
    assert ids(client, "service_at_locations?postcode=54295") == set()
    assert client.get(f"{API}/service_at_locations?proximity=2000").status_code == 400
    assert client.get(f"{API}/service_at_locations?postcode=99999&proximity=2000").status_code == 400


def test_ids_with_their_dates_come_in_one_page_and_organisations_with_their_services(client, library):
    assert set(client.get(f"{API}/services?minimal=true").json()["contents"][0]) == {"id", "modified_date"}
    address = f"{API}/organizations/{uuid_of(ORGANIZATION, library.provider.public_id)}"

    assert "attributes" not in client.get(address).json()["services"][0]
    assert client.get(f"{address}?full_service=true").json()["services"][0]["attributes"]
    assert "services" not in client.get(f"{API}/organizations").json()["contents"][0]
    assert client.get(f"{API}/organizations?full=true").json()["contents"][0]["services"]


@pytest.mark.parametrize("query", ["taxonomy_id=x", "taxonomy_term_id=1", "full=vielleicht", "organization_id=ö"])
def test_a_parameter_that_cannot_be_read_is_named(client, trier, query):
    response = client.get(f"{API}/services?{query}")

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "api.bad_parameter"


def put_together(kept: Offer, gone: Offer) -> Merge:
    kind = "organisation" if not isinstance(gone, Offer) else "offer"
    first, second = sorted((kept.public_id, gone.public_id))
    pair = Duplicate.unscoped.create(
        office=kept.office, kind=kind, first=first, second=second, score=0.9, verdict="same"
    )
    return merge(kept, gone, taken=(), at=timezone.now(), duplicate=pair)


def test_a_merged_offer_is_found_under_its_old_address_everywhere(client, trier):
    kept, gone = (make_offer(office=trier, title=title) for title in ("Chor", "Chor am Dom"))
    put_together(kept, gone)
    for old, now in (
        (f"/trier/angebote/{gone.public_id}/", f"/trier/angebote/{kept.public_id}/"),
        (f"/trier/angebote/{gone.public_id}/termine.ics", f"/trier/angebote/{kept.public_id}/termine.ics"),
        (f"/trier/api/offers/{gone.public_id}", f"/trier/api/offers/{kept.public_id}"),
        (
            f"{API}/services/{uuid_of(SERVICE, gone.public_id)}",
            f"{API}/services/{uuid_of(SERVICE, kept.public_id)}",
        ),
    ):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (302, now)
        assert client.get(now).status_code == 200

    since = (timezone.now() - timedelta(hours=1)).isoformat()
    listed = client.get(f"{API}/services", {"modified_after": since}).json()["contents"]
    (tombstone,) = [one for one in listed if one["status"] == "defunct"]
    assert uuid_of(SERVICE, kept.public_id) in tombstone["alert"]


def test_where_the_other_one_is_not_public_the_old_address_is_gone_and_says_why(client, trier):
    kept, gone = make_offer(office=trier, state=State.DRAFT), make_offer(office=trier)
    put_together(kept, gone)

    page = client.get(f"/trier/angebote/{gone.public_id}/")
    assert page.status_code == 410
    assert "zusammengelegt" in page.content.decode()
    for address in (f"/trier/api/offers/{gone.public_id}", f"{API}/services/{uuid_of(SERVICE, gone.public_id)}"):
        response = client.get(address)
        assert (response.status_code, response.json()["error"]["code"]) == (410, "entry.merged")
        assert kept.public_id in response.json()["error"]["message"]


def test_an_old_address_outlives_the_deletion_of_what_was_merged(client, trier):
    first, second, third = (make_offer(office=trier) for _number in range(3))
    put_together(second, first)
    put_together(third, second)
    later = timezone.now() + timedelta(days=4000)
    assert purge(trier, later) == 2

    for gone in (first, second):
        response = client.get(f"/trier/angebote/{gone.public_id}/")
        assert response["Location"] == f"/trier/angebote/{third.public_id}/"


def test_a_merged_provider_leads_on_and_after_taking_it_back_stands_itself(client, trier):
    kept, gone = make_organisation(office=trier), make_organisation(office=trier)
    make_offer(office=trier, provider=kept)
    made = put_together(kept, gone)
    assert client.get(f"/trier/anbieter/{gone.public_id}/")["Location"].endswith(f"{kept.public_id}/")
    address = f"{API}/organizations/{uuid_of(ORGANIZATION, gone.public_id)}"
    assert client.get(address)["Location"].endswith(uuid_of(ORGANIZATION, kept.public_id))

    undo(made, at=timezone.now())
    assert client.get(address).status_code == 404


def test_hours_come_back_from_schedules_as_they_were():
    week = OpeningHours(
        days={"mo": read_day("9-12, 14-24"), "we": read_day("10-11 und n.v."), "th": read_day("n.v."), "su": Day()},
        in_school_holidays=False,
    )
    assert hours.opening_hours(hours.schedules(week, uuid_of(SERVICE, "bcdf2345"))) == week
    only_closed = OpeningHours(days={"sa": Day()})
    assert hours.opening_hours(hours.schedules(only_closed, uuid_of(SERVICE, "bcdf2345"))) == only_closed


def test_lines_speak_the_words_of_the_office_as_pages_do(client, trier, library):
    change_term(trier, "topic", "reading_library", wording=Wording(labels={"de": "Schmökern"}))

    assert "Schmökern" in client.get(f"{API}/services?full=true").content.decode()
    lines = b"".join(client.get(f"{API}/services?full=true&format=ndjson").streaming_content).decode()
    assert "Schmökern" in lines


def test_everything_in_one_answer_is_given_only_so_often(client, trier, monkeypatch):
    monkeypatch.setattr("bildungsbuero.apps.portal.views.hsds.WHOLE_PER_HOUR", 1)
    asked = f"{API}/services?format=ndjson"

    statuses = [client.get(address).status_code for address in (asked, asked, f"{asked}&page=1")]

    assert statuses == [200, 429, 200]

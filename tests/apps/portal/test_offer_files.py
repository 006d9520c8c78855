"""Public offers to take along: files, calendars, news, the interface of HSDS; drafts and masked places stay inside."""

import json
from datetime import date, timedelta
from functools import cache

import icalendar
import jsonschema
import pytest
from django.utils import timezone
from lxml import etree

from bildungsbuero.apps.catalogue.models import Offer, Run, State
from bildungsbuero.apps.operations import changes
from bildungsbuero.formats.hsds.ids import ORGANIZATION, SERVICE, uuid_of
from bildungsbuero.formats.offer_exports import WRITERS
from tests.support.cast import make_office
from tests.support.offers import make_offer, make_place
from tests.support.shared import SHARED, needs_shared

pytestmark = pytest.mark.django_db

SECRET = "Geheimweg"
API = "/trier/api/hsds"


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def course(trier):
    run = Run(starts_on=date(2099, 3, 2), ends_on=date(2099, 3, 30), weekdays=("mo",), number="K1")
    place = make_place(office=trier, name="Haus", street="Weg 1", postcode="54290", latitude=49.75, longitude=6.64)
    return make_offer(
        office=trier, title="Töpfern", kind="course", place=place, runs=(run,), source="Büro", licence="dl-de/by-2-0"
    )


@pytest.fixture
def shelter(trier):
    place = make_place(
        office=trier, name="Schutzhaus", street=f"{SECRET} 7", latitude=49.7654, longitude=6.6, visibility="hidden"
    )
    return make_offer(office=trier, title="Hilfe", kind="guidance", place=place)


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_file_holds_public_offers_only_and_no_masked_place(client, trier, course, shelter, name):
    make_offer(office=trier, title="Noch geheim", state=State.DRAFT, kind="course", source=f"intern {SECRET}")
    make_offer(office=trier, title="Lernpaten", kind="course", target_groups=("hard_to_reach", "pupils"))
    response = client.get(f"/trier/angebote/export/{name}/")
    text = response.content.decode("utf-8", "replace")

    assert response.status_code == 200
    assert f".{WRITERS[name].ending}" in response["Content-Disposition"]
    assert SECRET not in text
    assert "49.7654" not in text
    assert "Noch geheim" not in text
    # What the office marks for its own steering is nobody's label.
    assert "hard_to_reach" not in text
    assert "erschwertem Zugang" not in text


def test_a_file_of_a_search_holds_what_was_found(client, trier, course):
    make_offer(office=trier, title="Anderes", kind="group")
    text = client.get("/trier/angebote/export/csv/?kind=course").content.decode("utf-8-sig")

    assert "Töpfern" in text
    assert "Anderes" not in text


def test_an_offer_and_a_provider_have_a_calendar(client, trier, course):
    for address in (f"/trier/angebote/{course.public_id}/", f"/trier/anbieter/{course.provider.public_id}/"):
        assert f"{address}termine.ics" in client.get(address).content.decode()
        calendar = icalendar.Calendar.from_ical(client.get(f"{address}termine.ics").content)
        (event,) = calendar.walk("VEVENT")
        assert event["SUMMARY"] == "Töpfern"
        assert event["RRULE"]["BYDAY"] == ["MO"]


def test_drafts_have_no_calendar(client, trier):
    draft = make_offer(office=trier, state=State.DRAFT)

    assert client.get(f"/trier/angebote/{draft.public_id}/termine.ics").status_code == 404
    assert client.get(f"/trier/anbieter/{draft.provider.public_id}/termine.ics").status_code == 404


def test_news_name_the_newest_offers_with_their_pages(client, trier, course):
    root = etree.fromstring(client.get("/trier/angebote/neu.atom").content)
    names = {"a": "http://www.w3.org/2005/Atom"}

    assert root.findtext("a:entry/a:title", namespaces=names) == "Töpfern"
    assert root.findtext("a:entry/a:id", namespaces=names).endswith(f"/trier/angebote/{course.public_id}/")
    assert root.findtext("a:entry/a:rights", namespaces=names) == "Büro dl-de/by-2-0"


def test_feeds_follow_a_search_and_say_what_is_new_or_changed(client, trier, course):
    moment = timezone.now()
    later = make_offer(office=trier, title="Chor", kind="group")
    Offer.objects.of(trier).filter(pk=course.pk).update(changed_at=moment + timedelta(hours=1))
    names = {"a": "http://www.w3.org/2005/Atom"}

    def titles(address: str) -> list[str | None]:
        root = etree.fromstring(client.get(address).content)
        assert root.findtext("a:id", namespaces=names).endswith(address)
        return [one.text for one in root.iterfind("a:entry/a:title", names)]

    assert titles("/trier/angebote/neu.atom") == ["Chor", "Töpfern"]
    assert titles("/trier/angebote/geaendert.atom") == ["Töpfern", "Chor"]
    assert titles("/trier/angebote/neu.atom?kind=group") == [later.title]
    page = client.get("/trier/angebote/?kind=group").content.decode()
    assert "/trier/angebote/geaendert.atom?kind=group" in page
    assert "/trier/angebote/export/ical/?kind=group" in page


@cache
def validator(name: str):
    schema = json.loads((SHARED / "offers" / "hsds_3_compiled" / f"{name}.json").read_text())
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@needs_shared
def test_the_interface_answers_as_its_schemas_say(client, trier, course, shelter):
    page = client.get(f"{API}/services?full=true").json()
    one = client.get(f"{API}/services/{uuid_of(SERVICE, course.public_id)}").json()
    owner = client.get(f"{API}/organizations/{uuid_of(ORGANIZATION, course.provider.public_id)}").json()

    for service in (*page["contents"], one):
        assert [error.message for error in validator("service").iter_errors(service)] == []
    assert [error.message for error in validator("organization").iter_errors(owner)] == []
    assert SECRET not in json.dumps(page)
    about = client.get(f"{API}/").json()
    assert about["version"] == "3.0"
    assert set(client.get(about["openapi_url"]).json()["paths"]) >= {
        "/",
        "/services",
        "/services/{id}",
        "/organizations",
    }


def test_pages_follow_one_another(client, trier):
    for number in range(5):
        make_offer(office=trier, title=f"Angebot {number}")
    pages = [client.get(f"{API}/services?per_page=2&page={page}").json() for page in (1, 2, 3)]

    assert [page["size"] for page in pages] == [2, 2, 1]
    assert [(page["first_page"], page["last_page"]) for page in pages] == [(True, False), (False, False), (False, True)]
    assert len({service["id"] for page in pages for service in page["contents"]}) == 5
    assert client.get(f"{API}/services")["Access-Control-Allow-Origin"] == "*"
    lines = b"".join(client.get(f"{API}/services?format=ndjson").streaming_content).decode().splitlines()
    assert len([json.loads(line) for line in lines]) == 5


def test_who_harvests_hears_what_changed_and_what_is_gone(client, trier, course, shelter):
    moment = timezone.now()
    Offer.objects.of(trier).update(changed_at=moment - timedelta(days=2))
    draft = make_offer(office=trier, title="Nie öffentlich", state=State.DRAFT)
    shelter.refresh_from_db()
    shelter.state = State.ARCHIVED
    shelter.save()
    changes.record("offer", "fftt2233", office=trier, removed=True)
    asked = (moment - timedelta(hours=1)).isoformat()
    contents = client.get(f"{API}/services", {"modified_after": asked}).json()["contents"]

    assert {service["id"]: service["status"] for service in contents} == {
        uuid_of(SERVICE, shelter.public_id): "defunct",
        uuid_of(SERVICE, "fftt2233"): "defunct",
    }
    assert draft.public_id not in json.dumps(contents)
    assert "Hilfe" not in json.dumps(contents)


@pytest.mark.parametrize("query", ["page=0", "page=x", "per_page=5000", "modified_after=gestern"])
def test_a_question_that_cannot_be_read_is_refused(client, trier, query):
    response = client.get(f"{API}/services?{query}")

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "api.bad_parameter"


def test_unknown_things_are_not_found(client, trier):
    assert client.get("/trier/angebote/export/pdf/").status_code == 404
    assert client.get(f"{API}/services/{uuid_of(SERVICE, 'bcdf2345')}").status_code == 404
    assert client.get(f"{API}/organizations/ac148810-d857-441c-9679-408f346de14b").status_code == 404
    assert client.get("/api/hsds/services").status_code == 404


def test_invented_offers_say_so_in_calendars_and_news(client, trier):
    run = Run(starts_on=date(2099, 3, 2))
    offer = make_offer(office=trier, title="Erfunden", kind="course", runs=(run,), is_example=True)
    calendar = icalendar.Calendar.from_ical(client.get(f"/trier/angebote/{offer.public_id}/termine.ics").content)

    assert "gibt es nicht" in str(calendar.walk("VEVENT")[0]["DESCRIPTION"])
    assert "gibt es nicht" in client.get("/trier/angebote/neu.atom").content.decode()

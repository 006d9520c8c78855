"""The staff pages of organisations and places."""

import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.territory.models import OfficeArea
from tests.support.cast import editor_of, make_office, make_person
from tests.support.offers import make_offer, make_organisation, make_place
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db

LIST = "/trier/buero/akteure/"


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def brandt(client, trier):
    person = editor_of(trier)
    client.force_login(person)
    return person


def test_an_organisation_is_written_shown_and_changed(client, trier, brandt):
    client.post(f"{LIST}neu/", {"name": "Bücherhaus", "operator_kind": "municipal", "sectors": ["culture", "school"]})
    organisation = Organisation.objects.of(trier).get()
    path = f"{LIST}{organisation.public_id}/"
    make_offer(office=trier, title="Vorlesen", provider=organisation)

    text = client.get(path).content.decode()
    for fact in ("Bücherhaus", "kommunal", "Kultur, Schule", "Vorlesen"):
        assert fact in text

    client.post(f"{path}bearbeiten/", {"name": "Bücherei"})
    assert Organisation.objects.of(trier).get().name == "Bücherei"
    assert Organisation.objects.of(trier).get().history.count() == 2


def test_an_organisation_with_offers_in_use_is_not_archived(client, trier, brandt):
    organisation = make_offer(office=trier).provider
    path = f"{LIST}{organisation.public_id}/"

    text = client.post(f"{path}archivieren/", follow=True).content.decode()

    assert "hat noch Angebote" in text
    assert not Organisation.objects.of(trier).get().is_archived


def test_an_organisation_is_archived_and_brought_back(client, trier, brandt):
    organisation = make_organisation(office=trier, name="Verein")
    path = f"{LIST}{organisation.public_id}/"

    client.post(f"{path}archivieren/")
    assert client.get(LIST).context["page"].paginator.count == 0
    assert client.get(f"{LIST}?archived=on").context["page"].paginator.count == 1

    client.post(f"{path}zurueckholen/")
    assert client.get(f"{LIST}?q=ver").context["page"].paginator.count == 1
    assert client.get(f"{LIST}?q=quatsch").context["page"].paginator.count == 0


def test_a_place_is_written_masked_and_refused_where_it_says_nothing(client, trier, brandt):
    district = make_unit(key="07211", name="Trier")
    OfficeArea.unscoped.create(office=trier, unit=district)
    unit = make_unit(key="07211000", name="Trier", parent=district)
    sent = {"town": "Trier", "country": "DE", "municipality": unit.key, "precision": "street", "visibility": "hidden"}

    client.post(f"{LIST}orte/neu/", sent)
    place = Place.objects.of(trier).get()
    assert (place.visibility, place.municipality) == ("hidden", unit)

    half = client.post(f"{LIST}orte/{place.public_id}/", sent | {"latitude": "49.7"}).content.decode()
    assert "Geben Sie Breite und Länge an" in half
    empty = client.post(f"{LIST}orte/neu/", {"country": "DE", "precision": "exact", "visibility": "public"})
    assert "Ein Ort braucht mindestens" in empty.content.decode()
    far = client.post(f"{LIST}orte/{place.public_id}/", sent | {"latitude": "1234", "longitude": "6"})
    assert far.status_code == 200
    assert Place.objects.of(trier).count() == 1


def test_lists_that_are_empty_say_what_to_do(client, trier, brandt):
    assert "Noch keine Organisation" in client.get(LIST).content.decode()
    assert "Noch kein Ort" in client.get(f"{LIST}orte/").content.decode()


PAGES = ["", "orte/", "{organisation}/"]
FORMS = ["neu/", "{organisation}/bearbeiten/", "orte/neu/", "orte/{place}/"]
POSTS = ["{organisation}/archivieren/", "{organisation}/zurueckholen/"]


def test_readers_read_strangers_sign_in_and_others_find_nothing(client, trier):
    names = {
        "organisation": make_organisation(office=trier).public_id,
        "place": make_place(office=trier).public_id,
    }
    konz = make_office(key="konz")

    for path in [*PAGES, *FORMS]:
        assert client.get(LIST + path.format(**names)).status_code == 302
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    for path in PAGES:
        assert client.get(LIST + path.format(**names)).status_code == 200
    for path in FORMS:
        assert client.get(LIST + path.format(**names)).status_code == 403
    for path in POSTS:
        assert client.post(LIST + path.format(**names)).status_code == 403
    client.force_login(editor_of(konz))
    for path in [*PAGES, *FORMS]:
        assert client.get(LIST + path.format(**names)).status_code == 404
    for path in ("{organisation}/", "{organisation}/bearbeiten/", "orte/{place}/"):
        assert client.get("/konz/buero/akteure/" + path.format(**names)).status_code == 404


def test_other_methods_are_turned_down(client, trier, brandt):
    organisation = make_organisation(office=trier)

    assert client.post(LIST).status_code == 405
    for path in POSTS:
        assert client.get(LIST + path.format(organisation=organisation.public_id)).status_code == 405

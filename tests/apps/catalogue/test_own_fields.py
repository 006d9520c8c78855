"""Fields that an office makes for itself: defined, asked, shown, given out; internal ones never leave the house."""

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.catalogue.giving_out import give_out, public_offers, public_records
from bildungsbuero.apps.catalogue.indexing import catch_up
from bildungsbuero.apps.catalogue.models import Offer, OwnField
from bildungsbuero.formats.offer_exports import WRITERS
from tests.support.cast import editor_of, make_office, make_person
from tests.support.offers import import_bytes, make_offer, make_organisation

pytestmark = pytest.mark.django_db

FIELDS = "/trier/buero/angebote/felder/"
PLANTED = "Geheimsache-4711"


@pytest.fixture
def fields(trier):
    """A public field for courses and an internal one for all kinds."""
    public = OwnField.unscoped.create(office=trier, label="Bus bis vor die Tür", type="yes_no", is_public=True)
    internal = OwnField.unscoped.create(office=trier, label="Bescheid", type="text")
    return public, internal


@pytest.fixture
def offer(trier, fields):
    public, internal = fields
    return make_offer(
        office=trier,
        title="Offener Treff",
        summary="Für alle, die mögen.",
        own_values={public.public_id: "yes"},
        internal_values={internal.public_id: PLANTED},
    )


def test_the_management_defines_a_field_and_the_form_asks_it(client, trier):
    client.force_login(make_person(office=trier, roles=[Role.MANAGEMENT, Role.EDITOR]))
    values = {
        "label": "Teilnahme am Fest",
        "type": "choice",
        "options": "ja\nvielleicht",
        "kinds": ["group"],
        "is_asked": "on",
    }
    assert client.post(f"{FIELDS}neu/", values).status_code == 302
    own = OwnField.objects.of(trier).get()
    assert own.choices() == ["ja", "vielleicht"]
    assert "Teilnahme am Fest" in client.get("/trier/buero/angebote/neu/group/").content.decode()
    assert "Teilnahme am Fest" not in client.get("/trier/buero/angebote/neu/course/").content.decode()
    twice = client.post(f"{FIELDS}neu/", values).content.decode()
    assert "Ein Feld dieses Namens gibt es schon." in twice


def test_a_value_is_written_in_the_form_and_shown_to_the_office(client, trier, fields):
    client.force_login(editor_of(trier))
    make_organisation(office=trier, name="Lernhaus")
    public, internal = fields
    answers = {f"own_{public.public_id}": "no", f"own_{internal.public_id}": PLANTED}
    basics = {"title": "Treff", "provider": "Lernhaus", "reach": "city_wide", "visibility": "public"}
    runs = {"runs-TOTAL_FORMS": "0", "runs-INITIAL_FORMS": "0"}
    assert client.post("/trier/buero/angebote/neu/group/", basics | runs | answers).status_code == 302
    stored = Offer.objects.of(trier).get()
    assert (stored.own_values, stored.internal_values) == ({public.public_id: "no"}, {internal.public_id: PLANTED})
    text = client.get(f"/trier/buero/angebote/{stored.public_id}/").content.decode()
    assert PLANTED in text
    assert "Bus bis vor die Tür" in text


def test_type_and_publicity_stay_once_there_is_a_value(client, trier, fields, offer):
    client.force_login(make_person(office=trier, roles=[Role.MANAGEMENT]))
    internal = fields[1]
    page = f"{FIELDS}{internal.public_id}/"
    client.post(page, {"label": "Bescheid", "type": "date", "is_public": "on", "is_asked": "on"})
    client.post(f"{page}loeschen/")
    internal.refresh_from_db()
    assert (internal.type, internal.is_public) == ("text", False)


def test_an_internal_value_is_on_no_public_page_in_no_file_interface_or_search(client, trier, offer, tmp_path):
    on, at = timezone.localdate(), timezone.now()
    catch_up()
    for address in (f"angebote/{offer.public_id}/", "angebote/", f"anbieter/{offer.provider.public_id}/"):
        text = client.get(f"/trier/{address}").content.decode()
        assert PLANTED not in text
        assert "Bescheid" not in text
    assert offer.title not in client.get("/trier/angebote/", {"q": PLANTED}).content.decode()
    found = client.get("/trier/api/v1/offers", {"q": PLANTED}).content.decode()
    assert offer.public_id not in found
    assert PLANTED not in client.get("/trier/api/v1/offers").content.decode()
    for name in WRITERS:
        target = tmp_path / f"offers.{name}"
        give_out(trier, name, target, at=at, on=on)
        assert PLANTED.encode() not in target.read_bytes()
    assert [record.internal for record in public_records(public_offers(trier, on))] == [{}]


def test_a_public_value_stands_on_the_page_and_in_the_list_which_can_be_read_back(
    client, trier, fields, offer, tmp_path
):
    assert "Bus bis vor die Tür" in client.get(f"/trier/angebote/{offer.public_id}/").content.decode()
    target = tmp_path / "offers.csv"
    give_out(trier, "csv", target, at=timezone.now(), on=timezone.localdate())
    assert "Eigenes Feld: Bus bis vor die Tür" in target.read_text("utf-8-sig")
    other = make_office(key="konstanz", name="Bildungsbüro Konstanz")
    assert import_bytes(other, target.read_bytes(), tmp_path / "list.csv").new == 1


def test_only_the_management_steers_the_fields(client, trier):
    client.force_login(editor_of(trier))
    assert client.get(FIELDS).status_code == 403

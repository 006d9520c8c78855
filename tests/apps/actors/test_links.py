"""Register numbers, contacts and relations of an organisation: written on one page, said from both sides."""

import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.actors.models import Contact, Identifier, Relation
from tests.support.cast import editor_of, make_office, make_person
from tests.support.offers import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def trier(data_dir, client):
    office = make_office()
    client.force_login(editor_of(office))
    return office


@pytest.fixture
def school(trier):
    return make_organisation(office=trier, name="Grundschule am Bach")


@pytest.fixture
def city(trier):
    return make_organisation(office=trier, name="Stadt Trier")


def page_of(organisation) -> str:
    return f"/trier/buero/akteure/{organisation.public_id}/"


def sent(**values: str) -> dict[str, str]:
    """Return three sets of forms with one new line each, as far as it is filled."""
    sizes = {}
    for name in ("identifiers", "contacts", "relations"):
        sizes |= {f"{name}-TOTAL_FORMS": "1", f"{name}-INITIAL_FORMS": "0"}
    return sizes | {"contacts-0-basis": "function", "contacts-0-is_public": "on"} | values


def test_a_relation_is_said_on_both_pages_with_its_own_words(client, trier, school, city):
    values = {
        "relations-0-kind": "operates",
        "relations-0-other": str(school.pk),
        "relations-0-valid_from": "2020-08-01",
    }
    assert client.post(f"{page_of(city)}verbindungen/", sent(**values)).status_code == 302
    here = " ".join(client.get(page_of(city)).content.decode().split())
    there = " ".join(client.get(page_of(school)).content.decode().split())
    assert (
        f'ist Träger von <a class="kern-link" href="{page_of(school)}">Grundschule am Bach</a> (seit 01.08.2020)'
        in here
    )
    assert "hat als Träger" in there
    assert "Stadt Trier" in there


def test_numbers_of_registers_and_contacts_with_their_ground_are_kept(client, trier, school):
    number = {"identifiers-0-scheme": "school_number", "identifiers-0-value": "12345"}
    contact = {"contacts-0-function": "Sekretariat", "contacts-0-phone": "0651 23125111"}
    assert client.post(f"{page_of(school)}verbindungen/", sent(**number, **contact)).status_code == 302
    assert Identifier.objects.of(trier).get().value == "12345"
    assert Contact.objects.of(trier).get().basis == Contact.Basis.FUNCTION
    text = client.get(f"{page_of(school)}verbindungen/").content.decode()
    for register in ("Schulnummer", "ISIL", "vhs-Schlüssel"):
        assert register in text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"contacts-0-function": "Leitung", "contacts-0-basis": "consent"}, "Eine Einwilligung hat ein Ende"),
        (
            {
                "contacts-0-function": "Leitung",
                "contacts-0-valid_from": "2026-02-01",
                "contacts-0-valid_until": "2026-01-01",
            },
            "Das Ende liegt vor dem Beginn.",
        ),
        ({"relations-0-kind": "operates", "relations-0-other": "999999"}, "gültige Auswahl"),
    ],
)
def test_bad_entries_are_named_and_nothing_is_kept(client, trier, school, values, said):
    text = client.post(f"{page_of(school)}verbindungen/", sent(**values)).content.decode()
    assert said in text
    assert not Contact.objects.of(trier).exists()
    assert not Relation.objects.of(trier).exists()


def test_readers_do_not_write(client, trier, school):
    client.force_login(make_person(office=trier, roles=[Role.READER]))
    assert client.get(f"{page_of(school)}verbindungen/").status_code == 403


def test_an_entry_of_another_organisation_cannot_be_taken_over_by_its_number(client, trier, school, city):
    theirs = Identifier.unscoped.create(office=trier, organisation=city, scheme="isil", value="DE-1")
    values = {"identifiers-INITIAL_FORMS": "1", "identifiers-0-id": str(theirs.pk)}
    given = {"identifiers-0-scheme": "isil", "identifiers-0-value": "DE-2"}
    assert client.post(f"{page_of(school)}verbindungen/", sent(**values, **given)).status_code in (200, 302)
    theirs.refresh_from_db()
    assert (theirs.organisation, theirs.value) == (city, "DE-1")


def test_entries_are_changed_and_deleted(client, trier, school):
    kept = Identifier.unscoped.create(office=trier, organisation=school, scheme="isil", value="DE-1")
    values = {"identifiers-INITIAL_FORMS": "1", "identifiers-0-id": str(kept.pk), "identifiers-0-scheme": "isil"}
    page = f"{page_of(school)}verbindungen/"
    client.post(page, sent(**values, **{"identifiers-0-value": "DE-7"}))
    kept.refresh_from_db()
    assert kept.value == "DE-7"
    client.post(page, sent(**values, **{"identifiers-0-value": "DE-7", "identifiers-0-DELETE": "on"}))
    assert not Identifier.objects.of(trier).exists()

"""Members, their roles and the end of a membership."""

import pytest

from bildungsbuero.apps.accounts.actions.people import change_roles, end_membership
from bildungsbuero.apps.accounts.models import Membership, Person, Role
from bildungsbuero.apps.operations.models import AuditEntry
from bildungsbuero.core.errors import Refusal
from tests.support.cast import administrator_of, editor_of, make_office, make_person

pytestmark = pytest.mark.django_db


def roles_of(person, office):
    return set(Membership.objects.of(office).filter(person=person).values_list("role", flat=True))


def test_the_list_shows_members_with_their_roles_and_nobody_else(client):
    trier, konz = make_office(), make_office(key="konz")
    client.force_login(administrator_of(trier))
    editor_of(trier)
    make_person(office=konz, roles=(Role.EDITOR,), name="Frau Elsewhere")

    page = client.get("/trier/buero/personen/").content.decode()

    assert "Herr Brandt" in page
    assert "Frau Elsewhere" not in page


def test_an_administrator_changes_roles(client):
    trier = make_office()
    client.force_login(administrator_of(trier))
    brandt = editor_of(trier)

    response = client.post(f"/trier/buero/personen/{brandt.public_id}/", {"roles": ["monitoring", "reader"]})

    assert response.status_code == 302
    assert roles_of(brandt, trier) == {"monitoring", "reader"}
    assert AuditEntry.objects.of(trier).filter(action="person.roles_changed").count() == 1


@pytest.mark.parametrize("chosen", [[], ["emperor"], [""], ["editor", "'; DROP TABLE"]])
def test_bad_roles_are_met_with_a_sentence_and_change_nothing(client, chosen):
    trier = make_office()
    client.force_login(administrator_of(trier))
    brandt = editor_of(trier)

    response = client.post(f"/trier/buero/personen/{brandt.public_id}/", {"roles": chosen})

    assert response.status_code == 200
    assert roles_of(brandt, trier) == {"editor"}


def test_the_last_administrator_stays(client):
    trier = make_office()
    thull = administrator_of(trier)
    client.force_login(thull)

    response = client.post(f"/trier/buero/personen/{thull.public_id}/", {"roles": ["reader"]})

    assert response.status_code == 200
    assert "Einstellungen ändern können" in response.content.decode()
    assert roles_of(thull, trier) == {"administrator"}
    assert client.post(f"/trier/buero/personen/{thull.public_id}/beenden/").status_code == 400
    assert roles_of(thull, trier) == {"administrator"}


def test_an_administrator_who_is_switched_off_does_not_count():
    trier = make_office()
    thull = administrator_of(trier)
    away = administrator_of(trier)
    away.is_active = False
    away.save()

    with pytest.raises(Refusal) as refused:
        end_membership(thull, trier, by=thull)

    assert refused.value.code == "people.last_administrator"


def test_with_a_second_administrator_one_may_leave(client):
    trier = make_office()
    thull, second = administrator_of(trier), administrator_of(trier)
    client.force_login(thull)

    response = client.post(f"/trier/buero/personen/{thull.public_id}/beenden/")

    assert response.status_code == 302
    assert roles_of(thull, trier) == set()
    assert client.get("/trier/buero/personen/").status_code == 404
    assert roles_of(second, trier) == {"administrator"}


def test_ending_a_membership_asks_first_and_keeps_the_person_and_other_offices(client):
    trier, konz = make_office(), make_office(key="konz")
    client.force_login(administrator_of(trier))
    brandt = editor_of(trier)
    Membership.unscoped.create(office=konz, person=brandt, role=Role.READER)
    address = f"/trier/buero/personen/{brandt.public_id}/beenden/"

    assert client.get(address).status_code == 200
    assert roles_of(brandt, trier) == {"editor"}
    assert client.post(address).status_code == 302
    assert roles_of(brandt, trier) == set()
    assert roles_of(brandt, konz) == {"reader"}
    assert Person.objects.filter(pk=brandt.pk).exists()


def test_people_of_another_office_cannot_be_changed(client):
    trier, konz = make_office(), make_office(key="konz")
    client.force_login(administrator_of(trier))
    stranger = editor_of(konz)

    assert client.post(f"/trier/buero/personen/{stranger.public_id}/", {"roles": ["reader"]}).status_code == 404
    assert client.post(f"/trier/buero/personen/{stranger.public_id}/beenden/").status_code == 404
    assert roles_of(stranger, konz) == {"editor"}


def test_changed_roles_hold_at_once():
    trier = make_office()
    administrator_of(trier)
    brandt = editor_of(trier)
    assert brandt.roles_in(trier) == {"editor"}

    change_roles(brandt, trier, frozenset({"monitoring"}), by=brandt)

    assert brandt.roles_in(trier) == {"monitoring"}


def test_when_somebody_signed_in_is_not_kept(client):
    thull = administrator_of(make_office())

    client.force_login(thull)

    assert "last_login" not in {field.name for field in Person._meta.get_fields()}


def test_a_refusal_on_a_page_names_no_field_of_the_code(client):
    trier = make_office()
    last = administrator_of(trier)
    client.force_login(last)

    page = client.post(f"/trier/buero/personen/{last.public_id}/beenden/").content.decode()

    assert "Jemand muss" in page
    assert "Feld" not in page


def test_the_way_back_on_a_staff_page_begins_with_today(client):
    client.force_login(administrator_of(make_office()))

    page = client.get("/trier/buero/personen/").content.decode()
    way = page[page.index('class="bb-crumbs') : page.index("</nav>", page.index('class="bb-crumbs'))]

    assert '<li><a href="/trier/buero/">Heute</a></li>' in way
    assert "Start" not in way

"""Handing over: what stands in somebody's name goes to another member; the folder for whoever comes next."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts import releases
from bildungsbuero.apps.accounts.models import Invitation, Membership, Role
from bildungsbuero.apps.catalogue.models import State
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.problems_inbox import report_problem
from tests.support.cast import administrator_of, editor_of, make_office, make_person, monitor_of
from tests.support.offers import make_offer, make_organisation

pytestmark = pytest.mark.django_db

FOLDER = "/trier/buero/uebergabemappe/"


@pytest.fixture
def trier():
    return make_office()


@pytest.fixture
def brandt(trier):
    person = editor_of(trier)
    Job.unscoped.create(office=trier, kind="statistics-import", person=person)
    _invited(trier, person)
    return person


def _invited(office, person):
    return Invitation.unscoped.create(
        office=office,
        email="neu@example.org",
        name="Frau Neu",
        roles=["reader"],
        invited_by=person,
        expires_at=timezone.now() + timedelta(days=7),
    )


def page_of(person):
    return f"/trier/buero/personen/{person.public_id}/uebergeben/"


def test_the_page_lists_what_stands_in_a_name(client, trier, brandt):
    client.force_login(administrator_of(trier))

    page = client.get(page_of(brandt)).content.decode()

    assert "1 Vorgänge" in page
    assert "1 offene Einladungen" in page


def test_everything_goes_to_another_in_one_step(client, trier, brandt):
    kessler = monitor_of(trier)
    foreign = Job.unscoped.create(office=make_office(key="konz"), kind="statistics-import", person=brandt)
    client.force_login(administrator_of(trier))

    client.post(page_of(brandt), {"to": kessler.public_id, "with_roles": "on", "ends": "on"})

    assert Job.unscoped.get(office=trier).person == kessler
    assert Invitation.unscoped.get().invited_by == kessler
    assert set(Membership.unscoped.filter(person=kessler).values_list("role", flat=True)) == {"editor", "monitoring"}
    assert not Membership.unscoped.filter(person=brandt).exists()
    foreign.refresh_from_db()
    assert foreign.person == brandt


def test_roles_and_membership_stay_unless_asked_for(client, trier, brandt):
    kessler = monitor_of(trier)
    client.force_login(administrator_of(trier))

    client.post(page_of(brandt), {"to": kessler.public_id})

    assert set(Membership.unscoped.filter(person=kessler).values_list("role", flat=True)) == {"monitoring"}
    assert Membership.unscoped.filter(person=brandt).exists()


def test_nothing_is_done_by_halves(client, trier):
    boss, kessler = administrator_of(trier), monitor_of(trier)
    job = Job.unscoped.create(office=trier, kind="statistics-import", person=boss)
    client.force_login(boss)

    response = client.post(page_of(boss), {"to": kessler.public_id, "ends": "on"})

    assert "Rolle" in response.content.decode() or response.status_code == 200
    job.refresh_from_db()
    assert job.person == boss
    assert Membership.unscoped.filter(person=boss).exists()


def test_only_members_who_work_here_can_take_over(client, trier, brandt):
    ayla = make_person(office=trier, roles=(Role.PROVIDER,))
    stranger = editor_of(make_office(key="konz"))
    client.force_login(administrator_of(trier))

    for other in (ayla, stranger, brandt):
        assert client.post(page_of(brandt), {"to": other.public_id}).status_code == 200
    assert client.post(page_of(brandt), {}).status_code == 200
    assert Job.unscoped.get().person == brandt


def test_only_administrators_hand_over(client, trier, brandt):
    client.force_login(brandt)
    assert client.get(page_of(brandt)).status_code == 403
    client.force_login(administrator_of(make_office(key="konz")))
    assert client.get(page_of(brandt)).status_code == 404


def test_the_folder_holds_what_the_next_person_needs(client, trier, brandt):
    vhs = make_organisation(office=trier, name="VHS", phone="0651 7180")
    make_offer(office=trier, title="Nähen", provider=vhs, state=State.DRAFT)
    make_offer(office=trier, title="Kochen", provider=vhs)
    konz = make_office(key="konz", name="Bildungsbüro Konz")
    releases.release(
        "offer", "bcdfghjk", owner=trier, to_office=konz, purpose="Bericht", since=date(2026, 1, 1),
        until=date(2999, 12, 31), by=None,
    )  # fmt: skip
    report_problem(trier, "/angebote/", "Falsch", "geheim@example.org")
    client.force_login(administrator_of(trier))

    page = client.get(FOLDER).content.decode()

    for words in ("Herr Brandt", "Nähen", "Kochen", "0651 7180", "31.12.2999", "Frau Neu", "/angebote/", "Kalender"):
        assert words in page
    assert "geheim@example.org" not in page


def test_the_folder_of_another_office_is_not_found(client, trier):
    client.force_login(administrator_of(make_office(key="konz")))
    assert client.get(FOLDER).status_code == 404
    client.force_login(editor_of(trier))
    assert client.get(FOLDER).status_code == 403


def test_the_folder_needs_a_fixed_number_of_queries(client, trier, brandt, django_assert_max_num_queries):
    for _ in range(4):
        make_offer(office=trier)
    client.force_login(administrator_of(trier))

    with django_assert_max_num_queries(20):
        client.get(FOLDER)

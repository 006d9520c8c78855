"""The own account: its page, its sessions; switching members off, and helping who lost the second factor."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from bildungsbuero.apps.accounts import sessions
from bildungsbuero.apps.accounts.models import Membership, Person, Role, SignIn
from bildungsbuero.apps.operations.models import AuditEntry
from bildungsbuero.apps.operations.retention import forget
from tests.support.cast import PASSWORD, administrator_of, editor_of, make_office, make_person
from tests.support.codes import give_app

pytestmark = pytest.mark.django_db

SESSIONS = "/trier/konto/sitzungen/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME_ON_PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


@pytest.fixture
def trier():
    return make_office()


@pytest.fixture
def brandt(trier):
    return make_person(office=trier, roles=(Role.EDITOR,), name="Herr Brandt", password=PASSWORD)


def signed_in(person, agent=FIREFOX):
    client = Client(headers={"User-Agent": agent})
    client.post("/trier/konto/anmelden/", {"login": person.email, "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


def is_signed_in(client):
    return client.get("/trier/konto/").status_code == 200


def member_page(person, page):
    return f"/trier/buero/personen/{person.public_id}/{page}/"


def test_the_account_page_says_who_one_is_and_where(client, trier, brandt):
    konz = make_office(key="konz", name="Bildungsbüro Konz")
    Membership.unscoped.create(office=konz, person=brandt, role=Role.READER)
    client.force_login(brandt)

    page = client.get("/trier/konto/").content.decode()

    assert "Herr Brandt" in page
    assert "Bildungsbüro Konz" in page
    assert "nicht eingerichtet" in page


@pytest.mark.parametrize("page", ["/trier/konto/", SESSIONS])
def test_strangers_are_led_to_sign_in(client, trier, page):
    assert client.get(page).headers["Location"].startswith("/trier/konto/anmelden/")


def test_everybody_sees_the_own_sessions_with_device_and_begin(brandt):
    here = signed_in(brandt)
    signed_in(brandt, CHROME_ON_PHONE)

    page = here.get(SESSIONS).content.decode()

    assert "Firefox, Windows" in page
    assert "Chrome, Android" in page
    assert page.count("diese Sitzung") == 1


def test_one_session_is_ended(brandt):
    here, phone = signed_in(brandt), signed_in(brandt, CHROME_ON_PHONE)
    other = SignIn.objects.get(session_key=phone.session.session_key)

    here.post(f"{SESSIONS}{other.public_id}/beenden/")

    assert not is_signed_in(phone)
    assert is_signed_in(here)


def test_all_other_sessions_are_ended(brandt):
    here, phone, office = signed_in(brandt), signed_in(brandt, CHROME_ON_PHONE), signed_in(brandt)

    here.post(f"{SESSIONS}andere/beenden/")

    assert is_signed_in(here)
    assert not is_signed_in(phone)
    assert not is_signed_in(office)


def test_nobody_ends_the_session_of_somebody_else(trier, brandt):
    stranger = signed_in(make_person(office=trier, roles=(Role.ADMINISTRATOR,), password=PASSWORD))
    brandts = signed_in(brandt)

    response = stranger.post(f"{SESSIONS}{SignIn.objects.get(person=brandt).public_id}/beenden/")

    assert response.status_code == 404
    assert is_signed_in(brandts)
    assert "Herr Brandt" not in stranger.get(SESSIONS).content.decode()


@pytest.mark.parametrize("name", ["x", "0", "andere", "a" * 300])
def test_a_session_that_does_not_exist_is_not_found(client, brandt, name):
    client.force_login(brandt)

    assert client.post(f"{SESSIONS}{name}/beenden/", {}).status_code in {302, 404}
    assert client.get(f"{SESSIONS}{name}/beenden/").status_code == 405


def test_a_new_password_ends_other_sessions_and_keeps_this_one_in_the_list(brandt):
    here, phone = signed_in(brandt), signed_in(brandt, CHROME_ON_PHONE)
    new = "ein-anderes-langes-Passwort"

    here.post("/trier/konto/passwort/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert not is_signed_in(phone)
    page = here.get(SESSIONS).content.decode()
    assert "Firefox, Windows" in page
    assert "Chrome, Android" not in page


def test_sessions_that_are_over_are_forgotten_at_night(brandt):
    signed_in(brandt)
    later = timezone.now() + timedelta(hours=13)

    assert sessions.running(brandt, at=later) == []
    forget(later)

    assert not SignIn.objects.exists()


def test_the_list_of_sessions_needs_a_fixed_number_of_queries(brandt, django_assert_num_queries):
    here = signed_in(brandt)
    for _ in range(3):
        signed_in(brandt)

    with django_assert_num_queries(6):
        here.get(SESSIONS)


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        ("", ""),
        ("curl/8", ""),
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18.0 Safari/604.1", "Safari, iOS"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("<script>alert(1)</script>" * 100, ""),
    ],
)
def test_of_a_device_only_browser_and_system_are_kept(agent, device):
    assert sessions.device_in(agent) == device


def test_who_is_switched_off_is_out_at_once(trier, brandt):
    boss = administrator_of(trier)
    brandts, bosses = signed_in(brandt), Client()
    bosses.force_login(boss)
    assert bosses.get(member_page(brandt, "abschalten")).status_code == 200

    bosses.post(member_page(brandt, "abschalten"))

    assert not is_signed_in(brandts)
    assert not Session.objects.filter(session_key=brandts.session.session_key).exists()
    assert "abgeschaltet" in bosses.get("/trier/buero/personen/").content.decode()
    assert list(AuditEntry.unscoped.values_list("action", flat=True)) == ["person.switched_off"]


def test_who_is_switched_on_again_has_the_old_roles(trier, brandt):
    boss, bosses = administrator_of(trier), Client()
    bosses.force_login(boss)
    bosses.post(member_page(brandt, "abschalten"))
    bosses.post(member_page(brandt, "anschalten"))

    assert signed_in(brandt).get("/trier/buero/").status_code == 200


def test_the_last_administrator_cannot_be_switched_off(client, trier):
    boss = administrator_of(trier)
    client.force_login(boss)

    response = client.post(member_page(boss, "abschalten"))

    assert response.status_code == 400
    boss.refresh_from_db()
    assert boss.is_active


@pytest.mark.parametrize("page", ["abschalten", "anschalten", "zweiter-faktor"])
def test_an_account_that_reaches_into_another_office_is_left_alone(client, trier, brandt, page):
    Membership.unscoped.create(office=make_office(key="konz"), person=brandt, role=Role.READER)
    client.force_login(administrator_of(trier))

    response = client.post(member_page(brandt, page))

    assert response.status_code == 403
    assert "anderen Büro" in response.content.decode()


@pytest.mark.parametrize("page", ["abschalten", "anschalten", "zweiter-faktor"])
def test_only_administrators_of_the_same_office_may(client, trier, brandt, page):
    client.force_login(editor_of(trier))
    assert client.post(member_page(brandt, page)).status_code == 403

    client.force_login(administrator_of(make_office(key="konz")))
    assert client.post(member_page(brandt, page)).status_code == 404
    assert client.post(f"/konz/buero/personen/{brandt.public_id}/{page}/").status_code == 404


def test_a_lost_second_factor_is_removed_and_its_owner_told(client, trier, brandt):
    give_app(brandt)
    client.force_login(administrator_of(trier))
    assert client.get(member_page(brandt, "zweiter-faktor")).status_code == 200

    client.post(member_page(brandt, "zweiter-faktor"))

    assert not Authenticator.objects.filter(user=brandt).exists()
    assert [message.to for message in mail.outbox] == [[brandt.email]]
    assert list(AuditEntry.unscoped.values_list("action", flat=True)) == ["second_factor.taken"]


ADDRESS = "/trier/konto/adresse/"


def link_in(message):
    return next(line for line in message.body.splitlines() if "/konto/adresse/" in line).split("/konto/adresse/")[1]


def test_a_new_address_counts_only_after_the_link_that_went_there(client, trier, brandt):
    before = brandt.email
    client.force_login(brandt)

    client.post(ADDRESS, {"email": "Neu@example.org", "password": PASSWORD})
    brandt.refresh_from_db()
    assert (brandt.email, mail.outbox[-1].to) == (before, ["neu@example.org"])

    page = ADDRESS + link_in(mail.outbox[-1])
    assert "neu@example.org" in client.get(page).content.decode()
    assert client.post(page).status_code == 302
    brandt.refresh_from_db()
    assert brandt.email == "neu@example.org"
    assert mail.outbox[-1].to == [before]
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("neu@example.org", "falsch", "nicht Ihr bisheriges Passwort"),
        ("kein-at", PASSWORD, "gültige E-Mail-Adresse"),
        ("", PASSWORD, "erforderlich"),
    ],
)
def test_a_wrong_address_or_password_is_named(client, trier, brandt, email, password, said):
    client.force_login(brandt)
    answer = client.post(ADDRESS, {"email": email, "password": password})
    assert said in answer.content.decode()
    assert mail.outbox == []


def test_nobody_learns_who_else_has_an_account(client, trier, brandt):
    other = make_person(office=trier, roles=(Role.READER,))
    client.force_login(brandt)
    answers = [
        client.post(ADDRESS, {"email": email, "password": PASSWORD}, follow=True).content
        for email in (other.email, "frei@example.org")
    ]
    assert [message.to for message in mail.outbox] == [["frei@example.org"]]
    assert [b"24 Stunden" in answer for answer in answers] == [True, True]


def test_an_address_that_was_taken_meanwhile_is_refused(client, trier, brandt):
    client.force_login(brandt)
    client.post(ADDRESS, {"email": "neu@example.org", "password": PASSWORD})
    page = ADDRESS + link_in(mail.outbox[-1])
    Person.objects.create_user("neu@example.org", PASSWORD, name="Frau Neu")
    answer = client.post(page)
    assert answer.status_code == 400
    assert "schon ein Konto" in answer.content.decode()


def test_a_link_is_of_no_use_to_anybody_else(client, trier, brandt):
    client.force_login(brandt)
    client.post(ADDRESS, {"email": "neu@example.org", "password": PASSWORD})
    page = ADDRESS + link_in(mail.outbox[-1])
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    assert client.post(page).status_code == 404
    assert client.get(ADDRESS + "unfug/").status_code == 404


def test_who_signs_in_through_the_house_changes_the_address_there(client, trier, brandt):
    brandt.set_unusable_password()
    brandt.save()
    client.force_login(brandt)
    assert "über Ihr Haus" in client.get(ADDRESS).content.decode()
    client.post(ADDRESS, {"email": "neu@example.org", "password": "x"})
    assert mail.outbox == []

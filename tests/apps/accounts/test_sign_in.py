"""Signing in and out, forgotten passwords, limits, and what of allauth can be reached."""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.template.loader import get_template
from django.urls import get_resolver

from bildungsbuero.apps.accounts.models import Role
from tests.support.cast import PASSWORD, editor_of, make_office, make_person

pytestmark = pytest.mark.django_db

SIGN_IN = "/trier/konto/anmelden/"
FORGOTTEN = "/trier/konto/passwort/vergessen/"
OURS = Path(__file__).resolve().parents[3] / "src" / "bildungsbuero"


def brandt_of(office):
    return make_person(office=office, roles=(Role.EDITOR,), name="Herr Brandt", password=PASSWORD)


def test_somebody_signs_in_and_lands_in_the_own_office(client):
    trier = make_office()
    brandt = brandt_of(trier)

    response = client.post("/konto/anmelden/", {"login": brandt.email.upper(), "password": PASSWORD})

    assert response.headers["Location"] == "/konto/weiter/"
    assert client.get("/konto/weiter/").headers["Location"] == "/trier/buero/"


def test_who_followed_a_link_gets_there(client):
    trier = make_office()
    brandt = brandt_of(trier)
    wanted = client.get("/trier/buero/vorgaenge/").headers["Location"]

    response = client.post(wanted, {"login": brandt.email, "password": PASSWORD, "next": "/trier/buero/vorgaenge/"})

    assert response.headers["Location"] == "/trier/buero/vorgaenge/"


def test_nobody_is_led_to_another_site(client):
    brandt = brandt_of(make_office())

    response = client.post(SIGN_IN, {"login": brandt.email, "password": PASSWORD, "next": "https://elsewhere.example/"})

    assert response.headers["Location"] == "/trier/konto/weiter/"


def test_with_several_offices_one_chooses(client):
    trier, konz = make_office(), make_office(key="konz", name="Bildungsbüro Konz")
    person = make_person(office=trier, roles=(Role.READER,))
    person.memberships.create(office=konz, role=Role.READER)
    client.force_login(person)

    page = client.get("/konto/weiter/").content.decode()

    assert "/trier/buero/" in page
    assert "/konz/buero/" in page
    assert client.get("/konz/konto/weiter/").headers["Location"] == "/konz/buero/"


def test_without_an_office_there_is_a_sentence(client):
    client.force_login(make_person())

    assert client.get("/konto/weiter/").status_code == 200


@pytest.mark.parametrize(
    "entry",
    [
        {"login": "person@example.org", "password": "wrong-and-long-enough"},
        {"login": "nobody@example.org", "password": PASSWORD},
        {"login": "", "password": ""},
        {"login": "not an address", "password": "x"},
        {"login": "person@example.org", "password": ""},
        {},
    ],
)
def test_wrong_entries_are_met_with_a_sentence(client, entry):
    make_office()
    make_person(password=PASSWORD)

    response = client.post(SIGN_IN, entry)

    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_answer_does_not_tell_whether_an_address_has_an_account(client):
    brandt = brandt_of(make_office())

    def errors(email):
        page = client.post(SIGN_IN, {"login": email, "password": "wrong-and-long-enough"}).content.decode()
        return re.findall(r"<li>(.*?)</li>", page.replace(email, ""))

    assert errors(brandt.email) == errors("nobody@example.org")


def test_too_many_wrong_passwords_close_the_door_for_a_while(client):
    brandt = brandt_of(make_office())
    for _ in range(5):
        client.post(SIGN_IN, {"login": brandt.email, "password": "wrong-and-long-enough"})

    response = client.post(SIGN_IN, {"login": brandt.email, "password": PASSWORD})

    assert response.status_code == 200
    assert "fünf Minuten" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_flood_from_one_address_gets_a_kind_page(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    make_office()
    for _ in range(2):
        client.post(SIGN_IN, {"login": "a@example.org", "password": "x"})

    response = client.post(SIGN_IN, {"login": "a@example.org", "password": "x"})

    assert response.status_code == 429
    assert "<h1" in response.content.decode()
    assert "Too Many Requests" not in response.content.decode()


def test_signing_out_takes_a_button(client):
    client.force_login(editor_of(make_office()))

    assert client.get("/trier/konto/abmelden/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/trier/konto/abmelden/").headers["Location"] == "/trier/"
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_replaced_through_the_mail(client):
    brandt = brandt_of(make_office())
    assert client.post(FORGOTTEN, {"email": brandt.email}).status_code == 302
    link = re.search(r"http://127\.0\.0\.1:8000(/trier/konto/passwort/neu/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    address = form.redirect_chain[0][0]

    new = "ein-anderes-langes-Passwort"
    assert client.post(address, {"password1": new, "password2": new}).status_code == 302
    assert client.get(link).status_code == 200
    assert "nicht mehr gültig" in client.get(link).content.decode()
    brandt.refresh_from_db()
    assert brandt.check_password(new)


def test_asking_for_an_unknown_address_looks_the_same_and_sends_nothing(client):
    brandt = brandt_of(make_office())

    known = client.post(FORGOTTEN, {"email": brandt.email})
    unknown = client.post(FORGOTTEN, {"email": "nobody@example.org"})

    assert known.headers["Location"] == unknown.headers["Location"]
    assert [message.to for message in mail.outbox] == [[brandt.email]]


@pytest.mark.parametrize("path", ["1-set-password", "zz-zz", "1-abc-def"])
def test_a_forged_link_says_so(client, path):
    make_office()

    response = client.get(f"/trier/konto/passwort/neu/{path}/")

    assert response.status_code == 200
    assert "nicht mehr gültig" in response.content.decode()


def test_the_password_is_changed_with_the_old_one(client):
    brandt = brandt_of(make_office())
    client.force_login(brandt)
    new = "ein-anderes-langes-Passwort"

    wrong = client.post("/trier/konto/passwort/", {"oldpassword": "x", "password1": new, "password2": new})
    right = client.post("/trier/konto/passwort/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert wrong.status_code == 200
    assert right.status_code == 302
    brandt.refresh_from_db()
    assert brandt.check_password(new)
    assert client.get("/trier/buero/vorgaenge/").status_code == 200


def test_who_has_no_password_yet_gets_one_by_mail(client):
    client.force_login(editor_of(make_office()))

    assert client.get("/trier/konto/passwort/").headers["Location"] == FORGOTTEN


def test_who_was_switched_off_is_told_so_only_with_the_right_password(client):
    brandt = brandt_of(make_office())
    brandt.is_active = False
    brandt.save()

    response = client.post(SIGN_IN, {"login": brandt.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session
    assert client.get(response.headers["Location"]).status_code == 200


def test_there_is_no_sign_up_and_nothing_of_allauth_beyond_our_list():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("account_")}

    assert names == {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_change_password",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
    }


@pytest.mark.parametrize(
    "name",
    [
        "login.html",
        "logout.html",
        "account_inactive.html",
        "password_change.html",
        "reauthenticate.html",
        "password_reset.html",
        "password_reset_done.html",
        "password_reset_from_key.html",
        "password_reset_from_key_done.html",
        "email/password_reset_key_subject.txt",
        "email/password_reset_key_message.txt",
        "messages/logged_in.txt",
        "messages/logged_out.txt",
        "messages/password_changed.txt",
    ],
)
def test_every_page_and_mail_is_ours(name):
    assert Path(get_template(f"account/{name}").origin.name).is_relative_to(OURS)


@pytest.mark.parametrize("path", ["anmelden", "passwort/vergessen", "passwort/vergessen/gesendet", "gesperrt"])
@pytest.mark.parametrize("prefix", ["/", "/trier/", "/trier/en/"])
def test_entrance_pages_work_everywhere(client, prefix, path):
    make_office()

    assert client.get(f"{prefix}konto/{path}/").status_code == 200

"""Invitations: by mail, once, for 14 days, and only by the button."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from bildungsbuero.apps.accounts.actions.invitations import invitation_of, invite, link_of, resend, withdraw
from bildungsbuero.apps.accounts.models import Invitation, Membership, Person, Role
from bildungsbuero.core.errors import NotFound, Refusal
from tests.support.cast import PASSWORD, administrator_of, editor_of, make_office

pytestmark = pytest.mark.django_db

NEW = {"name": "Ayla Demir", "password": PASSWORD, "repeated": PASSWORD}


def invited(office, *, email="ayla@example.org", roles=frozenset({"editor"}), at=None):
    return invite(office=office, email=email, name="Ayla Demir", roles=roles, by=None, at=at or timezone.now())


def path_of(invitation):
    return link_of(invitation).removeprefix("http://127.0.0.1:8000")


def test_an_administrator_invites_and_the_mail_holds_the_link(client):
    trier = make_office()
    client.force_login(administrator_of(trier))

    response = client.post(
        "/trier/buero/personen/einladen/", {"name": "Ayla Demir", "email": "Ayla@Example.org", "roles": ["editor"]}
    )

    assert response.status_code == 302
    invitation = Invitation.objects.of(trier).get()
    assert invitation.email == "ayla@example.org"
    assert path_of(invitation) in mail.outbox[0].body
    assert "Bildungsbüro Trier" in mail.outbox[0].subject
    assert "ayla@example.org" in client.get("/trier/buero/personen/").content.decode()


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\t"])
def test_a_name_of_several_lines_reaches_no_mail(client, sign):
    trier = make_office()
    client.force_login(administrator_of(trier))
    form = {"name": f"Ayla{sign}Klicken Sie hier", "email": "ayla@example.org", "roles": ["editor"]}

    response = client.post("/trier/buero/personen/einladen/", form)

    assert "unsichtbares Zeichen" in response.content.decode()
    assert not Invitation.objects.of(trier).exists()
    with pytest.raises(Refusal, match="one_line"):
        invite(
            office=trier,
            name=form["name"],
            email="a@example.org",
            roles=frozenset({"editor"}),
            by=None,
            at=timezone.now(),
        )
    assert mail.outbox == []


def test_opening_the_link_changes_nothing_because_mail_scanners_open_links(client):
    trier = make_office()
    invitation = invited(trier)

    for _ in range(3):
        assert client.get(path_of(invitation)).status_code == 200
        assert client.head(path_of(invitation)).status_code == 200

    invitation.refresh_from_db()
    assert invitation.accepted_at is None
    assert not Person.objects.exists()


def test_accepting_makes_a_person_who_can_sign_in(client):
    trier = make_office()
    invitation = invited(trier, roles=frozenset({"editor", "monitoring"}))

    response = client.post(path_of(invitation), NEW)

    assert response.status_code == 302
    assert response.headers["Location"] == "/trier/konto/anmelden/"
    ayla = Person.objects.get(email="ayla@example.org")
    assert ayla.name == "Ayla Demir"
    assert ayla.roles_in(trier) == {"editor", "monitoring"}
    signed_in = client.post("/trier/konto/anmelden/", {"login": "ayla@example.org", "password": PASSWORD})
    assert signed_in.status_code == 302


def test_a_link_works_once(client):
    invitation = invited(make_office())
    client.post(path_of(invitation), NEW)

    assert client.get(path_of(invitation)).status_code == 404
    assert client.post(path_of(invitation), NEW).status_code == 404
    assert Person.objects.count() == 1


def test_a_link_is_valid_for_14_days():
    trier, now = make_office(), timezone.now()
    invitation = invited(trier, at=now)
    token = path_of(invitation).split("/")[-2]

    assert invitation_of(token, at=now + timedelta(days=13, hours=23)) == invitation
    with pytest.raises(NotFound):
        invitation_of(token, at=now + timedelta(days=14, minutes=1))


def test_sending_once_more_begins_the_14_days_again():
    trier, now = make_office(), timezone.now()
    thull = administrator_of(trier)
    invitation = invited(trier, at=now - timedelta(days=20))

    resend(invitation, by=thull, at=now)

    assert invitation_of(path_of(invitation).split("/")[-2], at=now + timedelta(days=13)) == invitation
    assert len(mail.outbox) == 2


def test_a_withdrawn_link_is_worthless(client):
    trier = make_office()
    thull = administrator_of(trier)
    invitation = invited(trier)
    withdraw(invitation, by=thull, at=timezone.now())

    assert client.post(path_of(invitation), NEW).status_code == 404
    assert not Person.objects.filter(email="ayla@example.org").exists()
    with pytest.raises(Refusal):
        resend(invitation, by=thull, at=timezone.now())


def test_who_has_an_account_gains_the_roles_and_keeps_the_password(client):
    trier, konz = make_office(), make_office(key="konz")
    brandt = editor_of(konz)
    brandt.set_password(PASSWORD)
    brandt.save()
    invitation = invited(trier, email=brandt.email.upper())

    assert "password" not in client.get(path_of(invitation)).content.decode().replace("new_password", "")
    assert client.post(path_of(invitation), {"password": "an-attempt-to-take-it-over"}).status_code == 302
    brandt.refresh_from_db()
    assert brandt.check_password(PASSWORD)
    assert Membership.objects.of(trier).get().person == brandt
    assert Membership.objects.of(konz).get().person == brandt


@pytest.mark.parametrize("token", ["", "x", "bcdfghjk", "bcdfghjk:forged", "%00", "../..", "a" * 5000])
def test_a_forged_link_is_not_found(client, token):
    make_office()

    assert client.get(f"/trier/konto/einladung/{token}/").status_code == 404


def test_the_link_of_one_invitation_does_not_open_another():
    trier = make_office()
    one, other = invited(trier), invited(trier, email="jonas@example.org")
    forged = f"{other.public_id}:{path_of(one).split('/')[-2].split(':')[1]}"

    with pytest.raises(NotFound):
        invitation_of(forged, at=timezone.now())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password": "kurz", "repeated": "kurz"}, "12"),
        ({"password": "passwort1234567", "repeated": "anderes-passwort"}, "verschieden"),
        ({"name": ""}, "erforderlich"),
        ({"name": "x" * 200}, "150"),
        ({"password": "ayla@example.org", "repeated": "ayla@example.org"}, "ähnlich"),
    ],
)
def test_bad_input_is_met_with_a_sentence(client, changes, sentence):
    invitation = invited(make_office())

    response = client.post(path_of(invitation), NEW | changes)

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not Person.objects.exists()


def test_nobody_is_invited_twice_or_for_roles_that_they_have(client):
    trier = make_office()
    client.force_login(administrator_of(trier))
    brandt = editor_of(trier)
    invited(trier)

    for email in ("AYLA@example.org", brandt.email):
        response = client.post(
            "/trier/buero/personen/einladen/", {"name": "X", "email": email, "roles": [Role.EDITOR.value]}
        )
        assert response.status_code == 200
    assert Invitation.objects.of(trier).count() == 1


def test_administrators_of_another_office_cannot_touch_an_invitation(client):
    trier, konz = make_office(), make_office(key="konz")
    invitation = invited(trier)
    client.force_login(administrator_of(konz))

    for action in ("erneut", "zurueck"):
        assert client.post(f"/konz/buero/personen/einladungen/{invitation.public_id}/{action}/").status_code == 404
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is None


def test_an_office_that_was_switched_off_takes_nobody_in(client):
    trier = make_office()
    path = path_of(invited(trier))
    trier.active = False
    trier.save()

    assert client.get(path).status_code == 404


def test_the_invitation_page_is_not_kept_by_browsers(client):
    response = client.get(path_of(invited(make_office())))

    assert "no-store" in response.headers["Cache-Control"]

"""offices add, list and invite."""

import pytest
from django.core import mail

from bildungsbuero.apps.accounts.models import Invitation, Office
from bildungsbuero.apps.territory.actions import load_reference
from bildungsbuero.apps.territory.models import OfficeArea
from tests.support.cast import make_office
from tests.support.command import runner

pytestmark = pytest.mark.django_db


@pytest.fixture
def command(capsys, monkeypatch):
    return runner(capsys, monkeypatch)


def test_an_office_is_added_with_its_areas_and_listed(command):
    load_reference()

    added = command("offices", "add", "saarburg", "Büro Saarburg", "--area", "07235", "--area", "07211", "--json")

    assert added.code == 0, added.errors
    assert added.document["key"] == "saarburg"
    assert sorted(added.document["areas"]) == ["07211", "07235"]
    assert added.document["address"] == "http://127.0.0.1:8000/saarburg/"
    assert command("offices", "list", "--json").document == [added.document]
    assert "Büro Saarburg" in command("offices", "list").printed
    assert "offices invite konz" in command("offices", "add", "konz", "Konz").printed


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["trier", "Noch eins"], "office.key_taken"),
        (["Trier!", "X"], "office.bad_key"),
        (["x", "X"], "office.bad_key"),
        (["konto", "X"], "office.bad_key"),
        (["konz", "  "], "office.no_name"),
        (["konz", "Konz", "--area", "99999999"], "territory.unknown_key"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(command, arguments, code):
    make_office()

    refused = command("offices", "add", *arguments, "--json")

    assert (refused.code, refused.document["error"]["code"]) == (1, code)
    assert Office.objects.count() == 1
    assert not OfficeArea.unscoped.exists()


def test_the_first_person_is_invited_from_the_shell(command):
    make_office()

    invited = command("offices", "invite", "trier", "Thull@example.org", "Frau Thull", "--json")

    assert invited.code == 0, invited.errors
    assert invited.document["email"] == "thull@example.org"
    assert invited.document["roles"] == ["administrator"]
    assert invited.document["link"] in mail.outbox[0].body
    for_people = command("offices", "invite", "trier", "b@example.org", "B", "--role", "editor", "--role", "reader")
    assert "/trier/konto/einladung/" in for_people.printed.replace("\n", "")
    assert Invitation.unscoped.get(email="b@example.org").roles == ["editor", "reader"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nix", "a@example.org", "A"], "office.unknown"),
        (["trier", "no address", "A"], "people.bad_email"),
        (["trier", "a@example.org", "A", "--role", "emperor"], "people.unknown_role"),
    ],
)
def test_a_wrong_invitation_is_refused(command, arguments, code):
    make_office()

    refused = command("offices", "invite", *arguments, "--json")

    assert (refused.code, refused.document["error"]["code"]) == (1, code)
    assert not Invitation.unscoped.exists()


def test_wrong_use_ends_with_2(command):
    assert command("offices", "add").code == 2
    assert command("offices", "unknown").code == 2

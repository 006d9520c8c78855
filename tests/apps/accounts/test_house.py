"""Signing in through the house: known people, unknown people, groups, the network; and a server that fails or lies."""

from urllib.parse import urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount

from bildungsbuero.apps.accounts.actions.people import change_roles
from bildungsbuero.apps.accounts.models import Person, Role
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.middleware import content_policy
from tests.support.cast import administrator_of, editor_of, make_office, make_person
from tests.support.codes import give_app
from tests.support.house_server import CLIENT, SECRET, running_house

pytestmark = pytest.mark.django_db

GO = "/trier/konto/haus/"


@pytest.fixture(scope="module")
def running():
    with running_house() as server:
        yield server


@pytest.fixture
def house(running, settings):
    running.claims, running.is_broken, running.issuer = {}, False, ""
    known = {"OIDC_URL": running.address, "OIDC_CLIENT": CLIENT, "OIDC_SECRET": SECRET, "OIDC_NAME": "Stadt Trier"}
    settings.OPTIONS = settings.OPTIONS | known
    app = {"provider_id": "house", "name": "Stadt Trier", "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": running.address}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    return running


@pytest.fixture
def trier():
    return make_office()


def option(settings, **values):
    settings.OPTIONS = settings.OPTIONS | values


def come_in(client, house, **claims):
    """Go to the house, sign in there, come back."""
    house.claims = claims
    away = client.post(GO)
    assert away.status_code == 302, away.content.decode()
    back = urlsplit(house.let_in(away.headers["Location"]))
    assert back.path == "/konto/haus/house/zurueck/"
    return client.get(f"{back.path}?{back.query}")


def signed_in(client):
    return Person.objects.filter(pk=client.session.get("_auth_user_id")).first()


def test_a_known_address_that_the_house_has_verified_signs_in(client, house, trier):
    brandt = editor_of(trier)

    response = come_in(client, house, email=brandt.email.upper(), email_verified=True, name="Anders")

    assert response.headers["Location"] == "/konto/weiter/"
    assert signed_in(client) == brandt
    assert client.get("/trier/buero/vorgaenge/").status_code == 200
    assert not SocialAccount.objects.exists()


def test_an_address_that_the_house_has_not_verified_opens_nothing(client, house, trier):
    brandt = editor_of(trier)

    for claims in ({}, {"email_verified": False}, {"email_verified": "no"}):
        response = come_in(client, house, email=brandt.email, **claims)

        assert response.status_code == 403
        assert signed_in(client) is None


def test_an_office_may_trust_the_addresses_of_its_house(client, house, trier, settings):
    option(settings, OIDC_EMAILS_ARE_VERIFIED=True)
    brandt = editor_of(trier)

    come_in(client, house, email=brandt.email)

    assert signed_in(client) == brandt


def test_an_unknown_person_is_turned_away_with_a_kind_sentence(client, house, trier):
    response = come_in(client, house, email="neu@trier.example", email_verified=True)

    assert response.status_code == 403
    assert "bitten Sie" in response.content.decode().lower() or "Einladung" in response.content.decode()
    assert signed_in(client) is None
    assert not Person.objects.filter(email="neu@trier.example").exists()


def test_an_unknown_person_reads_where_the_house_wants_it_so(client, house, trier, settings):
    option(settings, OIDC_NEWCOMERS_READ="trier")

    come_in(client, house, email="neu@trier.example", email_verified=True, name="Neu")

    assert signed_in(client).roles_in(trier) == {"reader"}
    assert client.get("/trier/buero/vorgaenge/").status_code == 200


def test_a_group_of_the_house_reads_without_accounts(client, house, trier, settings):
    option(settings, OIDC_READERS="trier=Bildung-Lesen")

    come_in(client, house, email="neu@trier.example", groups=["Alle", "Bildung-Lesen"])

    reader = signed_in(client)
    assert (reader.name, reader.is_house_reader) == ("Leserin/Leser des Hauses", True)
    assert not Person.objects.filter(email__icontains="neu").exists()
    assert client.get("/trier/buero/angebote/").status_code == 200


@pytest.mark.parametrize(
    "page", ["konto/", "konto/daten/", "konto/sitzungen/", "konto/passwort/", "konto/zweiter-faktor/", "konto/name/"]
)
def test_the_shared_reader_has_no_account_of_its_own(client, house, trier, settings, page):
    option(settings, OIDC_READERS="trier=Lesen")
    come_in(client, house, groups="Lesen")

    assert client.get(f"/trier/{page}").status_code == 403
    assert client.post("/trier/buero/vorgaenge/bcdfghjk/erledigt/").status_code == 403


def test_the_shared_reader_gets_no_other_role_and_no_original_values(client, house, trier, settings):
    option(settings, OIDC_READERS="trier=Lesen")
    come_in(client, house, groups="Lesen")
    reader = signed_in(client)

    with pytest.raises(Refusal) as refused:
        change_roles(reader, trier, frozenset({"monitoring"}), by=administrator_of(trier))
    assert refused.value.code == "people.house_reader"

    reader.memberships.create(office=trier, role=Role.MONITORING)
    reader.forget_roles()
    assert reader.roles_in(trier) == {"reader"}


def test_somebody_switched_off_stays_out(client, house, trier):
    brandt = editor_of(trier)
    brandt.is_active = False
    brandt.save()

    come_in(client, house, email=brandt.email, email_verified=True)

    assert signed_in(client) is None


def test_a_second_factor_here_is_asked_for_as_well(client, house, trier):
    brandt = editor_of(trier)
    give_app(brandt)

    response = come_in(client, house, email=brandt.email, email_verified=True)

    assert response.headers["Location"].endswith("/konto/zweiter-faktor/anmelden/")
    assert signed_in(client) is None


def test_the_second_factor_of_the_house_is_enough_for_an_office_that_demands_one(client, house, trier):
    trier.requires_second_factor = True
    trier.save()
    come_in(client, house, email=editor_of(trier).email, email_verified=True)

    assert client.get("/trier/buero/vorgaenge/").status_code == 200


@pytest.mark.parametrize("query", ["", "?code=x", "?code=x&state=forged", "?error=access_denied", "?state=%00"])
def test_a_forged_way_back_is_met_with_a_page(client, house, trier, query):
    response = client.get(f"/konto/haus/house/zurueck/{query}")

    assert response.status_code in {400, 403, 404}
    assert signed_in(client) is None


def test_a_code_that_was_used_or_belongs_to_another_browser_opens_nothing(client, house, trier):
    brandt = editor_of(trier)
    house.claims = {"email": brandt.email, "email_verified": True}
    away = client.post(GO).headers["Location"]
    back = urlsplit(house.let_in(away))
    house.codes.clear()

    response = client.get(f"{back.path}?{back.query}")

    assert response.status_code == 403
    assert signed_in(client) is None


def test_a_token_of_another_server_is_not_taken(client, house, trier):
    brandt = editor_of(trier)
    house.issuer = "https://elsewhere.example"

    response = come_in(client, house, email=brandt.email, email_verified=True)

    assert response.status_code == 403
    assert signed_in(client) is None


def test_a_server_that_does_not_answer_is_met_with_a_sentence(client, house, trier):
    house.is_broken = True

    response = client.post(GO)

    assert response.status_code == 403
    assert "über das Haus" in response.content.decode()


def test_without_a_server_there_is_no_such_way(client, trier):
    assert client.post(GO).status_code == 404
    assert client.get("/konto/haus/house/zurueck/").status_code == 404
    assert "Stadt Trier" not in client.get("/trier/konto/anmelden/").content.decode()


def test_the_button_stands_on_the_sign_in_page(client, house, trier):
    assert "Anmelden über Stadt Trier" in client.get("/trier/konto/anmelden/").content.decode()
    assert client.get(GO).status_code == 405


def test_the_content_policy_lets_the_form_lead_to_the_house_alone():
    assert "form-action 'self';" in content_policy()
    assert "form-action 'self' https://sso.trier.example;" in content_policy("", "https://sso.trier.example/realms/x")


@pytest.fixture
def network(settings):
    option(settings, HOUSE_NETWORKS="trier=10.1.0.0/16, konz=10.2.0.0/16")


def test_from_the_network_of_the_house_pages_are_read_without_signing_in(client, trier, network):
    response = client.get("/trier/buero/angebote/", REMOTE_ADDR="10.1.7.7")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert signed_in(client) is None
    assert Person.objects.get().name == "Leserin/Leser des Hauses"
    client.get("/trier/buero/angebote/", REMOTE_ADDR="10.1.7.8")
    assert Person.objects.count() == 1


@pytest.mark.parametrize("address", ["10.2.0.1", "192.0.2.1", "::1"])
def test_from_elsewhere_one_signs_in(client, trier, network, address):
    assert client.get("/trier/buero/angebote/", REMOTE_ADDR=address).status_code == 302


def test_a_header_of_the_browser_does_not_move_it_into_the_network(client, trier, network):
    response = client.get("/trier/buero/angebote/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": "10.1.0.1"})

    assert response.status_code == 302


def test_from_the_network_nothing_can_be_changed_or_seen_beyond_reading(client, trier, network):
    assert client.post("/trier/buero/akteure/neu/", {"name": "x"}, REMOTE_ADDR="10.1.7.7").status_code == 302
    assert client.get("/trier/buero/personen/", REMOTE_ADDR="10.1.7.7").status_code == 403
    assert client.get("/trier/konto/", REMOTE_ADDR="10.1.7.7").status_code == 302
    assert client.get("/trier/konto/anmelden/", REMOTE_ADDR="10.1.7.7").status_code == 200


def test_who_is_signed_in_stays_who_they_are_in_the_network(client, trier, network):
    client.force_login(make_person(office=trier, roles=(Role.ADMINISTRATOR,)))

    assert client.get("/trier/buero/personen/", REMOTE_ADDR="10.1.7.7").status_code == 200


def test_a_network_that_cannot_be_read_is_named(client, trier, settings):
    option(settings, HOUSE_NETWORKS="trier=10.1.0.0/77")

    response = client.get("/trier/buero/angebote/", REMOTE_ADDR="10.1.7.7")

    assert response.status_code == 400
    assert "10.1.0.0/77" in response.content.decode()

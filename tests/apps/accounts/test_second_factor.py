"""The second factor: set up, asked for, demanded by an office, lost, and what guards it."""

import re
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.template.loader import get_template
from django.urls import get_resolver

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.seal import seal, unseal
from bildungsbuero.apps.operations.models import AuditEntry
from bildungsbuero.core.errors import Refusal
from tests.support.cast import PASSWORD, administrator_of, editor_of, make_office, make_person
from tests.support.codes import code_of, give_app, recovery_codes_of

pytestmark = pytest.mark.django_db

FACTORS = "/trier/konto/zweiter-faktor/"
SIGN_IN = "/trier/konto/anmelden/"
STEP = f"{FACTORS}anmelden/"
OURS = Path(__file__).resolve().parents[3] / "src" / "bildungsbuero"


@pytest.fixture
def trier():
    return make_office()


@pytest.fixture
def brandt(trier):
    return make_person(office=trier, roles=(Role.EDITOR,), name="Herr Brandt", password=PASSWORD)


def sign_in(client, person):
    return client.post(SIGN_IN, {"login": person.email, "password": PASSWORD})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def confirm(client, page):
    """Open a page that asks for the password once more, and give it."""
    asked = client.get(page)
    assert asked.status_code == 302, "the page asks nothing"
    return client.post(asked.headers["Location"], {"password": PASSWORD, "next": page}, follow=True)


def test_somebody_sets_up_an_app_and_gets_recovery_codes(client, brandt, django_capture_on_commit_callbacks):
    client.force_login(brandt)
    page = confirm(client, f"{FACTORS}app/").content.decode()
    secret = re.search(r"<code>(\w+)</code>", page)[1]

    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(f"{FACTORS}app/", {"code": code_of(secret)})

    assert done.headers["Location"] == f"{FACTORS}codes/"
    codes = client.get(f"{FACTORS}codes/").content.decode()
    assert all(code in codes for code in recovery_codes_of(brandt))
    assert client.get(f"{FACTORS}codes/datei/").content.decode().count("\n") >= 10
    assert [message.to for message in mail.outbox] == [[brandt.email]]
    assert "App für Einmalcodes wurde eingerichtet" in mail.outbox[0].body
    assert [entry.action for entry in AuditEntry.unscoped.all()] == ["second_factor.added"]


def test_the_picture_of_the_key_comes_from_the_page_itself(client, brandt):
    client.force_login(brandt)

    page = confirm(client, f"{FACTORS}app/").content.decode()

    assert 'src="data:image/svg+xml;base64,' in page
    assert "otpauth://" not in page


def test_the_database_does_not_give_the_secret_away(brandt):
    secret = give_app(brandt)

    stored = Authenticator.objects.get(user=brandt, type="totp").data["secret"]

    assert secret not in stored
    assert unseal(stored) == secret


def test_another_key_of_the_installation_opens_nothing(settings):
    sealed = seal("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY = "another key of the installation, long enough"

    with pytest.raises(Refusal) as refused:
        unseal(sealed)

    assert refused.value.code == "second_factor.unreadable"


def test_a_factor_that_can_no_longer_be_read_lets_nobody_in(client, brandt, settings):
    give_app(brandt)
    Authenticator.objects.filter(user=brandt, type="totp").update(data={"secret": "gAAAAA-not-ours"})
    sign_in(client, brandt)

    response = client.post(STEP, {"code": "000000"})

    assert response.status_code == 400
    assert "Schlüssel der Installation" in response.content.decode()
    assert not is_signed_in(client)


def test_the_password_alone_no_longer_signs_in(client, brandt):
    secret = give_app(brandt)

    assert sign_in(client, brandt).headers["Location"] == STEP
    assert not is_signed_in(client)
    assert client.get(STEP).status_code == 200
    assert client.get("/trier/buero/").status_code == 302

    assert client.post(STEP, {"code": code_of(secret)}).status_code == 302
    assert is_signed_in(client)


def test_a_code_works_once(client, brandt):
    secret = give_app(brandt)
    code = code_of(secret)
    sign_in(client, brandt)
    client.post(STEP, {"code": code})
    client.post("/trier/konto/abmelden/")
    sign_in(client, brandt)

    assert client.post(STEP, {"code": code}).status_code == 200
    assert not is_signed_in(client)


def test_a_recovery_code_opens_the_account_once(client, brandt):
    give_app(brandt)
    code = recovery_codes_of(brandt)[0]
    sign_in(client, brandt)
    client.post(STEP, {"code": code})
    assert is_signed_in(client)

    client.post("/trier/konto/abmelden/")
    sign_in(client, brandt)
    client.post(STEP, {"code": code})
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "entry", [{"code": ""}, {"code": "abcdef"}, {"code": "1" * 500}, {"code": "١٢٣٤٥٦"}, {"credential": "{"}, {}]
)
def test_wrong_codes_are_met_with_a_sentence(client, brandt, entry):
    give_app(brandt)
    sign_in(client, brandt)

    response = client.post(STEP, entry)

    assert response.status_code == 200
    assert not is_signed_in(client)


FORGED = [
    "[]",
    "null",
    "7",
    '{"id": "x"}',
    '{"response": {"userHandle": "%%"}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "eA", '
    '"attestationObject": "o2"}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30", "signature": "eA", '
    '"authenticatorData": "eA"}}',
]


@pytest.mark.parametrize("credential", FORGED)
def test_a_forged_passkey_is_met_with_a_sentence(client, brandt, credential):
    give_app(brandt)
    sign_in(client, brandt)
    client.get(STEP)

    assert client.post(STEP, {"credential": credential}).status_code == 200
    assert not is_signed_in(client)

    client.force_login(brandt)
    confirm(client, f"{FACTORS}passkeys/neu/")
    assert client.post(f"{FACTORS}passkeys/neu/", {"credential": credential}).status_code == 200


def test_guessing_codes_ends_after_five(client, brandt):
    secret = give_app(brandt)
    sign_in(client, brandt)
    for _ in range(5):
        client.post(STEP, {"code": "000000"})

    response = client.post(STEP, {"code": code_of(secret)})

    assert "fünf Minuten" in response.content.decode()
    assert not is_signed_in(client)


def test_without_the_password_the_second_step_leads_to_the_first(client, trier):
    assert client.get(STEP).headers["Location"] == SIGN_IN
    assert client.post(STEP, {"code": "000000"}).headers["Location"] == SIGN_IN


@pytest.mark.parametrize(
    "page", ["", "app/", "app/entfernen/", "codes/", "codes/neu/", "codes/datei/", "passkeys/neu/"]
)
def test_strangers_are_led_to_sign_in(client, trier, page):
    response = client.get(FACTORS + page)

    assert response.status_code == 302
    assert response.headers["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("page", ["app/entfernen/", "codes/", "codes/neu/", "codes/datei/", "passkeys/neu/"])
def test_what_changes_the_factor_asks_who_one_is(client, brandt, page):
    give_app(brandt)
    client.force_login(brandt)

    assert "/konto/bestaetigen/" in client.get(FACTORS + page).headers["Location"]


def test_a_form_that_was_open_too_long_leads_back_to_its_page(client, brandt):
    give_app(brandt)
    client.force_login(brandt)
    asked = client.post(f"{FACTORS}app/entfernen/")

    answer = client.post(asked.headers["Location"], {"password": PASSWORD, "next": f"{FACTORS}app/entfernen/"})

    assert answer.headers["Location"] == f"{FACTORS}app/entfernen/"
    assert Authenticator.objects.filter(user=brandt).exists()


def test_a_wrong_password_confirms_nothing(client, brandt):
    client.force_login(brandt)
    asked = client.get(f"{FACTORS}app/").headers["Location"]

    assert client.post(asked, {"password": "wrong-and-long-enough"}).status_code == 200
    assert client.get(f"{FACTORS}app/").status_code == 302


def test_the_last_app_takes_the_recovery_codes_along(client, brandt):
    give_app(brandt)
    client.force_login(brandt)
    confirm(client, f"{FACTORS}app/entfernen/")

    assert client.post(f"{FACTORS}app/entfernen/").status_code == 302
    assert not Authenticator.objects.filter(user=brandt).exists()


def test_where_the_office_demands_a_factor_the_last_one_stays(client, trier, brandt):
    trier.requires_second_factor = True
    trier.save()
    give_app(brandt)
    client.force_login(brandt)
    confirm(client, f"{FACTORS}app/entfernen/")

    response = client.post(f"{FACTORS}app/entfernen/")

    assert "Ihr Büro verlangt einen zweiten Faktor" in response.content.decode()
    assert Authenticator.objects.filter(user=brandt, type="totp").exists()


def test_an_office_that_demands_a_factor_leads_to_setting_it_up(client, trier):
    brandt = editor_of(trier)
    trier.requires_second_factor = True
    trier.save()
    client.force_login(brandt)

    assert client.get("/trier/buero/vorgaenge/").headers["Location"] == FACTORS
    assert client.post("/trier/buero/vorgaenge/abc/erledigt/").headers["Location"] == FACTORS
    assert "Ihr Büro verlangt einen zweiten Faktor" in client.get(FACTORS).content.decode()

    give_app(brandt)
    assert client.get("/trier/buero/vorgaenge/").status_code == 200


def test_a_stranger_does_not_learn_that_an_office_demands_a_factor(client, trier):
    trier.requires_second_factor = True
    trier.save()
    client.force_login(editor_of(make_office(key="konz")))

    assert client.get("/trier/buero/vorgaenge/").status_code == 404


def test_the_office_chooses_in_its_settings(client, trier):
    client.force_login(administrator_of(trier))
    give_app(administrator_of(trier))

    client.post("/trier/buero/einstellungen/", {"name": trier.name, "requires_second_factor": "on"})

    trier.refresh_from_db()
    assert trier.requires_second_factor


def test_nobody_touches_the_passkey_of_somebody_else(client, trier, brandt):
    other = editor_of(trier)
    key = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Telefon", "credential": {}})
    client.force_login(brandt)
    confirm(client, f"{FACTORS}app/")

    for page in ("entfernen", "name"):
        assert client.get(f"{FACTORS}passkeys/{key.pk}/{page}/").status_code == 404
        assert client.post(f"{FACTORS}passkeys/{key.pk}/{page}/", {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_passkey_is_renamed_and_removed(client, brandt):
    key = Authenticator.objects.create(user=brandt, type="webauthn", data={"name": "Telefon", "credential": {}})
    client.force_login(brandt)
    confirm(client, f"{FACTORS}app/")

    assert client.post(f"{FACTORS}passkeys/{key.pk}/name/", {"name": ""}).status_code == 200
    client.post(f"{FACTORS}passkeys/{key.pk}/name/", {"name": "Diensthandy"})
    assert "Diensthandy" in client.get(f"{FACTORS}passkeys/{key.pk}/entfernen/").content.decode()
    client.post(f"{FACTORS}passkeys/{key.pk}/entfernen/")
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_the_list_of_factors_needs_a_fixed_number_of_queries(client, brandt, django_assert_num_queries):
    give_app(brandt)
    client.force_login(brandt)

    with django_assert_num_queries(6):
        client.get(FACTORS)


def test_nothing_of_the_second_factor_beyond_our_list_can_be_reached():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("mfa_")}

    assert names == {
        "mfa_index",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
    }


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "authenticate.html",
        "reauthenticate.html",
        "totp/activate_form.html",
        "totp/deactivate_form.html",
        "recovery_codes/index.html",
        "recovery_codes/generate.html",
        "recovery_codes/download.txt",
        "webauthn/add_form.html",
        "webauthn/edit_form.html",
        "webauthn/authenticator_confirm_delete.html",
        "webauthn/reauthenticate.html",
        "messages/totp_activated.txt",
        "messages/totp_deactivated.txt",
        "messages/webauthn_added.txt",
        "messages/webauthn_removed.txt",
        "messages/recovery_codes_generated.txt",
    ],
)
def test_every_page_and_message_is_ours(name):
    assert Path(get_template(f"mfa/{name}").origin.name).is_relative_to(OURS)

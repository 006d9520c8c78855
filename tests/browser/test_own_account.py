"""The own account, second factors and the pages of a provider in the browser; a passkey with a pretended device."""

from collections.abc import Callable

import pytest

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.actors.models import ProviderAccess
from tests.support.browsing import Visit
from tests.support.cast import PASSWORD, make_person
from tests.support.offers import make_offer, make_organisation

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}
SEND = "main form[data-passkey] button[type=submit]"


@pytest.fixture
def ayla(office: Office) -> Person:
    """Ayla, who runs a provider."""
    person = make_person(office=office, roles=(Role.PROVIDER,), name="Ayla", password=PASSWORD)
    provider = make_organisation(office=office, name="VHS")
    ProviderAccess.unscoped.create(office=office, person=person, organisation=provider)
    make_offer(office=office, title="Nähen", provider=provider)
    return person


def test_a_passkey_is_set_up_and_opens_the_account(ayla: Person, visit: Callable[..., Visit]) -> None:
    seen = visit("/trier/konto/", person=ayla)
    page = seen.page
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    seen.go("/trier/konto/zweiter-faktor/passkeys/neu/")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")

    page.click(SEND)
    page.wait_for_url("**/konto/zweiter-faktor/codes/")
    seen.check()

    page.context.clear_cookies()
    seen.go("/trier/konto/anmelden/")
    page.fill("input[name=login]", ayla.email)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/zweiter-faktor/anmelden/")
    seen.check()
    page.click(SEND)
    page.wait_for_url("**/buero/eigene/")

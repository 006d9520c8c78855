"""“Was passt zu mir?”: three answers, and nothing of what was said is left anywhere."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail

from tests.apps.needs.test_unmet import whole_database
from tests.support.cast import make_office
from tests.support.offers import make_offer

pytestmark = pytest.mark.django_db
AGE = "87"
SAID = {"own-age": AGE, "own-class_level": "", "own-german_level": "C2", "own-entitlement": "no", "own-benefits": "yes"}


@pytest.fixture
def trier(data_dir):
    office = make_office()
    make_offer(office=office, title="Chor für alle")
    make_offer(office=office, title="Chor der Jungen", conditions=[{"condition": "age", "to": "20"}])
    make_offer(office=office, title="Chor nach Gespräch", conditions=[{"condition": "membership"}])
    make_offer(office=office, title="Anlaufstelle", kind="guidance", contact_phone="030 23125 999")
    return office


def groups(response) -> dict[str, list[str]]:
    return {group.key: [one.hit.title for one in group.hits] for group in response.context["groups"]}


def test_hits_are_answered_in_three_groups_and_none_is_left_out(client, trier):
    response = client.post("/trier/angebote/passt/", {"q": "chor", **SAID})
    text = response.content.decode()

    assert groups(response) == {
        "fits": ["Chor für alle"],
        "may_fit": ["Chor nach Gespräch"],
        "does_not_fit": ["Chor der Jungen"],
    }
    assert "passt nicht zu Ihren Angaben – lassen Sie sich beraten (Alter)" in text
    assert "passt vielleicht – bitte nachfragen (Mitgliedschaft)" in text
    assert "1 Angebot passt nicht zu Ihren Angaben" in text
    assert "030 23125 999" in text
    assert "berechtigt" not in text.replace("Berechtigung", "")


def test_the_page_is_kept_nowhere_and_leads_back_without_what_was_said(client, trier):
    response = client.post("/trier/angebote/passt/", {"q": "chor", **SAID})

    assert response["Cache-Control"] == "private, no-store"
    assert response.context["back"] == "/trier/angebote/?q=chor"
    assert response.context["carried"] == [("q", "chor")]
    assert all(
        AGE not in cookie.value and "C2" not in cookie.value
        for name, cookie in response.cookies.items()
        if name != "csrftoken"
    )


def test_nothing_said_and_nonsense_are_met_kindly(client, trier):
    for said in ({}, {"own-age": "viele"}, {"own-german_level": "Z9"}, {"own-class_level": "99"}):
        response = client.post("/trier/angebote/passt/", said)
        assert response.status_code == 200
        assert 'id="errors"' in response.content.decode()
    assert client.get("/trier/angebote/passt/?q=chor&own-age=87").context["form"].is_bound is False


def test_nothing_of_a_situation_stands_in_a_store_a_log_an_address_or_a_mail(client, trier, caplog):
    caplog.set_level("DEBUG")
    before = (whole_database(), files())

    response = client.post("/trier/angebote/passt/", {"q": "chor", **SAID})
    client.get(response.context["groups"][0].hits[0].hit.address)

    assert response.status_code == 200
    assert (whole_database(), files()) == before
    for said in ("own-age", "german_level", f"{AGE}", "C2"):
        assert said not in caplog.text
    links = [part.split('"')[0] for part in response.content.decode().split('href="')[1:]]
    assert not [link for link in links if AGE in link or "C2" in link or "own-" in link]
    assert mail.outbox == []


def files() -> dict[str, bytes]:
    found = Path(settings.DATA_DIR).rglob("*")
    return {str(path): path.read_bytes() for path in found if path.is_file() and "index" not in path.parts}

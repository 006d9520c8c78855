"""What stands around every page, and the pages that say what went wrong."""

import pytest
from django.test import Client

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.core.errors import Conflict, Denied, NotFound, Refusal
from bildungsbuero.web.errors import status_of
from bildungsbuero.web.middleware import content_policy
from tests.support.cast import editor_of, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office(municipality="Trier", phone="0651 000")


def page(path: str, **options: object) -> str:
    return Client().get(path, **options).content.decode()


def test_content_policy_allows_nothing_from_elsewhere(office: Office) -> None:
    policy = Client().get("/trier/").headers["Content-Security-Policy"]

    assert policy == content_policy()
    assert "unsafe" not in policy
    assert "http" not in policy


def test_own_tile_server_may_send_pictures_only() -> None:
    policy = content_policy("https://karten.example.org/{z}/{x}/{y}.png")

    assert "img-src 'self' data: https://karten.example.org;" in policy
    assert policy.count("example.org") == 1


def test_no_page_holds_inline_styles_or_scripts(office: Office) -> None:
    for path in ("/trier/", "/trier/fehler-melden/", "/trier/impressum/", "/trier/konto/anmelden/"):
        html = page(path)
        assert " style=" not in html
        assert "<style" not in html
        assert "<script>" not in html
        assert " onclick" not in html


def test_every_page_names_its_language_and_its_twin(office: Office) -> None:
    html = page("/trier/en/impressum/")

    assert '<html lang="en" dir="ltr"' in html
    assert '<link rel="alternate" hreflang="de" href="http://testserver/trier/impressum/">' in html
    assert '<link rel="canonical" href="http://testserver/trier/en/impressum/">' in html
    assert '<a href="/trier/impressum/" lang="de" hreflang="de">Deutsch</a>' in html


def test_language_link_keeps_the_question(office: Office) -> None:
    assert 'href="/trier/en/fehler-melden/?page=%2Fx%2F"' in page("/trier/fehler-melden/?page=%2Fx%2F")


def test_demo_says_so_and_stays_out_of_search_engines(office: Office) -> None:
    assert "noindex" not in page("/trier/")

    Office.objects.update(is_demo=True)

    html = page("/trier/")
    assert '<meta name="robots" content="noindex">' in html
    assert "Beispieldaten" in html


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (NotFound("not_found"), 404),
        (Denied("denied"), 403),
        (Conflict("conflict"), 409),
        (Refusal("bad_request"), 400),
        (Refusal("too_many_requests"), 429),
    ],
)
def test_refusal_has_its_status(refusal: Refusal, status: int) -> None:
    assert status_of(refusal) == status


def test_missing_page_helps_in_german_and_in_english(office: Office) -> None:
    german, english = Client().get("/trier/nichts/"), Client().get("/trier/en/nichts/")

    assert german.status_code == english.status_code == 404
    assert "Diese Seite gibt es nicht" in german.content.decode()
    assert "This page does not exist" in english.content.decode()
    assert "Zur Startseite" in german.content.decode()


@pytest.mark.parametrize("path", ["/trier/", "/trier/gibt-es-nicht/", "/trier/zahlen/"])
def test_unknown_host_is_turned_down_and_not_repeated(office: Office, settings, path: str) -> None:
    settings.ALLOWED_HOSTS = ["bildung.example.org"]

    answer = Client(raise_request_exception=False).get(path, headers={"host": "boese.example"})

    assert answer.status_code == 400
    assert "boese.example" not in answer.content.decode()


def test_form_from_elsewhere_is_turned_down_in_words(office: Office) -> None:
    answer = Client(enforce_csrf_checks=True).post("/trier/fehler-melden/", {"message": "x"})

    assert answer.status_code == 403
    assert "Dieses Formular war zu lange offen" in answer.content.decode()


def test_fault_of_the_program_shows_no_traceback(office: Office, settings) -> None:
    settings.ROOT_URLCONF = "tests.support.component_pages"

    answer = Client(raise_request_exception=False).get("/trier/absturz/")

    assert answer.status_code == 500
    assert "Bei uns ist etwas schiefgegangen" in answer.content.decode()
    assert "a fault of the program" not in answer.content.decode()


def test_guest_is_offered_to_sign_in_and_a_member_the_staff_pages(office: Office) -> None:
    client = Client()
    assert "Anmelden" in client.get("/trier/").content.decode()

    client.force_login(editor_of(office))

    html = client.get("/trier/").content.decode()
    assert 'href="/trier/buero/">Büro</a>' in html
    assert "Abmelden" in html


def test_member_of_another_office_is_offered_no_staff_pages(office: Office) -> None:
    client = Client()
    client.force_login(editor_of(make_office(key="eisenach", name="Eisenach")))

    assert "/trier/buero/" not in client.get("/trier/").content.decode()


def test_guest_gets_no_cookie(office: Office) -> None:
    assert not Client().get("/trier/").cookies

"""The kept list: without account, in browser or address, on paper, in two languages."""

from datetime import date
from urllib.parse import unquote

import pytest
from django.conf import settings

from bildungsbuero.apps.catalogue.models import Run, Translation
from bildungsbuero.web import kept_list
from bildungsbuero.web.public_ids import new_public_id
from tests.support.cast import make_office
from tests.support.offers import make_offer

pytestmark = pytest.mark.django_db

LIST = "/trier/merkliste/"
CHANGE = f"{LIST}aendern/"
COOKIE = "merkliste-trier"


@pytest.fixture
def trier():
    return make_office()


@pytest.fixture
def choir(trier):
    return make_offer(office=trier, title="Chor", kind="group", contact_phone="0651 1234")


@pytest.fixture
def dance(trier):
    return make_offer(office=trier, title="Tanz", kind="course")


def text_of(answer) -> str:
    return answer.content.decode()


def test_an_offer_is_kept_and_let_go_without_an_account(client, choir, dance):
    for offer in (choir, dance, choir):
        answer = client.post(CHANGE, {"offer": offer.public_id, "change": "keep", "back": "/trier/angebote/?q=Chor"})

    assert answer["Location"] == "/trier/angebote/?q=Chor"
    assert client.cookies[COOKIE].value == f"{choir.public_id}-{dance.public_id}"
    assert text_of(client.get(LIST)).index("Chor") < text_of(client.get(LIST)).index("Tanz")

    client.post(CHANGE, {"offer": choir.public_id, "change": "drop"})
    assert client.cookies[COOKIE].value == dance.public_id
    emptied = client.post(CHANGE, {"change": "empty"})
    assert client.cookies[COOKIE].value == ""
    assert f"{LIST}{dance.public_id}/" in text_of(client.get(emptied["Location"]))


def test_no_cookie_comes_before_the_first_kept_offer(client, choir):
    for address in ("/trier/angebote/", f"/trier/angebote/{choir.public_id}/", LIST, f"{LIST}{choir.public_id}/"):
        assert not client.get(address).cookies, address


def test_a_list_goes_on_by_its_address(client, choir, dance):
    shared = f"{LIST}{choir.public_id}-{dance.public_id}/"

    text = text_of(client.get(shared))

    assert "Chor" in text
    assert "0651 1234" in text
    assert f"http://testserver{shared}" in text
    assert 'class="bb-code"' in text
    assert 'name="robots" content="noindex"' in text


def test_a_mail_is_opened_in_the_own_program_and_none_is_sent(client, choir, mailoutbox):
    text = text_of(client.get(f"{LIST}{choir.public_id}/"))

    link = unquote(text.partition('href="mailto:')[2].partition('"')[0])
    assert link.startswith("?subject=Meine Merkliste&amp;body=Chor\n")
    assert choir.public_id in link
    assert mailoutbox == []


def test_what_is_no_longer_public_is_counted_and_not_named(client, trier, choir):
    draft = make_offer(office=trier, title="Entwurf Geheim", state="draft")
    konz = make_offer(office=make_office(key="konz"), title="Anderswo")

    text = text_of(client.get(f"{LIST}{choir.public_id}-{draft.public_id}-{konz.public_id}-{new_public_id()}/"))

    assert "3 Einträge dieser Liste werden nicht mehr angeboten" in text
    assert "Geheim" not in text
    assert "Anderswo" not in text
    assert client.get(f"{LIST}{draft.public_id}/").status_code == 404


@pytest.mark.parametrize("ids", ["-", "aeiou-aeiou", "x" * 5000, "<script>", "bcdfghjk-" * 500, "bcdfghj\x00"])
def test_a_spoilt_cookie_is_no_fault(client, trier, ids):
    client.cookies[COOKIE] = ids

    assert client.get(LIST).status_code == 200
    assert (
        client.post(CHANGE, {"offer": ids, "change": "keep", "back": "https://anderswo.example/"})["Location"] == LIST
    )


def test_a_list_has_an_end(client, trier):
    client.post(CHANGE, {"offer": [new_public_id() for _ in range(100)], "change": "keep"})

    assert len(kept_list.read_ids(client.cookies[COOKIE].value)) == kept_list.MOST


def test_a_page_with_scripts_gets_the_button_in_its_new_state_and_the_number(client, choir):
    entry = {"offer": choir.public_id, "title": "Chor", "change": "keep"}

    text = text_of(client.post(CHANGE, entry, headers={"HX-Request": "true"}))

    assert 'aria-pressed="true"' in text
    assert "(1)" in text
    assert "1 Angebot auf Ihrer Merkliste" in text
    assert 'aria-pressed="true"' in text_of(client.get(f"/trier/angebote/{choir.public_id}/"))


def test_the_handout_says_the_same_in_two_languages(client, trier, choir):
    Translation.objects.create(office=trier, offer=choir, language="ar", field="title", text="جوقة")

    answer = client.get(f"{LIST}{choir.public_id}/handzettel/", {"second": "ar"})

    text = text_of(answer)
    assert 'lang="ar" dir="rtl"><strong>جوقة</strong>' in text
    assert text.count("0651 1234") == 2
    # On the right the number keeps its order: 0651 stands before 1234.
    assert "\N{LEFT-TO-RIGHT ISOLATE}0651 1234\N{POP DIRECTIONAL ISOLATE}" in text
    assert "Deutsch" in text


def test_a_language_that_nobody_speaks_becomes_one_that_we_speak(client, choir):
    for asked in ("de", "xx", "\x00", ""):
        answer = client.get(f"{LIST}{choir.public_id}/handzettel/", {"second": asked})
        assert 'lang="uk"' in text_of(answer)
    assert client.get(f"/trier/uk/merkliste/{choir.public_id}/handzettel/").status_code == 200
    assert len(settings.SPOKEN) == 9


def test_the_dates_of_a_list_come_as_a_calendar(client, trier, choir):
    Run.objects.create(office=trier, offer=choir, starts_on=date(2030, 1, 7))

    answer = client.get(f"{LIST}{choir.public_id}/termine.ics")

    assert b"SUMMARY:Chor" in answer.content
    assert client.get(f"{LIST}{new_public_id()}/termine.ics").status_code == 404


def test_a_list_asks_a_fixed_number_of_queries(client, trier, django_assert_max_num_queries):
    ids = [make_offer(office=trier, title=f"Kurs {number}").public_id for number in range(12)]

    with django_assert_max_num_queries(12):
        client.get(f"{LIST}{'-'.join(ids)}/")


def test_the_cookie_goes_to_this_house_alone_and_the_button_keeps_its_name(client, choir, settings):
    settings.SESSION_COOKIE_PATH, settings.SESSION_COOKIE_SECURE = "/portal/", True
    said = {"offer": choir.public_id, "change": "keep", "title": "Chor & Tanz"}

    answer = client.post(CHANGE, said, headers={"HX-Request": "true"})

    cookie = answer.cookies[COOKIE]
    assert (cookie["path"], cookie["secure"], cookie["httponly"]) == ("/portal/", True, True)
    assert ": Chor &amp; Tanz" in text_of(answer)

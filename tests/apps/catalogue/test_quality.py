"""Hints about entries, the nightly look at web pages, the letter; places on site; suggestions from outside."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import LinkCheck, Offer, State, Talk
from bildungsbuero.apps.catalogue.quality.hints import Towns, hints_of, phone_hint, reading_hint
from bildungsbuero.apps.catalogue.quality.web_pages import check_pages, look_at
from bildungsbuero.apps.operations.outside import Looked
from bildungsbuero.core.errors import Refusal
from tests.support.cast import editor_of, make_office
from tests.support.offers import make_offer, make_organisation, make_place
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def trier():
    return make_office()


@pytest.fixture
def editor(client, trier):
    client.force_login(editor_of(trier))
    return client


@pytest.fixture
def municipalities(db):
    make_unit(key="07211000", name="Trier")
    make_unit(key="07235068", name="Konz")


@pytest.mark.parametrize(
    ("postcode", "town", "country", "said"),
    [
        ("54290", "Trier", "DE", ""),
        ("54290", "trier", "DE", ""),
        ("54290", "Konz", "DE", "gehört zu Trier, nicht zu Konz"),
        # A part of the town is no municipality.
        ("54290", "Euren", "DE", ""),
        ("99999", "Trier", "DE", "99999 gibt es nicht"),
        ("5429", "Trier", "DE", "5429 gibt es nicht"),
        ("L-1234", "Luxembourg", "LU", ""),
        ("", "Trier", "DE", ""),
    ],
)
def test_a_postcode_is_held_against_its_town(municipalities, postcode, town, country, said):
    hint = Towns([(postcode, town)]).hint(postcode, town, country)

    assert said in hint
    assert bool(said) == bool(hint)


@pytest.mark.parametrize(
    ("phone", "is_right"),
    [
        ("", True),
        ("0651 718-1430", True),
        ("+49 651 7181430", True),
        ("+352 2478 5100", True),
        ("+33 3 87 55 50 00", True),
        ("12", False),
        ("0651", False),
        ("siehe Webseite", False),
    ],
)
def test_a_telephone_number_is_one_that_can_be_dialled(phone, is_right):
    assert (phone_hint(phone) == "") == is_right


def test_a_hard_text_is_named_with_what_helps():
    hard = "Die Inanspruchnahme niedrigschwelliger Unterstützungsleistungen setzt Antragstellung voraus. " * 2

    assert "Kürzere Sätze" in reading_hint(hard)
    assert reading_hint("Wir nähen. Alle sind da. Komm auch du. Es ist schön hier bei uns.") == ""


def test_the_list_and_the_form_show_the_hints(editor, trier, municipalities):
    place = make_place(office=trier, postcode="54290", town="Konz", street="Gasse 1")
    offer = make_offer(office=trier, title="Nähen", place=place, contact_phone="12")

    for address in ("qualitaet/", f"{offer.public_id}/", f"{offer.public_id}/bearbeiten/"):
        page = editor.get(f"/trier/buero/angebote/{address}").content.decode()
        assert "gehört zu Trier, nicht zu Konz" in page
        assert "„12“ kann nicht stimmen" in page


def test_the_hints_for_many_offers_need_few_queries(trier, django_assert_max_num_queries):
    for number in range(8):
        make_offer(office=trier, place=make_place(office=trier, postcode="54290", street=f"Gasse {number}"))
    offers = list(Offer.objects.of(trier).with_provider_and_place())

    with django_assert_max_num_queries(4):
        assert len(hints_of(offers)) == 8


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (Looked(status=200, address="https://v.example/", has_moved=False), "good"),
        (Looked(status=401, address="https://v.example/", has_moved=False), "good"),
        (Looked(status=404, address="https://v.example/", has_moved=False), "gone"),
        (Looked(status=410, address="https://v.example/", has_moved=False), "gone"),
        (Looked(status=503, address="https://v.example/", has_moved=False), "silent"),
        (Looked(status=200, address="https://www.v.example/neu", has_moved=True), "good"),
        (Looked(status=200, address="https://parken.example/", has_moved=True), "moved"),
        (OSError("kein Netz"), "silent"),
        (Refusal("outside.not_public"), "refused"),
    ],
)
def test_what_a_look_at_a_web_page_says(answer, result):
    def look(_address):
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert look_at("https://v.example/", look=look) == result


def test_a_page_that_fails_two_nights_is_named_and_a_good_one_is_left_in_peace_for_a_week(trier):
    bad = make_offer(office=trier, website="https://weg.example/")
    make_offer(office=trier, website="https://gut.example/")
    make_offer(office=trier, website="https://beispiel.example/", is_example=True)
    make_offer(office=trier, website="https://entwurf.example/", state=State.DRAFT)
    asked = []

    def look(address):
        asked.append(address)
        return Looked(status=404 if "weg" in address else 200, address=address, has_moved=False)

    check_pages(trier, TODAY, look=look, pause_s=0)
    assert sorted(asked) == ["https://gut.example/", "https://weg.example/"]
    assert not any("Webseite" in hint for one in hints_of([bad]) for hint in one.hints)

    check_pages(trier, TODAY + timedelta(days=1), look=look, pause_s=0)
    assert sorted(asked)[2:] == ["https://weg.example/"]
    assert any("Webseite: gibt es nicht" in hint for one in hints_of([bad]) for hint in one.hints)

    check_pages(trier, TODAY + timedelta(days=7), look=look, pause_s=0)
    assert asked.count("https://gut.example/") == 2
    assert LinkCheck.unscoped.count() == 2


def test_the_letter_stands_on_a_page_and_in_a_file(editor, trier):
    vhs = make_organisation(office=trier, name="VHS")
    make_offer(office=trier, title="Nähen & Flicken", provider=vhs, contact_phone="12")

    page = editor.get(f"/trier/buero/angebote/qualitaet/{vhs.public_id}/").content.decode()
    assert "Nähen &amp; Flicken" in page
    assert "kann nicht stimmen" in page
    pdf = editor.get(f"/trier/buero/angebote/qualitaet/{vhs.public_id}/brief.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert editor.get("/trier/buero/angebote/qualitaet/bcdfghjk/").status_code == 404


def test_a_guide_checks_a_place_on_site(editor, trier):
    place = make_place(office=trier, name="Bürgerhaus", street="Gasse 1")
    offers = [make_offer(office=trier, title=f"Treff {number}", place=place) for number in range(2)]
    hidden = make_place(office=trier, name="Frauenhaus", visibility="hidden")
    make_offer(office=trier, place=hidden)

    page = editor.get("/trier/buero/vor-ort/").content.decode()
    assert "Bürgerhaus" in page
    assert "Frauenhaus" not in page
    editor.post(f"/trier/buero/vor-ort/{place.public_id}/", {"result": "right"})

    assert Offer.unscoped.filter(confirmed_on=TODAY).count() == 2
    assert Talk.unscoped.filter(channel="visit", result="right").count() == 2
    editor.post(f"/trier/buero/vor-ort/{place.public_id}/", {"result": "closed"})
    assert {offer.state for offer in Offer.unscoped.filter(place=place)} == {State.CLOSED}
    assert editor.post(f"/trier/buero/vor-ort/{hidden.public_id}/", {"result": "right"}).status_code == 404
    assert offers[0].pk


def test_what_is_wrong_on_site_stands_in_the_care_until_it_is_confirmed(editor, trier):
    place = make_place(office=trier, name="Bürgerhaus")
    offer = make_offer(office=trier, title="Treff", place=place, confirmed_on=TODAY - timedelta(days=9))

    editor.post(f"/trier/buero/vor-ort/{place.public_id}/", {"result": "wrong", "about": "Montags ist zu"})
    assert "Montags ist zu" in editor.get("/trier/buero/angebote/pflege/").content.decode()
    editor.post(f"/trier/buero/angebote/{offer.public_id}/bestaetigen/")
    assert "Montags ist zu" not in editor.get("/trier/buero/angebote/pflege/").content.decode()


@pytest.mark.parametrize("sent", [{}, {"result": "gone"}, {"result": "wrong", "about": "x" * 301}])
def test_a_visit_that_says_nothing_is_met_with_a_sentence(editor, trier, sent):
    place = make_place(office=trier)
    make_offer(office=trier, place=place)

    answer = editor.post(f"/trier/buero/vor-ort/{place.public_id}/", sent, follow=True)

    assert "sagen Sie, was Sie vorgefunden haben" in answer.content.decode()
    assert not Talk.unscoped.exists()


def test_places_are_sorted_by_distance_and_a_strange_postcode_is_named(editor, trier, municipalities):
    near = make_place(office=trier, name="Nah", latitude=49.75, longitude=6.64)
    far = make_place(office=trier, name="Fern", latitude=49.95, longitude=6.90)
    for place in (far, near):
        make_offer(office=trier, place=place)

    page = editor.get("/trier/buero/vor-ort/?near=49.75,6.64").content.decode()
    assert page.index("Nah") < page.index("Fern")
    assert "weder eine bekannte Postleitzahl" in editor.get("/trier/buero/vor-ort/?near=xyz").content.decode()


SUGGESTION = {
    "title": "Trommeln",
    "kind": "group",
    "provider": "Trommelverein",
    "summary": "Jeden Montag um 18 Uhr.",
    "town": "Trier",
    "address": "trommeln.example",
    "phone": "0651 1234",
    "website": "",
}


def test_a_suggestion_waits_for_the_office_and_is_nowhere_public(client, trier):
    assert "Angebot vorschlagen" in client.get("/trier/angebote/").content.decode()

    answer = client.post("/trier/angebot-vorschlagen/", SUGGESTION, follow=True)

    assert "Danke für Ihren Vorschlag" in answer.content.decode()
    offer = Offer.unscoped.get()
    assert (offer.state, offer.source, offer.title) == (State.SUBMITTED, "Vorschlag", "Trommeln")
    assert client.get(f"/trier/angebote/{offer.public_id}/").status_code == 404
    assert "Trommeln" not in client.get("/trier/angebote/?q=trommeln").content.decode().partition("results")[2]
    client.force_login(editor_of(trier))
    assert "Trommeln" in client.get("/trier/buero/angebote/?state=submitted").content.decode()


def test_a_program_that_fills_in_everything_leaves_nothing_and_a_flood_is_stopped(client, trier):
    client.post("/trier/angebot-vorschlagen/", SUGGESTION | {"website": "https://spam.example"})
    assert not Offer.unscoped.exists()
    assert not Organisation.unscoped.exists()
    cache.clear()

    answers = [client.post("/trier/angebot-vorschlagen/", SUGGESTION).status_code for _ in range(8)]

    assert answers == [302] * 6 + [429] * 2


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"kind": "nichts"}, {"address": "kein link"}, {"summary": "x" * 2001}]
)
def test_a_bad_suggestion_is_met_with_a_sentence(client, trier, wrong):
    answer = client.post("/trier/angebot-vorschlagen/", SUGGESTION | wrong)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Offer.unscoped.exists()

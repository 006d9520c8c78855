"""The guide to print: what stands in it, in which languages, and what it refuses."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from django.utils import timezone

from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.portal.guides import making
from bildungsbuero.apps.portal.offers.selection import Selection
from tests.support.cast import make_office
from tests.support.offers import make_offer, make_organisation, make_place

pytestmark = pytest.mark.django_db

FILE = "/trier/wegweiser/wegweiser.pdf"
PAGE = "/trier/wegweiser/"
ASKED = {"title": "Wegweiser Chöre", "by": "topic"}


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def choir(trier):
    place = make_place(office=trier, name="Haus", town="Trier", latitude=49.75, longitude=6.64)
    shelter = make_place(office=trier, town="Konz", visibility="hidden", latitude=49.7, longitude=6.58)
    make_offer(office=trier, title="Zuflucht", place=shelter, provider=make_organisation(office=trier, name="Obdach"))
    make_offer(office=trier, title="Geheimer Entwurf", state="draft")
    return make_offer(office=trier, title="Chor", place=place, topics=("arts_culture",), is_example=True)


def words_of(content: bytes, folder: Path) -> str:
    if not which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")
    (folder / "guide.pdf").write_bytes(content)
    done = subprocess.run(["pdftotext", "-layout", folder / "guide.pdf", "-"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode())


def test_the_guide_holds_cover_contents_map_entries_and_index(client, choir, tmp_path):
    answer = client.get(FILE, ASKED)

    assert answer["Content-Type"] == "application/pdf"
    text = words_of(answer.content, tmp_path)
    for part in ("Wegweiser Chöre", "Inhalt", "Karte", "2 Angebote", "Chor", "Beispieldaten", "Anbieter", "Orte"):
        assert part in text, part
    assert "Entwurf" not in text
    # Tagged as PDF/UA-1, in the language of the page.
    assert b"pdfuaid:part" in answer.content
    assert b"/Lang(de)" in answer.content


def test_a_hidden_place_is_no_point_of_the_map(trier, choir):
    offers = list(Offer.objects.of(trier).with_provider_and_place())
    points = list(making._points(offers, {offer.public_id: 1 for offer in offers}))

    assert [(point.latitude, point.longitude) for point in points] == [(49.75, 6.64)]


@pytest.mark.parametrize("language", ["ar", "fa", "uk", "de-leicht"])
def test_a_guide_speaks_the_language_of_its_page(client, choir, language):
    answer = client.get(f"/trier/{language}/wegweiser/wegweiser.pdf", ASKED)

    assert f"/Lang({language[:2]})".encode() in answer.content


@pytest.mark.parametrize("by", list(making.CHAPTERS))
def test_entries_are_put_together_as_asked_each_once(client, trier, choir, by):
    order = making.GuideOrder(
        office=trier,
        selection=Selection(),
        on=timezone.localdate(),
        title="Alle",
        chapters_by=by,
        absolute=lambda path: path,
    )
    guide = making.make_guide(order)

    numbers = [entry.number for chapter in guide.chapters for entry in chapter.entries]
    assert numbers == [1, 2]


def test_what_people_wrote_is_text_and_no_command(client, trier, tmp_path):
    make_offer(office=trier, title='#read("/etc/passwd") $ * _ \\ @', summary="#panic()")

    text = words_of(client.get(FILE, ASKED | {"title": "#pagebreak()"}).content, tmp_path)

    assert '#read("/etc/passwd")' in text
    assert "#pagebreak()" in text


def test_the_page_asks_for_title_and_chapters_and_keeps_the_search(client, choir):
    text = client.get(PAGE, {"topic": "arts_culture", "q": "Chor"}).content.decode()

    assert 'name="topic" value="arts_culture"' in text
    assert 'value="Wegweiser: Chor, Kultur' in text


@pytest.mark.parametrize("entry", [{}, {"title": "", "by": "topic"}, {"title": "A", "by": "x"}, {"title": "a" * 101}])
def test_bad_entries_are_asked_for_again(client, choir, entry):
    answer = client.get(FILE, entry)

    assert answer.status_code == 400
    assert 'id="errors"' in answer.content.decode()


def test_an_empty_guide_is_refused_and_a_long_one_too(client, choir, monkeypatch):
    assert client.get(FILE, ASKED | {"q": "Unterwasserhockey"}).status_code == 400
    assert "Nichts zu drucken" in client.get(PAGE, {"q": "Unterwasserhockey"}).content.decode()

    monkeypatch.setattr("bildungsbuero.apps.portal.guides.making.MOST", 1)
    answer = client.get(FILE, ASKED)
    assert answer.status_code == 400
    assert "zu viele für einen Wegweiser" in answer.content.decode()


@pytest.mark.parametrize("sign", ["🎉", "中文", "\x01", "A\u0301\u20dd"])
def test_a_sign_that_no_typeface_holds_spoils_no_guide(client, trier, choir, tmp_path, sign):
    make_offer(office=trier, title=f"Fest {sign}", summary=sign)

    answer = client.get(FILE, ASKED | {"title": "Wegweiser 🎉 فارسی"})

    assert answer.status_code == 200
    assert "Fest" in words_of(answer.content, tmp_path)

"""What networks and search engines are told: a picture of each page, and where all pages are."""

import struct
from xml.etree import ElementTree

import pytest

from bildungsbuero.apps.portal import crawl_map
from tests.support.cast import make_office
from tests.support.offers import make_offer

pytestmark = pytest.mark.django_db

MAP = f"{{{crawl_map.NAMESPACE}}}"


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def choir(trier):
    return make_offer(office=trier, title="Chor & <Mehr>", summary="Wir singen.")


def size_of(png: bytes) -> tuple[int, int]:
    return struct.unpack(">II", png[16:24])


def addresses_in(answer) -> list[str]:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [found.text for found in ElementTree.fromstring(content).iter(f"{MAP}loc")]


@pytest.mark.parametrize("path", ["bild.png", "ar/bild.png", "kennzahlen/d-17/teilen.png"])
def test_pages_have_a_picture_of_the_size_that_networks_ask_for(client, trier, path):
    answer = client.get(f"/trier/{path}")

    assert answer["Content-Type"] == "image/png"
    assert size_of(answer.content) == (1200, 630)


def test_a_page_names_its_picture_and_the_picture_is_drawn_once(client, choir, data_dir):
    address = f"/trier/angebote/{choir.public_id}/"
    text = client.get(address).content.decode()

    assert f'<meta property="og:image" content="http://testserver{address}bild.png">' in text
    assert '<meta property="og:title" content="Chor &amp; &lt;Mehr&gt;">' in text
    assert '<meta name="description" content="Wir singen.">' in text
    first = client.get(f"{address}bild.png").content
    kept = list((data_dir / "charts").glob("share-*.png"))
    assert client.get(f"{address}bild.png").content == first
    assert list((data_dir / "charts").glob("share-*.png")) == kept


def test_what_is_not_public_has_no_picture(client, trier):
    draft = make_offer(office=trier, title="Entwurf", state="draft")

    assert client.get(f"/trier/angebote/{draft.public_id}/bild.png").status_code == 404
    assert client.get("/trier/kennzahlen/x-99/teilen.png").status_code == 404


def test_the_map_names_public_pages_and_no_others(client, trier, choir):
    draft = make_offer(office=trier, title="Entwurf", state="draft")
    invented = make_offer(office=trier, title="Erfunden", is_example=True)

    files = addresses_in(client.get("/trier/sitemap.xml"))
    pages = [page for file in files for page in addresses_in(client.get(file.removeprefix("http://testserver")))]

    assert files == ["http://testserver/trier/sitemap-seiten.xml", "http://testserver/trier/sitemap-1.xml"]
    assert f"http://testserver/trier/angebote/{choir.public_id}/" in pages
    assert "http://testserver/trier/kennzahlen/D-17/" in pages
    assert not [page for page in pages if draft.public_id in page or invented.public_id in page or "/buero/" in page]
    assert client.get("/trier/sitemap-2.xml").status_code == 404
    assert "Sitemap: http://testserver/trier/sitemap.xml" in client.get("/trier/robots.txt").content.decode()


def test_every_address_of_the_map_opens(client, trier, choir):
    pages = addresses_in(client.get("/trier/sitemap-seiten.xml"))

    standing = [page for page in pages if "/kennzahlen/" not in page]
    assert {client.get(page.removeprefix("http://testserver")).status_code for page in standing} == {200}


def test_many_offers_stand_in_several_files(client, trier, monkeypatch):
    monkeypatch.setattr(crawl_map, "MOST_IN_A_FILE", 2)
    named = {make_offer(office=trier, title=f"Kurs {number}").public_id for number in range(5)}

    files = addresses_in(client.get("/trier/sitemap.xml"))[1:]
    parts = [addresses_in(client.get(file.removeprefix("http://testserver"))) for file in files]

    assert [len(part) for part in parts] == [2, 2, 1]
    assert {page.rstrip("/").rpartition("/")[2] for part in parts for page in part} == named

"""What browsers and search engines ask for, unasked."""

import pytest

from tests.support.cast import make_office

pytestmark = pytest.mark.django_db


def lines(client, path: str = "/robots.txt") -> list[str]:
    response = client.get(path)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode().splitlines()


def test_search_engines_may_read_all_but_the_inner_pages(client):
    make_office()

    assert lines(client) == [
        "User-agent: *",
        "Disallow: /buero/",
        "Disallow: /konto/",
        "Disallow: /trier/buero/",
        "Disallow: /trier/konto/",
    ]


def test_search_engines_are_kept_out_of_the_demo(client):
    make_office(is_demo=True)

    assert lines(client) == ["User-agent: *", "Disallow: /"]


def test_an_office_with_examples_beside_a_real_one_is_left_out_as_a_whole(client):
    make_office(is_demo=True)
    make_office(key="konz", name="Bildungsbüro Konz")

    assert {"Disallow: /trier/", "Disallow: /konz/buero/"} <= set(lines(client))
    assert "Disallow: /" not in lines(client)
    assert "Disallow: /konz/" not in lines(client)


def test_an_own_host_name_speaks_for_its_office_alone(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    make_office(host="bildung.trier.example")
    make_office(key="konz", name="Bildungsbüro Konz", is_demo=True)

    response = client.get("/robots.txt", headers={"host": "bildung.trier.example"})

    assert response.content.decode().splitlines()[1:] == [
        *("Disallow: /buero/", "Disallow: /konto/", ""),
        "Sitemap: http://bildung.trier.example/sitemap.xml",
    ]


@pytest.mark.parametrize("path", ["/favicon.ico", "/trier/favicon.ico"])
def test_a_small_picture_is_there_where_browsers_look_for_it(client, path):
    make_office()

    response = client.get(path, follow=True)

    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"\x00\x00\x01\x00")

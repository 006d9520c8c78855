"""The text-size switch: a plain link, a cookie, and never a way out of the house."""

import pytest
from django.test import Client

from tests.support.cast import make_office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office() -> None:
    make_office()


def test_size_is_remembered_and_the_person_is_back_where_they_were() -> None:
    client = Client()

    answer = client.get("/trier/schriftgroesse/large/?back=/trier/impressum/%3Fa=1")

    assert answer.headers["Location"] == "/trier/impressum/?a=1"
    assert 'data-text-size="large"' in client.get("/trier/").content.decode()


def test_normal_size_needs_no_cookie() -> None:
    client = Client()
    client.get("/trier/schriftgroesse/largest/")

    client.get("/trier/schriftgroesse/normal/")

    assert 'data-text-size="normal"' in client.get("/trier/").content.decode()


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example/x", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_switch_leads_to_no_other_house(back: str) -> None:
    answer = Client().get("/trier/schriftgroesse/large/", {"back": back})

    assert answer.headers["Location"] == "/trier/"


def test_unknown_size_is_not_found() -> None:
    assert Client().get("/trier/schriftgroesse/riesig/").status_code == 404


def test_forged_cookie_counts_as_normal() -> None:
    client = Client()
    client.cookies["text_size"] = '"><script>'

    assert 'data-text-size="normal"' in client.get("/trier/").content.decode()

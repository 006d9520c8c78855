"""Charts for the pages of others: the only pages that may stand in a frame; nothing of the visitor is kept."""

import pytest

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.models import Delivery
from tests.apps.portal.test_open_data import own_table
from tests.support.cast import make_office, monitor_of

__all__ = ["own_table"]

FRAME = "/trier/einbetten/D-17/"
PAGE = "/trier/kennzahlen/D-17/"


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_the_frame_holds_sentence_chart_table_source_licence_and_the_way_back(client, figures):
    text = text_of(client.get(FRAME))

    assert "<svg" in text
    assert "<table" in text
    assert "dl-de/by-2-0" in text
    assert f"http://testserver{PAGE}?gebiet=07211" in text
    assert "8 von 120" in text
    assert "<nav" not in text
    assert "<script" not in text
    assert "<form" not in text


def test_any_page_may_show_the_frame_and_no_other_page_of_the_product(client, figures):
    frame, page = client.get(FRAME), client.get(PAGE)

    assert "frame-ancestors *" in frame.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame.headers
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_visitor_gets_no_cookie_and_somebody_signed_in_sees_the_same(client, trier, figures):
    stranger = client.get(FRAME)
    assert not stranger.cookies

    client.force_login(monitor_of(trier))
    insider = client.get(FRAME)
    assert insider.content == stranger.content
    assert insider.headers["Cache-Control"] == "public, max-age=600"


def test_the_indicator_page_offers_the_lines_for_exactly_its_view(client, figures):
    text = text_of(client.get(f"{PAGE}?gebiet=07235"))

    assert "&lt;iframe src=&quot;" in text or '&lt;iframe src="' in text
    assert f"http://testserver{FRAME}?gebiet=07235" in text


def test_an_indicator_whose_parts_say_more_shows_them(client, figures):
    assert "<svg" in text_of(client.get("/trier/einbetten/D-16/"))


def test_the_frame_of_an_example_office_says_so_and_is_not_indexed(client, trier, figures):
    Office.objects.filter(pk=trier.pk).update(is_demo=True)
    response = client.get(FRAME)

    assert "Demo" in text_of(response)
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_without_figures_the_frame_says_so(client, figures):
    response = client.get("/trier/einbetten/A-01/")
    assert response.status_code == 200
    assert "noch keine Zahlen" in text_of(response)


@pytest.mark.parametrize(
    ("query", "status"), [("?gebiet=99999", 400), ("?zeitraum=%00", 400), ("?merkmal=x", 400), ("?gebiet=", 200)]
)
def test_a_bad_address_is_met_kindly(client, figures, query, status):
    assert client.get(FRAME + query).status_code == status


def test_an_unknown_indicator_is_not_found(client, figures):
    assert client.get("/trier/einbetten/X-99/").status_code == 404


def test_own_tables_can_be_embedded_while_they_are_published(client, own_table):
    address = "/trier/einbetten/tabelle/eigene-zahlen/"
    assert "CC0" in text_of(client.get(address))
    assert f"http://testserver{address}" in text_of(client.get("/trier/kennzahlen/eigene/eigene-zahlen/"))

    make_office(key="konz")
    assert client.get("/konz/einbetten/tabelle/eigene-zahlen/").status_code == 404
    Delivery.unscoped.filter(pk=own_table.pk).update(state=Delivery.State.STORED)
    assert client.get(address).status_code == 404


def test_the_frame_speaks_english_asks_few_questions_and_only_answers(client, figures, django_assert_max_num_queries):
    client.get(FRAME)
    with django_assert_max_num_queries(12):
        client.get(FRAME)
    assert "More about this figure" in text_of(client.get("/trier/en/einbetten/D-17/"))
    assert client.post(FRAME).status_code == 405

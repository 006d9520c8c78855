"""“Heute”: at most seven lines, nothing twice, and a way to begin where nothing waits."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import Client

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.desk.presenters import AT_MOST, todays_lines
from bildungsbuero.web import slots
from bildungsbuero.web.today import TodayLine, Urgency
from tests.support.cast import administrator_of, editor_of, make_office


def line(title: str, *, address: str = "", count: int = 1, urgency: Urgency = Urgency.SOON) -> TodayLine:
    return TodayLine(title=title, count=count, address=address or f"/{title}/", urgency=urgency)


@contextmanager
def waiting(*lines: TodayLine) -> Iterator[None]:
    slots.TODAY.fill("test", lambda *_asked: list(lines))
    try:
        yield
    finally:
        slots.TODAY._fillers.pop("test")


def test_most_urgent_line_comes_first() -> None:
    lines = todays_lines([[line("bald")], [line("gleich", urgency=Urgency.NOW)]])

    assert [one.title for one in lines] == ["gleich", "bald"]


def test_two_lines_to_the_same_place_are_one() -> None:
    lines = todays_lines(
        [[line("3 Angebote fällig", address="/x/")], [line("2 davon heute", address="/x/", urgency=Urgency.NOW)]]
    )

    assert [one.title for one in lines] == ["2 davon heute"]


def test_line_about_nothing_is_left_out() -> None:
    assert todays_lines([[line("nichts", count=0)]]) == []


def test_there_are_never_more_than_seven_lines() -> None:
    assert len(todays_lines([[line(str(number)) for number in range(20)]])) == AT_MOST == 7


@pytest.fixture
def office(db: None) -> Office:
    return make_office()


@pytest.fixture
def editor(office: Office) -> Client:
    client = Client()
    client.force_login(editor_of(office))
    return client


def test_page_shows_what_waits(editor: Client) -> None:
    with waiting(line("2 Angebote sind fällig.", address="/trier/buero/angebote/")):
        html = editor.get("/trier/buero/").content.decode()

    assert "2 Angebote sind fällig." in html
    assert "Erste Schritte" not in html


def test_empty_morning_says_how_to_begin(office: Office) -> None:
    client = Client()
    client.force_login(administrator_of(office))

    html = client.get("/trier/buero/").content.decode()

    assert "Heute wartet nichts auf Sie." in html
    assert "Erste Schritte" in html
    assert 'href="/trier/buero/einstellungen/"' in html
    assert 'href="/trier/buero/personen/einladen/"' in html


def test_step_that_is_done_is_left_out(office: Office) -> None:
    Office.objects.update(phone="0651 000")
    editor_of(office)
    client = Client()
    client.force_login(administrator_of(office))

    html = client.get("/trier/buero/").content.decode()

    assert "Sagen Sie, wer Sie sind" not in html
    assert "Kolleginnen und Kollegen einladen" not in html


def test_step_for_another_role_is_left_out(editor: Client) -> None:
    assert "Sagen Sie, wer Sie sind" not in editor.get("/trier/buero/").content.decode()


def test_menu_marks_the_page(editor: Client) -> None:
    assert '<a href="/trier/buero/" aria-current="page">Heute</a>' in editor.get("/trier/buero/").content.decode()


def test_stranger_is_asked_to_sign_in(office: Office) -> None:
    assert Client().get("/trier/buero/").headers["Location"].startswith("/trier/konto/anmelden/")


def test_member_of_another_office_finds_nothing(office: Office) -> None:
    client = Client()
    client.force_login(editor_of(make_office(key="eisenach", name="Eisenach")))

    assert client.get("/trier/buero/").status_code == 404


def test_staff_page_is_kept_out_of_search_engines(editor: Client) -> None:
    assert '<meta name="robots" content="noindex">' in editor.get("/trier/buero/").content.decode()

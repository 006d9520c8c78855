"""“Fehler melden”: anybody may say what is wrong; programs and floods are kept out without a riddle."""

import pytest
from django.test import Client

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations.models import ErrorReport
from tests.support.cast import make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def reports(office: Office) -> list[ErrorReport]:
    return list(ErrorReport.objects.of(office))


def test_report_reaches_the_office_and_the_person_gets_its_number(office: Office) -> None:
    answer = Client().post(
        "/trier/fehler-melden/",
        {"message": "Die Nummer stimmt nicht.", "contact": "a@example.org", "page": "/trier/x/?situation=geheim"},
    )

    (report,) = reports(office)
    assert (report.message, report.contact, report.path) == ("Die Nummer stimmt nicht.", "a@example.org", "/trier/x/")
    assert answer.headers["Location"] == f"/trier/fehler-melden/danke/{report.public_id}/"
    assert report.public_id in Client().get(answer.headers["Location"]).content.decode()


def test_report_without_a_message_comes_back_with_a_sentence(office: Office) -> None:
    answer = Client().post("/trier/fehler-melden/", {"message": " ", "page": "/trier/x/"})

    assert answer.status_code == 200
    assert "Bitte prüfen Sie Ihre Angaben" in answer.content.decode()
    assert "/trier/x/" in answer.content.decode()
    assert reports(office) == []


def test_message_that_is_too_long_comes_back_with_a_sentence(office: Office) -> None:
    answer = Client().post("/trier/fehler-melden/", {"message": "x" * 4001})

    assert "4000" in answer.content.decode()
    assert reports(office) == []


def test_program_that_fills_in_the_hidden_field_is_thanked_and_forgotten(office: Office) -> None:
    answer = Client().post("/trier/fehler-melden/", {"message": "Kaufen!", "website": "https://spam.example"})

    assert answer.status_code == 302
    assert reports(office) == []


def test_flood_of_reports_is_stopped_kindly(office: Office) -> None:
    answers = [Client().post("/trier/fehler-melden/", {"message": "x"}) for _time in range(7)]

    assert answers[-1].status_code == 429
    assert "Zu viele Versuche" in answers[-1].content.decode()
    assert len(reports(office)) == 6


def test_page_named_in_the_address_is_shown_but_not_believed(office: Office) -> None:
    html = Client().get("/trier/fehler-melden/", {"page": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in html

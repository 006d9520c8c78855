"""The assistant inside a new office: contact with legal pages, mail, start data, institutions, what is missing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from bildungsbuero.apps.accounts.actions.offices import change_legal_page
from bildungsbuero.apps.accounts.legal import default_text, states
from bildungsbuero.apps.accounts.models import LegalPage, Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.operations import mail
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.apps.operations.models import Job, OutgoingMail
from bildungsbuero.core import territory
from tests.support.cast import administrator_of, editor_of, make_office
from tests.support.territory import give_area, make_eisenach

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]

PAGES = ("", "kontakt/", "e-mail/", "startdaten/", "einrichtungen/")
CONTACT = {"street": "Am Markt 1", "postcode": "99817", "town": "Eisenach", "phone": "", "email": "", "state": "16"}
LIST = (
    "Kennung;Titel;Art;Anbieter;Themen;PLZ;Ort\n"
    "1;Stadtbücherei;institution;Stadt Eisenach;;99817;Eisenach\n"
    "2;;institution;Stadt Eisenach;;99817;Eisenach\n"
)


@pytest.fixture
def office() -> Office:
    return make_office(municipality="Stadt Eisenach")


@pytest.fixture
def administrator(office: Office) -> Client:
    client = Client()
    client.force_login(administrator_of(office))
    return client


def page(client: Client, address: str, entries: dict[str, Any] | None = None) -> str:
    path = f"/trier/buero/einrichten/{address}"
    answer = client.get(path) if entries is None else client.post(path, entries)
    assert answer.status_code == 200, answer.headers
    return answer.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_only_administrators_of_the_office_see_the_pages(office, administrator, address):
    path = f"/trier/buero/einrichten/{address}"
    editor, foreign = Client(), Client()
    editor.force_login(editor_of(office))
    foreign.force_login(administrator_of(make_office(key="eisenach")))

    assert administrator.get(path).status_code == 200
    assert editor.get(path).status_code == 403
    assert foreign.get(path).status_code == 404
    assert Client().get(path).headers["Location"].startswith("/trier/konto/anmelden/")


def test_contact_makes_legal_pages_by_the_land_marked_as_not_checked(office, administrator):
    give_area(office, make_eisenach()["16063105"])
    assert 'value="16" selected' in page(administrator, "kontakt/")

    done = administrator.post("/trier/buero/einrichten/kontakt/", CONTACT)

    assert done.headers["Location"] == "/trier/buero/einrichten/e-mail/"
    texts = {one.kind: one for one in LegalPage.objects.of(office)}
    assert len(texts) == len(LegalPage.Kind)
    assert not any(one.is_reviewed for one in texts.values())
    assert "Am Markt 1" in texts["impressum"].text
    assert "Häßlerstraße 8" in texts["datenschutz"].text
    assert "Thüringer Landesbeauftragten" in texts["barrierefreiheit"].text
    assert "noch nicht geprüft" in Client().get("/trier/datenschutz/").content.decode()


def test_contact_given_again_renews_only_texts_that_nobody_worked_on(office, administrator):
    administrator.post("/trier/buero/einrichten/kontakt/", CONTACT)
    person = administrator_of(office)
    change_legal_page(office, "impressum", "Unser Text", is_reviewed=False, by=person, replaces=None)
    checked = LegalPage.objects.of(office).get(kind="datenschutz").text
    change_legal_page(office, "datenschutz", checked, is_reviewed=True, by=person, replaces=None)

    administrator.post("/trier/buero/einrichten/kontakt/", CONTACT | {"street": "Neuer Weg 2", "state": "07"})

    texts = {one.kind: one.text for one in LegalPage.objects.of(office)}
    assert texts["impressum"] == "Unser Text"
    assert texts["datenschutz"] == checked
    assert "Neuer Weg 2" in texts["barrierefreiheit"]
    assert "Mainz" in texts["barrierefreiheit"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "keine"}, "E-Mail-Adresse"),
        ({"state": "99"}, "gültige Auswahl"),
        ({"logo_file": SimpleUploadedFile("x.png", b"GIF89a")}, "weder PNG noch JPEG"),
        ({"logo_file": SimpleUploadedFile("x.png", b"")}, "leer"),
    ],
)
def test_a_bad_contact_is_answered_in_german_and_nothing_is_stored(office, administrator, change, sentence):
    assert sentence in page(administrator, "kontakt/", CONTACT | change)
    assert Office.objects.get().street == ""
    assert not LegalPage.objects.of(office).exists()


def test_every_land_has_authority_and_enforcement_and_says_that_they_are_to_be_checked(office):
    lands = states()

    assert len(lands) == 16
    assert {territory.level_of(key) for key in lands} == {territory.Level.STATE}
    for key in lands:
        for kind in ("datenschutz", "barrierefreiheit"):
            text = default_text(office, kind, state=key)
            assert "[bitte prüfen" in text
            assert "Landesrecht ergänzen" not in text


def test_a_test_mail_goes_to_whoever_asks_and_its_state_is_shown(office, administrator, settings):
    settings.EMAIL_BACKEND = "bildungsbuero.apps.operations.mail.QueueBackend"
    sent = administrator.post("/trier/buero/einrichten/e-mail/")
    address = sent.headers["Location"].removeprefix("/trier/buero/einrichten/")

    stored = OutgoingMail.objects.of(office).get()
    assert stored.recipients[0].startswith("person")
    assert "wartet noch" in page(administrator, address)
    mail.send_due(timezone.now())
    assert "in den Ordner mail" in page(administrator, address)
    assert page(administrator, "e-mail/?gesendet=nichts")


def test_a_wrong_mail_setting_is_explained(administrator, settings):
    settings.OPTIONS = settings.OPTIONS | {"MAIL_URL": "pigeon://roof"}

    assert "Schreiben Sie zum Beispiel smtp://" in page(administrator, "e-mail/")


def test_start_data_are_loaded_by_one_job_however_often_one_presses(office, administrator):
    for _time in range(2):
        asked = administrator.post("/trier/buero/einrichten/startdaten/")
        assert asked.headers["Location"] == "/trier/buero/einrichten/einrichtungen/"

    assert [job.kind for job in Job.objects.of(office)] == ["statistics-start"]
    assert "Sie können weitergehen" in page(administrator, "startdaten/")


def test_a_list_is_brought_in_and_what_cannot_be_taken_is_named(office, administrator):
    upload = SimpleUploadedFile("liste.csv", LIST.encode())
    assert administrator.post("/trier/buero/einrichten/einrichtungen/", {"file": upload}).status_code == 302

    execute(Job.objects.of(office).get().public_id)

    shown = page(administrator, "einrichtungen/")
    assert Offer.objects.of(office).get().title == "Stadtbücherei"
    assert "liste.csv, Zeile 3" in shown
    assert "1 Eintrag steht im Katalog" in shown


def test_a_list_that_is_none_is_refused_in_german(office, administrator, data_dir):
    assert "Wählen Sie eine Datei" in page(administrator, "einrichtungen/", {"file": ""})
    upload = SimpleUploadedFile("bild.csv", b"\x89PNG\r\n\x1a\n\x00\x00")
    administrator.post("/trier/buero/einrichten/einrichtungen/", {"file": upload})

    execute(Job.objects.of(office).get().public_id)

    assert "kern-alert--warning" in page(administrator, "einrichtungen/")
    assert not Offer.objects.of(office).exists()
    assert list((data_dir / "uploads").iterdir()) == []


def test_what_is_missing_is_listed_until_it_is_done(office, administrator):
    before = page(administrator, "")
    assert "Was noch fehlt" in before
    assert before.index("Anschrift, Telefon, E-Mail") < before.index("Kolleginnen und Kollegen")

    administrator.post("/trier/buero/einrichten/kontakt/", CONTACT | {"phone": "03691 000"})

    done = page(administrator, "").partition("Erledigt")[2]
    assert "Anschrift, Telefon, E-Mail" in done

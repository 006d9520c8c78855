"""Contact, logo and legal pages of an office."""

import struct
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsbuero.apps.accounts.logos import recognise
from bildungsbuero.apps.accounts.models import LegalPage, Office
from tests.support.cast import administrator_of, make_office
from tests.support.drawn import png

pytestmark = pytest.mark.django_db

SETTINGS = "/trier/buero/einstellungen/"
CONTACT = {
    "name": "Bildungsbüro der Stadt Trier",
    "municipality": "Stadt Trier",
    "street": "Am Augustinerhof 3",
    "postcode": "54290",
    "town": "Trier",
    "phone": "0651 000",
    "email": "bildung@example.org",
    "opening_hours": "Mo–Fr 9–12 Uhr",
}


def jpeg(width=20, height=10):
    frame = b"\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04JF" + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"


def webp(width=20, height=10):
    body = b"VP8X" + struct.pack("<I", 10) + b"\x00" * 4 + (width - 1).to_bytes(3, "little")
    body += (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@pytest.fixture
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def signed_in(client):
    client.force_login(administrator_of(make_office()))
    return client


def upload(client, content, name="logo.png", **more):
    return client.post(f"{SETTINGS}logo/", {"logo": SimpleUploadedFile(name, content), **more})


def test_contact_is_saved_and_stands_in_the_history(signed_in):
    assert signed_in.post(SETTINGS, CONTACT).status_code == 302

    office = Office.objects.get()
    assert office.street == "Am Augustinerhof 3"
    assert office.key == "trier"
    assert office.history.count() == 2


@pytest.mark.parametrize("change", [{"name": ""}, {"email": "not an address"}, {"name": "x" * 201}])
def test_bad_contact_is_met_with_a_sentence_and_nothing_is_stored(signed_in, change):
    response = signed_in.post(SETTINGS, CONTACT | change)

    assert response.status_code == 200
    assert Office.objects.get().street == ""


def test_the_short_name_and_the_demo_mark_cannot_be_smuggled_in(signed_in):
    signed_in.post(SETTINGS, CONTACT | {"key": "konz", "is_demo": "on", "active": ""})

    office = Office.objects.get()
    assert (office.key, office.is_demo, office.active) == ("trier", False, True)


@pytest.mark.parametrize(("content", "kind"), [(png(), "image/png"), (jpeg(), "image/jpeg"), (webp(), "image/webp")])
def test_a_logo_is_told_by_its_content_and_served_as_a_picture_only(signed_in, media, content, kind):
    assert upload(signed_in, content, "whatever.txt").status_code == 302

    signed_in.logout()
    response = signed_in.get(Office.objects.get().logo.url)
    assert response.headers["Content-Type"] == kind
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert b"".join(response.streaming_content) == content


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html></html>",
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"RIFF\x00\x00\x00\x00WEBP",
        png()[:30],
        png(width=5000),
        jpeg(height=0),
        png() + b"x" * 600_000,
        b"GIF89a" + b"\x00" * 50,
    ],
)
def test_anything_else_is_refused_and_nothing_is_stored(signed_in, media, content):
    response = upload(signed_in, content)

    assert response.status_code == 200
    assert Office.objects.get().logo.name == ""
    assert not list(media.rglob("*.*"))


def test_no_bytes_break_the_recognition():
    whole = png() + jpeg() + webp()
    for start in range(0, len(whole), 3):
        recognise(whole[start : start + 40])
        recognise(jpeg()[: start % 30])


@pytest.mark.django_db(transaction=True)
def test_a_new_logo_replaces_the_file_and_none_removes_it(client, media):
    client.force_login(administrator_of(make_office()))
    upload(client, png())
    first = Office.objects.get().logo.name
    upload(client, jpeg())

    assert [path.suffix for path in (media / "logos").iterdir()] == [".jpg"]
    assert client.get(f"/medien/{first}").status_code == 404
    client.post(f"{SETTINGS}logo/", {"remove": "on"})
    assert not list((media / "logos").iterdir())
    assert client.post(f"{SETTINGS}logo/", {}).status_code == 200


@pytest.mark.parametrize("name", ["unknown.png", "x.svg", "..%2f..%2fsecret.key", "logo", "%00.png"])
def test_an_unknown_logo_is_not_found(client, media, name):
    assert client.get(f"/medien/logos/{name}").status_code == 404


def legal(kind="impressum"):
    return f"{SETTINGS}texte/{kind}/"


def test_a_default_text_stands_until_the_office_has_its_own(signed_in):
    page = signed_in.get(legal()).content.decode()
    assert "Digitale-Dienste-Gesetz" in page
    assert "[Straße ergänzen]" in page

    signed_in.post(legal(), {"text": "# Unser Impressum", "is_reviewed": "on"})

    stored = LegalPage.unscoped.get()
    assert stored.is_reviewed
    assert "Unser Impressum" in signed_in.get(legal()).content.decode()
    assert stored.history.count() == 1


def test_the_default_text_takes_what_the_office_says_about_itself(signed_in):
    signed_in.post(SETTINGS, CONTACT)

    assert "Am Augustinerhof 3" in signed_in.get(legal("datenschutz")).content.decode()


@pytest.mark.parametrize("entry", [{}, {"text": ""}, {"text": "x" * 60_001}])
def test_a_bad_text_is_refused(signed_in, entry):
    assert signed_in.post(legal(), entry).status_code == 200
    assert not LegalPage.unscoped.exists()


def test_two_people_do_not_overwrite_each_other(signed_in):
    signed_in.post(legal(), {"text": "first"})
    signed_in.post(legal(), {"text": "second", "replaces": "first"})

    response = signed_in.post(legal(), {"text": "third", "replaces": "first"})

    assert response.status_code == 200
    assert LegalPage.unscoped.get().text == "second"

"""What is read aloud or signed comes from files of the office, is what it says it is, and fits the text of today."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.portal.models import Recording, SignLanguageVideo
from bildungsbuero.apps.portal.recordings.media import check_captions, check_sound, check_video
from bildungsbuero.core.errors import Refusal
from tests.support.cast import editor_of, make_office
from tests.support.offers import make_offer

pytestmark = pytest.mark.django_db

SOUND = b"ID3" + bytes(range(100))
VIDEO = b"\0\0\0\x18ftypmp42" + bytes(64)
VTT = b"WEBVTT\r\n\r\n00:00.000 --> 00:02.000\r\nGuten Tag\r\n"
PLAYS = "media-src 'self'"


@pytest.fixture
def trier(data_dir, client):
    office = make_office()
    client.force_login(editor_of(office))
    return office


@pytest.fixture
def choir(trier) -> Offer:
    return make_offer(office=trier, title="Chor", summary="Wir singen.")


def upload(content: bytes, name: str = "ton.mp3") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def record(client, offer):
    page = f"https://bildung.example/trier/angebote/{offer.public_id}/"
    return client.post("/trier/buero/vorlesen/", {"page": page, "language": "de", "file": upload(SOUND)})


def test_a_recording_stands_on_the_page_of_its_offer_until_the_text_is_another(client, choir):
    address = f"/trier/angebote/{choir.public_id}/"
    assert PLAYS not in client.get(address).headers["Content-Security-Policy"]
    assert record(client, choir).status_code == 302
    name = Recording.unscoped.get().file_name

    answer = client.get(address)
    assert f'src="/trier/aufnahmen/{name}"' in answer.content.decode()
    assert PLAYS in answer.headers["Content-Security-Policy"]
    assert b"<audio" not in client.get(f"/trier/uk/angebote/{choir.public_id}/").content

    choir.summary = "Wir singen und tanzen."
    choir.save()
    assert b"<audio" not in client.get(address).content
    assert "lautet jetzt anders" in client.get("/trier/buero/vorlesen/").content.decode()


def test_a_player_gets_the_part_that_it_asks_for(client, choir):
    record(client, choir)
    address = f"/trier/aufnahmen/{Recording.unscoped.get().file_name}"

    whole = client.get(address)
    assert (b"".join(whole.streaming_content), whole.headers["Content-Type"]) == (SOUND, "audio/mpeg")
    part = client.get(address, headers={"Range": "bytes=3-6"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, SOUND[3:7])
    assert part.headers["Content-Length"] == "4"
    assert part.headers["Content-Range"] == f"bytes 3-6/{len(SOUND)}"
    assert b"".join(client.get(address, headers={"Range": "bytes=-4"}).streaming_content) == SOUND[-4:]
    assert client.get(address, headers={"Range": "bytes=900-"}).status_code == 416
    for senseless in ("bytes=9-2", f"bytes={'9' * 5000}-", f"bytes=-{'9' * 5000}", "bytes=٣-"):
        assert b"".join(client.get(address, headers={"Range": senseless}).streaming_content) == SOUND


def test_the_sound_of_what_is_not_public_is_not_found(client, choir):
    record(client, choir)
    Offer.unscoped.update(state="draft")

    assert client.get(f"/trier/aufnahmen/{Recording.unscoped.get().file_name}").status_code == 404


def test_a_removed_recording_is_gone(client, choir):
    record(client, choir)

    client.post(f"/trier/buero/vorlesen/{Recording.unscoped.get().public_id}/entfernen/")

    assert not Recording.unscoped.exists()


@pytest.mark.parametrize("sent", [{"page": "/trier/"}, {"file": upload(b"<html>", "ton.mp3")}])
def test_what_is_no_page_or_no_sound_is_told_at_the_form(client, choir, sent):
    good = {"page": f"/trier/angebote/{choir.public_id}/", "language": "de", "file": upload(SOUND)}

    assert 'id="errors"' in client.post("/trier/buero/vorlesen/", good | sent).content.decode()


def test_the_home_page_shows_the_video_with_captions_and_all_words(client, trier):
    start = client.get("/trier/")
    assert b"<video" not in start.content
    assert PLAYS not in start.headers["Content-Security-Policy"]
    sent = {"file": upload(VIDEO, "v.mp4"), "captions": upload(VTT, "v.vtt"), "transcript": "Guten Tag <alle>"}

    assert client.post("/trier/buero/gebaerdensprache/", sent).status_code == 302

    start = client.get("/trier/")
    text, video = start.content.decode(), SignLanguageVideo.unscoped.get()
    assert 'kind="captions"' in text
    assert "Guten Tag &lt;alle&gt;" in text
    assert PLAYS in start.headers["Content-Security-Policy"]
    captions = client.get(f"/trier/gebaerdensprache/{video.captions_name}")
    assert b"".join(captions.streaming_content).startswith(b"WEBVTT")
    assert captions.headers["Content-Type"] == "text/vtt"
    assert client.get("/trier/gebaerdensprache/other.mp4").status_code == 404

    changed = client.post("/trier/buero/gebaerdensprache/", {"transcript": "Hallo"})
    assert (changed.status_code, SignLanguageVideo.unscoped.get().file_name) == (302, video.file_name)
    client.post("/trier/buero/gebaerdensprache/entfernen/")
    assert b"<video" not in client.get("/trier/").content


def test_a_video_without_captions_is_not_taken(client, trier):
    client.post("/trier/buero/gebaerdensprache/", {"file": upload(VIDEO, "v.mp4"), "transcript": "x"})

    assert not SignLanguageVideo.unscoped.exists()


@pytest.mark.parametrize(
    ("content", "check", "ending"),
    [
        (SOUND, check_sound, "mp3"),
        (b"\xff\xfb" + bytes(9), check_sound, "mp3"),
        (b"OggS" + bytes(9), check_sound, "ogg"),
        (b"\0\0\0\x18ftypM4A " + bytes(9), check_sound, "m4a"),
        (VIDEO, check_video, "mp4"),
        (b"\x1a\x45\xdf\xa3\x01B\x82\x84webm" + bytes(9), check_video, "webm"),
    ],
)
def test_files_are_told_by_their_content(content, check, ending):
    assert check(content) == ending


@pytest.mark.parametrize("content", [b"", b"<html>", b"\x1a\x45\xdf\xa3matroska", VTT])
@pytest.mark.parametrize(("check", "code"), [(check_sound, "media.not_audio"), (check_video, "media.not_video")])
def test_anything_else_is_refused(content, check, code):
    with pytest.raises(Refusal) as raised:
        check(content)
    assert raised.value.code == code


def test_captions_are_text_with_times():
    assert check_captions(b"\xef\xbb\xbf" + VTT) == VTT.replace(b"\r\n", b"\n")
    for content in (b"", b"\xff\xfe", b"WEBVTT", b"1\n00:00 --> 00:02\nHallo"):
        with pytest.raises(Refusal):
            check_captions(content)

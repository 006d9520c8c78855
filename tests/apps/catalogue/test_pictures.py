"""Pictures: written anew without what cameras add, described, shown only while their offer is public, gone with it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from bildungsbuero.apps.catalogue.duplicates.merging import merge
from bildungsbuero.apps.catalogue.models import Duplicate, Offer, Picture, State
from bildungsbuero.apps.catalogue.pictures.drawing import LIMIT_MB, LONGEST_SIDE, written_anew
from bildungsbuero.apps.catalogue.pictures.keeping import path_of, sweep
from bildungsbuero.apps.catalogue.upkeep.purge import purge
from bildungsbuero.core.errors import Refusal
from tests.support.cast import editor_of, make_office
from tests.support.drawn import png
from tests.support.offers import make_offer

JPEG = b"\xff\xd8"
ALT, CREDIT = "Ein Chor auf einer Bühne", "Foto: Ada Beispiel, CC BY 4.0"


def photo(kind: str = "JPEG", *, width: int = 400, height: int = 300, mode: str = "RGB", **more) -> bytes:
    target = BytesIO()
    Image.new(mode, (width, height), "red" if mode == "RGB" else 0).save(target, kind, **more)
    return target.getvalue()


def with_place() -> bytes:
    """A photograph that lies on its side and says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera von Ada"
    exif.get_ifd(0x8825)[2] = (49.0, 45.0, 0.0)
    return photo(exif=exif)


@pytest.fixture
def trier(data_dir, client):
    office = make_office()
    client.force_login(editor_of(office))
    return office


def send(client, page: str, content: bytes | None = None, **words: str):
    file = {"file": SimpleUploadedFile("Bild von Ada.jpg", content)} if content is not None else {}
    return client.post(page, {"alt": ALT, "credit": CREDIT} | words | file)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_becomes_a_jpeg_that_is_not_larger_than_a_page(kind):
    drawn = written_anew(photo(kind, width=2400, height=1200))
    with Image.open(BytesIO(drawn.content)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (LONGEST_SIDE, LONGEST_SIDE // 2))
    assert (drawn.width, drawn.height) == (1600, 800)


def test_what_the_camera_wrote_stays_behind_and_the_picture_stands_upright():
    drawn = written_anew(with_place())
    assert (drawn.width, drawn.height) == (300, 400)
    assert b"Ada" not in drawn.content
    with Image.open(BytesIO(drawn.content)) as picture:
        assert not picture.getexif()


def test_what_is_transparent_becomes_white():
    with Image.open(BytesIO(written_anew(photo("PNG", mode="RGBA")).content)) as picture:
        assert picture.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture.no_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture.no_picture"),
        (photo("GIF"), "picture.no_picture"),
        (photo()[:300], "picture.no_picture"),
        (photo("WEBP")[:40], "picture.no_picture"),
        (png(20_000, 20_000, rows=1), "picture.too_many_points"),
        (photo(width=100), "picture.too_small"),
        (bytes(LIMIT_MB * 2**20 + 1), "picture.too_large"),
    ],
)
def test_what_is_no_picture_or_too_much_of_one_is_refused(content, code):
    with pytest.raises(Refusal) as refused:
        written_anew(content)
    assert refused.value.code == code


@pytest.mark.django_db
def test_a_picture_stands_on_the_public_page_with_its_words_and_in_what_search_engines_read(client, trier):
    offer = make_offer(office=trier, title="Chor")
    page = f"/trier/buero/bilder/angebot/{offer.public_id}/"
    assert send(client, page, photo()).status_code == 302

    picture = Picture.objects.of(trier).get()
    public = client.get(f"/trier/angebote/{offer.public_id}/").content.decode()
    assert f'alt="{ALT}"' in public
    assert CREDIT in public
    assert f'"contentUrl": "http://testserver/trier/bilder/{picture.file_name}"' in public
    client.logout()
    file = client.get(f"/trier/bilder/{picture.file_name}")
    assert (file.status_code, file["Content-Type"]) == (200, "image/jpeg")
    assert b"".join(file.streaming_content).startswith(JPEG)
    Offer.objects.of(trier).update(state=State.DRAFT)
    assert client.get(f"/trier/bilder/{picture.file_name}").status_code == 404


@pytest.mark.django_db
def test_the_picture_of_an_organisation_is_public_with_its_offers(client, trier):
    offer = make_offer(office=trier, title="Chor")
    assert send(client, f"/trier/buero/bilder/akteur/{offer.provider.public_id}/", photo()).status_code == 302
    name = Picture.objects.of(trier).get().file_name
    assert ALT in client.get(f"/trier/anbieter/{offer.provider.public_id}/").content.decode()
    assert ALT in client.get(f"/trier/buero/akteure/{offer.provider.public_id}/").content.decode()
    file = client.get(f"/trier/bilder/{name}")
    assert file.status_code == 200
    assert b"".join(file.streaming_content).startswith(JPEG)
    offer.delete()
    assert client.get(f"/trier/bilder/{name}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"), [(None, {}), (photo(), {"alt": ""}), (photo(), {"credit": " "}), (b"kein Bild", {})]
)
def test_without_file_words_or_source_nothing_is_kept(client, trier, content, words):
    offer = make_offer(office=trier, title="Chor")
    answer = send(client, f"/trier/buero/bilder/angebot/{offer.public_id}/", content, **words)
    assert 'id="errors"' in answer.content.decode()
    assert not Picture.objects.of(trier).exists()


@pytest.mark.django_db(transaction=True)
def test_words_change_without_a_file_another_file_takes_its_place_and_none_is_left_over(client, trier):
    offer = make_offer(office=trier, title="Chor")
    page = f"/trier/buero/bilder/angebot/{offer.public_id}/"
    send(client, page, photo())
    first = Picture.objects.of(trier).get()
    send(client, page, alt="Drei Frauen singen")
    assert Picture.objects.of(trier).get().file_name == first.file_name
    send(client, page, photo("PNG"))
    second = Picture.objects.of(trier).get()
    assert not default_storage.exists(path_of(first))
    assert client.post(f"{page}entfernen/").status_code == 302
    assert not default_storage.exists(path_of(second))
    assert client.post(f"{page}entfernen/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_picture_goes_with_its_offer_and_moves_with_a_merge(client, trier):
    kept, gone = (make_offer(office=trier, title=title) for title in ("Chor", "Chor Trier"))
    send(client, f"/trier/buero/bilder/angebot/{gone.public_id}/", photo())
    first, second = sorted((kept.public_id, gone.public_id))
    pair = Duplicate.unscoped.create(office=trier, kind="offer", first=first, second=second, score=1, verdict="same")
    merge(kept, gone, taken=[], at=timezone.now(), duplicate=pair)
    picture = Picture.objects.of(trier).get()
    assert picture.offer_id == kept.pk

    Offer.objects.of(trier).update(state=State.ARCHIVED, changed_at=timezone.now() - timedelta(days=900))
    purge(trier, timezone.now())
    assert not default_storage.exists(path_of(picture))
    stray = default_storage.save("pictures/verwaist.jpg", SimpleUploadedFile("x.jpg", photo()))
    assert sweep(timezone.now()) == 0
    assert sweep(timezone.now() + timedelta(days=2)) >= 1
    assert not default_storage.exists(stray)


@pytest.mark.django_db
def test_pictures_of_another_office_are_not_found(client, trier):
    konz = make_office(key="konz")
    offer = make_offer(office=konz, title="Chor")
    Picture.unscoped.create(office=konz, offer=offer, file_name="a.jpg", width=1, height=1, alt="a", credit="b")
    assert client.get(f"/trier/buero/bilder/angebot/{offer.public_id}/").status_code == 404
    assert client.get("/trier/bilder/a.jpg").status_code == 404

"""A list of offers brought in on a page: looked at first, then taken over as a whole."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.apps.operations.models import AuditEntry, Job
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.apps.operations.uploads import forget_uploads
from tests.support.offers import make_offer, make_organisation

pytestmark = pytest.mark.django_db

PAGE = "/trier/buero/angebote/liste/"
HEAD = "Kennung;Titel;Art;Anbieter;Ort;Beginn\n"
THREE = "1;Chor;group;Verein;Trier;\n2;Tanz;group;Verein;Konz;\n3;Theater;course;Bühne;Trier;01.12.2026\n"


def preview(client, rows: str, *, name: str = "kurse.csv", **fields: str) -> Job:
    """Give a list to the page and let the job process work."""
    file = SimpleUploadedFile(name, (HEAD + rows).encode())
    response = client.post(PAGE, {"file": file, **fields})
    assert response.status_code == 302, response.content.decode()
    return worked(response)


def take(client, job: Job, **fields: str) -> Job:
    return worked(client.post(f"{PAGE}{job.public_id}/uebernehmen/", fields))


def worked(response) -> Job:
    public_id = re.fullmatch(r"/trier/buero/vorgaenge/(\w+)/", response.headers["Location"])[1]
    execute(public_id)
    return Job.unscoped.get(public_id=public_id)


def shown(client, job: Job) -> str:
    response = client.get(job.result_address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_list_is_looked_at_before_anything_is_stored(client, trier, brandt):
    job = preview(client, THREE)

    page = shown(client, job)

    assert "Was diese Liste ändern würde" in page
    assert "neu 3" in page
    assert "Übernehmen" in page
    assert not Offer.objects.of(trier).exists()


def test_on_a_word_the_whole_list_is_taken_over_and_the_upload_is_gone(client, trier, brandt, data_dir):
    job = take(client, preview(client, THREE))

    page = shown(client, job)

    assert "Was diese Liste geändert hat" in page
    assert "neu 3" in page
    assert Offer.objects.of(trier).count() == 3
    assert not list((data_dir / "uploads").iterdir())
    assert AuditEntry.objects.of(trier).get(action="offer.list_taken").about == "kurse.csv"


def test_the_next_version_says_what_is_new_changed_unchanged_and_gone(client, trier, brandt):
    take(client, preview(client, THREE))
    rows = "1;Chor;group;Verein;Trier;\n3;Schauspiel;course;Bühne;Trier;01.12.2026\n4;Zirkus;group;Verein;Trier;\n"

    page = shown(client, preview(client, rows))

    for words in ("neu 1", "geändert 1", "unverändert 1", "archiviert 1", "Zirkus", "Schauspiel", "Tanz"):
        assert words in page


def test_a_version_under_another_file_name_is_recognised_by_its_ids_or_where_the_person_says_so(client, trier, brandt):
    take(client, preview(client, THREE))

    assert "unverändert 3" in shown(client, preview(client, THREE, name="kurse-2.csv"))
    assert "unverändert 3" in shown(client, preview(client, THREE, name="kurse-2.csv", continues="kurse"))


def test_what_is_refused_is_named_with_its_place_and_what_helps(client, trier, brandt):
    job = preview(client, THREE + "5;Kino;course;Bühne;Trier;32.12.2026\n")

    page = shown(client, job)

    assert "abgelehnt 1" in page
    assert "kurse.csv, Zeile 5" in page
    assert "„32.12.2026“ ist kein Datum" in page
    assert Offer.objects.of(trier).count() == 0
    take(client, job)
    assert Offer.objects.of(trier).count() == 3


def test_an_offer_that_was_written_by_hand_is_named_as_a_duplicate(client, trier, brandt):
    twin = make_offer(office=trier, title="Chor", provider=make_organisation(office=trier, name="Verein"))

    job = preview(client, THREE)

    assert f"/trier/buero/angebote/{twin.public_id}/" in client.get(job.result_address).content.decode()


def test_too_little_of_an_earlier_list_archives_nothing_unless_the_person_says_so(client, trier, brandt):
    take(client, preview(client, THREE))
    job = preview(client, "9;Zirkus;group;Verein;Trier;\n")

    assert "3 Angebote einer früheren Liste fehlen hier und bleiben" in shown(client, job)
    take(client, job, is_complete="on")

    assert Offer.objects.of(trier).filter(state=State.ARCHIVED).count() == 3


def test_a_file_that_is_no_list_is_refused_with_the_remedy(client, trier, brandt, data_dir):
    response = client.post(PAGE, {"file": SimpleUploadedFile("brief.csv", b"Guten;Tag\n1;2\n")})
    job = worked(response)

    assert job.state == JobState.REFUSED
    assert "Vorlage" in client.get(response.headers["Location"]).content.decode()
    assert client.get(f"{PAGE}{job.public_id}/").headers["Location"] == response.headers["Location"]
    assert not list((data_dir / "uploads").iterdir())


def test_a_list_that_is_asked_for_twice_is_taken_once(client, trier, brandt):
    job = preview(client, THREE)
    first = take(client, job)

    again = client.post(f"{PAGE}{job.public_id}/uebernehmen/")

    assert again.headers["Location"].endswith(f"/{first.public_id}/")
    assert "Diese Liste wurde übernommen" in shown(client, job)


def test_a_list_that_waited_for_too_long_is_asked_for_again(client, trier, brandt):
    job = preview(client, THREE)
    forget_uploads(timezone.now() + timedelta(days=6))
    assert "Übernehmen" in shown(client, job)

    forget_uploads(timezone.now() + timedelta(days=8))

    assert "nicht mehr da" in shown(client, job)
    assert client.post(f"{PAGE}{job.public_id}/uebernehmen/").status_code == 400


def test_nothing_chosen_is_answered_beside_the_field(client, trier, brandt):
    response = client.post(PAGE, {"continues": ""})

    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.content.decode()


def test_the_list_of_offers_leads_to_the_page(client, trier, brandt):
    assert PAGE in client.get("/trier/buero/angebote/").content.decode()


def test_a_list_that_was_taken_over_is_taken_back_with_one_press(client, trier, brandt):
    taken = take(client, preview(client, THREE))
    undone = worked(client.post(f"{PAGE}{taken.public_id}/zuruecknehmen/"))

    assert (undone.result["put_away"], undone.result["left"]) == (3, 0)
    assert {offer.state for offer in Offer.objects.of(trier)} == {State.ARCHIVED}
    page = shown(client, taken)
    assert "zurückgenommen" in page
    again = client.post(f"{PAGE}{taken.public_id}/zuruecknehmen/")
    assert again["Location"].endswith(f"/{undone.public_id}/")


def test_a_preview_cannot_be_taken_back(client, trier, brandt):
    job = preview(client, THREE)

    assert client.post(f"{PAGE}{job.public_id}/zuruecknehmen/").status_code == 400

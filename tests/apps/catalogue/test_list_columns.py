"""A table with headings of its own: a person says once what they mean, and the next version is read the same way."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsbuero.apps.catalogue.models import ListLayout, Offer
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.formats.offer_list.headings import proposed

pytestmark = pytest.mark.django_db

PAGE = "/trier/buero/angebote/liste/"
TABLE = (
    "Lfd. Nr.;Kurstitel;Veranstalter;Postleitzahl;Stadt;Startdatum;Gebühr;Bemerkung\n"
    "1;Chor;Verein;54290;Trier;01.03.2027;12,50;intern\n"
)


def worked(response) -> Job:
    public_id = re.fullmatch(r"/trier/buero/vorgaenge/(\w+)/", response.headers["Location"])[1]
    execute(public_id)
    return Job.unscoped.get(public_id=public_id)


def give(client, text: str, name: str = "kurse.csv") -> Job:
    return worked(client.post(PAGE, {"file": SimpleUploadedFile(name, text.encode())}))


def test_headings_in_use_are_recognised_and_said_ones_come_first():
    heads = ["Lfd. Nr.", "Kurstitel", "Veranstalter", "Startdatum", "Gebuehr", "Titel", "Beschreibug", "Farbe"]

    assert proposed(heads, {"Farbe": "topics"}) == {
        "Lfd. Nr.": "id",
        "Kurstitel": "",
        "Veranstalter": "provider",
        "Startdatum": "starts_on",
        "Gebuehr": "price",
        "Titel": "title",
        "Beschreibug": "description",
        "Farbe": "topics",
    }


def test_unknown_headings_lead_to_a_page_with_proposals_and_then_to_the_preview(client, trier, brandt):
    job = give(client, TABLE)
    page = client.get(job.result_address).content.decode()

    assert job.result_address == f"{PAGE}{job.public_id}/spalten/"
    assert "Kurstitel" in page
    assert '<option value="title" selected' in page
    assert "zum Beispiel: Chor" in page
    chosen = ["id", "title", "provider", "postcode", "town", "starts_on", "price", ""]
    fields = {f"column_{number}": name for number, name in enumerate(chosen)}
    # Nobody has said yet which kind of offer this is.
    refused = client.post(job.result_address, fields).content.decode()
    assert "Keine Überschrift steht für Art" in refused
    preview = worked(client.post(job.result_address, {**fields, "kind": "group"}))
    worked(client.post(f"{PAGE}{preview.public_id}/uebernehmen/"))

    offer = Offer.objects.of(trier).get()
    assert (offer.title, offer.kind, offer.provider.name, offer.external_id) == ("Chor", "group", "Verein", "1")
    assert offer.prices[0]["amount"] == "12.50"
    assert "Ändern, was die Spalten bedeuten" in client.get(give(client, TABLE).result_address).content.decode()


def test_the_next_version_is_read_without_a_question(client, trier, brandt):
    columns = {"Kurstitel": "title", "Veranstalter": "provider", "Bemerkung": "", "Lfd. Nr.": "id"}
    columns |= {"Postleitzahl": "postcode", "Stadt": "town", "Startdatum": "starts_on", "Gebühr": "price"}
    ListLayout.unscoped.create(office=trier, list_name="kurse", columns=columns, defaults={"kind": "course"})

    assert give(client, TABLE).result["new"] == 1


def test_one_meaning_is_given_once(client, trier, brandt):
    job = give(client, TABLE)
    page = client.post(job.result_address, {"column_0": "title", "column_1": "title", "kind": "group"})

    assert "Diese Bedeutung hat schon eine andere Überschrift" in page.content.decode()
    assert not ListLayout.objects.of(trier).exists()

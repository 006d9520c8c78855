"""Giving out offers: every file is checked before others read it, KURSNET gets updates, portals a data set."""

import re
from datetime import date

import pytest
from django.utils import timezone
from lxml import etree
from rdflib import DCAT, DCTERMS, Graph, URIRef

from bildungsbuero.apps.catalogue.exchange import deliveries
from bildungsbuero.apps.catalogue.exchange.checks import catalogue_findings, check_all
from bildungsbuero.apps.catalogue.exchange.jobs import EXPORT_CHECK
from bildungsbuero.apps.catalogue.models import CatalogueDelivery, ExchangeRules, ExportCheck, Offer, Run, State
from bildungsbuero.apps.operations import jobs
from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.offer_exports import WRITERS
from tests.support.cast import editor_of, make_office
from tests.support.dcat_rules import broken_shapes
from tests.support.offers import import_text, make_offer, make_place
from tests.support.shared import needs_shared
from tests.support.territory import give_area, make_unit

pytestmark = pytest.mark.django_db

PAGE = "/trier/buero/angebote/ausgeben/"
ON = date(2026, 11, 22)


@pytest.fixture
def trier(data_dir):
    return make_office(email="buero@trier.example")


@pytest.fixture
def course(trier):
    runs = (
        Run(starts_on=date(2099, 3, 2), ends_on=date(2099, 3, 30), weekdays=("mo",)),
        Run(starts_on=date(2099, 9, 1), ends_on=date(2099, 9, 2)),
    )
    place = make_place(office=trier, name="Haus", street="Weg 1", postcode="54290", latitude=49.75, longitude=6.64)
    return make_offer(office=trier, title="Töpfern", kind="course", place=place, runs=runs, summary="Mit Ton.")


def test_every_file_is_checked_as_a_job_and_the_page_keeps_what_was_found(client, trier, course):
    make_offer(office=trier, title="Kaputt", kind="guidance", website="https://kein ort/", contact_email="nirgends")
    client.force_login(editor_of(trier))
    assert "Noch nicht geprüft" in client.get(PAGE).content.decode()

    started = client.post(f"{PAGE}pruefen/")
    assert re.fullmatch(r"/trier/buero/vorgaenge/\w+/", started["Location"])
    job = jobs.run_now(EXPORT_CHECK, office=trier, arguments={})

    assert job.result["formats"] == len(WRITERS) + 1
    text = client.get(PAGE).content.decode()
    assert "Zuletzt geprüft am" in text
    broken = Offer.objects.of(trier).get(title="Kaputt")
    assert f'href="/trier/buero/angebote/{broken.public_id}/"' in text
    assert "ist nicht das, was das Format hier erwartet" in text
    found = {result["name"]: result for result in ExportCheck.objects.of(trier).get().results}
    assert {(fault["offer"], fault["field"]) for fault in found["hsds"]["faults"]} == {
        ("Kaputt", "email"),
        ("Kaputt", "url"),
    }
    assert found["openqcat"]["total"] == found["loq"]["total"] == found["ical"]["total"] == 0
    assert found["hsds"]["count"] == 2


def test_a_sound_catalogue_has_no_errors_and_a_new_check_replaces_the_old_one(trier, course):
    told: list[str] = []
    for _time in range(2):
        results = check_all(trier, at=timezone.now(), on=ON, report=lambda _done, _all, note: told.append(note))

    assert [(result["name"], result["faults"]) for result in results if result["total"]] == []
    assert ExportCheck.objects.of(trier).count() == 1
    assert {"HSDS 3.0", "DCAT-AP.de", "openQ-cat 1.1"} <= set(told)


def deliver(office, folder, **options):
    target = folder / "katalog.xml"
    made = deliveries.deliver(office, target, at=timezone.now(), on=ON, **{"is_full": False, **options})
    return made, etree.parse(target).getroot()


def test_an_update_for_kursnet_names_what_is_new_changed_and_gone(trier, course, tmp_path):
    stays = make_offer(office=trier, title="Nähen", kind="course")
    made, root = deliver(trier, tmp_path, is_full=True)
    assert (made.number, made.written, root[-1].tag) == (0, 2, "NEW_CATALOG")
    with pytest.raises(Refusal, match="nothing_new"):
        deliver(trier, tmp_path)

    course.runs.order_by("pk").last().delete()
    fresh = make_offer(office=trier, title="Weben", kind="course")
    made, root = deliver(trier, tmp_path)
    assert (made.number, made.written, made.deleted) == (1, 2, 1)
    update = root.find("UPDATE_CATALOG")
    assert update.get("seq_number") == "1"
    assert [child.tag for child in update] == ["DELETE", "NEW"]
    assert [one.text for one in update.iterfind("DELETE/SERVICE/PRODUCT_ID")] == [f"{course.public_id}-V002"]
    assert [one.text for one in update.iterfind("NEW/SERVICE/PRODUCT_ID")] == [
        course.public_id,
        f"{course.public_id}-V001",
        fresh.public_id,
    ]

    Offer.objects.of(trier).filter(pk=stays.pk).update(state=State.ARCHIVED)
    made, root = deliver(trier, tmp_path)
    assert made.number == 2
    assert [one.text for one in root.iterfind(".//DELETE/SERVICE/PRODUCT_ID")] == [stays.public_id]
    assert root.findall(".//NEW/SERVICE") == []


def test_an_update_is_taken_by_another_office_as_it_was_meant(trier, course, tmp_path):
    other = make_office(key="konz")

    def taken(root):
        return import_text(other, etree.tostring(root, encoding="unicode"), tmp_path / "kursnet.xml")

    _made, root = deliver(trier, tmp_path, is_full=True)
    assert taken(root).new == 1
    Offer.objects.of(trier).filter(pk=course.pk).update(state=State.ARCHIVED)
    make_offer(office=trier, title="Weben", kind="course")
    _made, root = deliver(trier, tmp_path)
    result = taken(root)

    assert (result.sequence, result.new, result.vanished, result.is_partial) == (1, 1, 1, True)


def test_a_delivery_that_did_not_arrive_is_forgotten_and_made_again(client, trier, course):
    client.force_login(editor_of(trier))
    address = f"{PAGE}kursnet/"
    assert "noch kein Katalog geliefert" in client.post(address, {"what": "changes"}).content.decode()
    whole = client.post(address, {"what": "whole"})
    assert whole["Content-Type"] == "application/xml"
    first = CatalogueDelivery.objects.of(trier).newest()
    make_offer(office=trier, title="Weben", kind="course")
    again = [client.post(address, {"what": "changes"}).content]
    second = CatalogueDelivery.objects.of(trier).newest()
    assert client.post(f"{address}{first.public_id}/").status_code == 400
    assert client.post(f"{address}{second.public_id}/").status_code == 302
    again.append(client.post(address, {"what": "changes"}).content)

    assert [re.search(rb'seq_number="(\d+)"', content)[1] for content in again] == [b"1", b"1"]
    assert b"Weben" in again[1]


def test_the_offers_are_a_data_set_of_the_open_catalogue_once_they_have_a_licence(client, trier, course):
    home = "http://testserver/trier/angebote/"

    def graph() -> Graph:
        return Graph().parse(data=client.get("/trier/offene-daten/katalog.ttl").content, format="turtle")

    assert (URIRef(home), None, None) not in graph()
    client.force_login(editor_of(trier))
    assert "1 öffentliches Angebot nennt keine Lizenz" in client.get(PAGE).content.decode()
    assert 'id="errors"' in client.post(PAGE, {}).content.decode()
    assert client.post(PAGE, {"licence": "dl-de/by-2-0"}).status_code == 302
    found = graph()

    files = set(found.objects(URIRef(home), DCAT.distribution))
    assert {URIRef(f"{home}export/{name}/#distribution") for name in ("csv", "hsds", "loq", "openqcat")} <= files
    licence = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
    assert {str(one) for file in files for one in found.objects(file, DCTERMS.license)} == {licence}
    frequency = "http://publications.europa.eu/resource/authority/frequency/CONT"
    assert found.value(URIRef(home), DCTERMS.accrualPeriodicity) == URIRef(frequency)
    page = client.get("/trier/offene-daten/").content.decode()
    assert "Bildungsangebote" in page
    assert 'href="/trier/angebote/export/openqcat/"' in page
    for file in files:
        address = str(found.value(file, DCAT.downloadURL)).removeprefix("http://testserver")
        assert client.get(address).status_code == 200


@needs_shared
def test_the_data_set_of_the_offers_breaks_none_of_the_official_shapes(client, trier, course, germany_of_trier):
    ExchangeRules.unscoped.create(office=trier, licence="CC BY 4.0")
    graph = Graph().parse(data=client.get("/trier/offene-daten/katalog.ttl").content, format="turtle")

    assert len(set(graph.objects(None, DCAT.dataset))) == 1
    assert broken_shapes(graph) == []
    assert catalogue_findings(trier, ON).total == 0


@pytest.fixture
def germany_of_trier(trier):
    """The area of the office, which a data set names."""
    give_area(trier, make_unit(key="07211", name="Trier", kind="kreisfreie Stadt"))


def test_a_licence_of_no_list_keeps_the_offers_out(client, trier):
    make_offer(office=trier, licence="nur für uns")
    client.force_login(editor_of(trier))
    text = client.get(PAGE).content.decode()

    assert "„nur für uns“ ist keine Lizenz der amtlichen Liste" in text
    assert "nennt die Angebote nicht" in text
    assert "Bildungsangebote" not in client.get("/trier/offene-daten/").content.decode()

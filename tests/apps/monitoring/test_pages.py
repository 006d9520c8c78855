"""Staff pages about figures: they work, refuse strangers, tell no office about another, and survive bad input."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsbuero.apps.monitoring.jobs import import_upload
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.operations.models import Job
from tests.support import samples
from tests.support.cast import editor_of, make_office, monitor_of
from tests.support.deliveries import bring

LIST = "/trier/buero/zahlen/"
IMPORT = "/trier/buero/zahlen/einlesen/"


@pytest.fixture
def trier(units):
    return make_office()


@pytest.fixture
def konz(trier):
    return make_office(key="konz", name="Bildungsbüro Konz")


@pytest.fixture
def own(trier, tmp_path):
    """A delivery of Trier's own."""
    return bring(samples.write_long(tmp_path), office=trier, dataset="eigene-zahlen", person=monitor_of(trier))


@pytest.fixture
def addresses(own):
    return [
        LIST,
        IMPORT,
        "/trier/buero/zahlen/datensatz/trier/eigene-zahlen/",
        "/trier/buero/zahlen/datensatz/trier/eigene-zahlen/werte/",
        f"/trier/buero/zahlen/lieferung/{own.public_id}/",
    ]


def test_pages_work_for_the_role_monitoring(client, trier, addresses):
    client.force_login(monitor_of(trier))
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_strangers_are_asked_to_sign_in(client, addresses):
    for address in addresses:
        assert client.get(address).status_code == 302, address


def test_people_of_another_office_find_nothing(client, konz, addresses):
    client.force_login(monitor_of(konz))
    for address in addresses:
        assert client.get(address).status_code == 404, address


def test_another_office_cannot_reach_a_delivery_under_its_own_address(client, konz, own):
    client.force_login(monitor_of(konz))
    for address in (
        f"/konz/buero/zahlen/lieferung/{own.public_id}/",
        "/konz/buero/zahlen/datensatz/trier/eigene-zahlen/",
        "/konz/buero/zahlen/datensatz/konz/eigene-zahlen/",
    ):
        assert client.get(address).status_code == 404
    state = f"/konz/buero/zahlen/lieferung/{own.public_id}/zustand/"
    assert client.post(state, {"change": "withdraw"}).status_code == 404
    own.refresh_from_db()
    assert own.state == Delivery.State.STORED


def test_original_values_are_for_the_role_monitoring_alone(client, trier, own):
    client.force_login(editor_of(trier))
    assert client.get("/trier/buero/zahlen/datensatz/trier/eigene-zahlen/werte/").status_code == 403
    assert client.get(IMPORT).status_code == 403
    assert client.get(LIST).status_code == 200


def test_original_values_are_shown_with_their_signs(client, trier, own):
    client.force_login(monitor_of(trier))
    address = "/trier/buero/zahlen/datensatz/trier/eigene-zahlen/werte/?area=07235&period=2024-12-31"
    text = client.get(address).content.decode()
    assert "unbekannt oder geheim zu halten" in text


def test_a_delivery_without_protection_is_not_published(client, trier, own):
    client.force_login(monitor_of(trier))
    response = client.post(f"/trier/buero/zahlen/lieferung/{own.public_id}/zustand/", {"change": "release"})

    assert response.status_code == 400
    assert "Geheimhaltung" in response.content.decode()
    own.refresh_from_db()
    assert own.state == Delivery.State.STORED


def test_the_page_of_a_delivery_leads_to_what_is_still_to_be_decided(client, trier, own):
    client.force_login(monitor_of(trier))
    page = client.get(f"/trier/buero/zahlen/lieferung/{own.public_id}/").content.decode()

    assert "/trier/buero/zahlen/datensatz/trier/eigene-zahlen/geheimhaltung/" in page
    assert 'value="release"' not in page


def test_an_import_is_undone_as_a_whole(client, trier, own):
    client.force_login(monitor_of(trier))
    response = client.post(f"/trier/buero/zahlen/lieferung/{own.public_id}/zustand/", {"change": "withdraw"})

    assert response.status_code == 302
    own.refresh_from_db()
    assert own.state == Delivery.State.WITHDRAWN


@pytest.mark.parametrize("change", ["", "explode", None])
def test_an_unknown_decision_is_refused(client, trier, own, change):
    client.force_login(monitor_of(trier))
    data = {} if change is None else {"change": change}
    assert client.post(f"/trier/buero/zahlen/lieferung/{own.public_id}/zustand/", data).status_code == 400
    assert client.get(f"/trier/buero/zahlen/lieferung/{own.public_id}/zustand/").status_code == 405


def test_declaring_a_data_set_lets_it_be_published(client, trier, own):
    client.force_login(monitor_of(trier))
    page = "/trier/buero/zahlen/datensatz/trier/eigene-zahlen/"
    declared = {
        "title": "Eigene Zahlen",
        "period": "reference_date",
        "dash": "zero",
        "protected_at_source": "on",
        "publisher": "Stadt Trier",
        "licence": "CC0",
        "attribution": "Stadt Trier, {year}",
    }
    assert client.post(page, declared).status_code == 302
    client.post(f"/trier/buero/zahlen/lieferung/{own.public_id}/zustand/", {"change": "release"})
    own.refresh_from_db()
    assert own.state == Delivery.State.RELEASED


def test_published_figures_do_not_vanish_by_a_forgotten_tick(client, trier, tmp_path):
    shared = bring(samples.write_leavers(tmp_path))
    person = monitor_of(trier)
    person.administers_installation = True
    person.save()
    client.force_login(person)
    page = "/trier/buero/zahlen/datensatz/shared/21111-02-06-4/"
    declared = {"title": "Abgänge", "period": "school_year_ended", "dash": "zero", "licence": "dl-de/by-2-0"}

    refused = client.post(page, declared)
    shared.refresh_from_db()
    assert (refused.status_code, shared.state) == (200, "released")
    assert "verschwinden die Zahlen einer veröffentlichten Lieferung von allen Seiten" in refused.content.decode()

    assert client.post(page, declared | {"goes_offline": "on"}).status_code == 302
    shared.refresh_from_db()
    assert shared.state == "stored"


def test_declaring_an_open_table_without_the_right_says_so(client, trier, tmp_path):
    bring(samples.write_leavers(tmp_path))
    client.force_login(monitor_of(trier))
    answer = client.post("/trier/buero/zahlen/datensatz/shared/21111-02-06-4/", {"title": "Anders"})
    assert answer.status_code == 403
    assert "gehört zur Installation" in answer.content.decode()


def test_open_tables_of_the_installation_are_read_and_not_changed_here(client, trier, tmp_path):
    shared = bring(samples.write_leavers(tmp_path))
    client.force_login(monitor_of(trier))

    assert client.get(f"/trier/buero/zahlen/lieferung/{shared.public_id}/").status_code == 200
    state = f"/trier/buero/zahlen/lieferung/{shared.public_id}/zustand/"
    assert client.post(state, {"change": "withdraw"}).status_code == 403
    shared.refresh_from_db()
    assert shared.state == Delivery.State.RELEASED


def test_who_administers_the_installation_withdraws_an_open_table(client, trier, tmp_path):
    shared = bring(samples.write_leavers(tmp_path))
    person = monitor_of(trier)
    person.administers_installation = True
    person.save()
    client.force_login(person)

    state = f"/trier/buero/zahlen/lieferung/{shared.public_id}/zustand/"
    assert client.post(state, {"change": "withdraw"}).status_code == 302
    shared.refresh_from_db()
    assert shared.state == Delivery.State.WITHDRAWN


def test_an_upload_becomes_a_job_and_then_a_delivery(client, trier, data_dir):
    client.force_login(monitor_of(trier))
    upload = SimpleUploadedFile("21111-02-06-4.csv", samples.leavers_text().encode("cp1252"))

    response = client.post(IMPORT, {"file": upload, "dataset": ""})

    job = Job.unscoped.get()
    assert response["Location"].endswith(f"/trier/buero/vorgaenge/{job.public_id}/")
    from bildungsbuero.apps.operations.jobs import Progress

    result = import_upload(job, Progress(job), **job.arguments)
    assert result["rows"] == 70
    assert not list((data_dir / "uploads").iterdir())


@pytest.mark.parametrize(
    ("name", "content", "dataset"),
    [("leer.csv", b"", ""), ("zahlen.csv", b"x", "../etc"), ("zahlen.csv", b"x", "a b")],
)
def test_an_upload_that_cannot_be_taken_is_answered_beside_the_field(client, trier, name, content, dataset):
    client.force_login(monitor_of(trier))
    response = client.post(IMPORT, {"file": SimpleUploadedFile(name, content), "dataset": dataset})

    assert response.status_code == 400
    assert "kern-error" in response.content.decode()
    assert Job.unscoped.count() == 0


def test_a_file_that_cannot_be_opened_is_called_by_its_name(client, trier):
    client.force_login(monitor_of(trier))
    response = client.post(IMPORT, {"file": SimpleUploadedFile("meine.csv", b"\0" * 900), "dataset": ""})

    assert "(meine.csv)" in response.content.decode()


def test_a_file_that_is_too_large_is_refused(client, trier, settings):
    settings.OPTIONS = {**settings.OPTIONS, "UPLOAD_LIMIT_MB": 0}
    client.force_login(monitor_of(trier))
    response = client.post(IMPORT, {"file": SimpleUploadedFile("gross.csv", b"x" * 10)})
    assert "MB" in response.content.decode()
    assert Job.unscoped.count() == 0


def test_pages_ask_few_questions(client, trier, addresses, django_assert_max_num_queries):
    client.force_login(monitor_of(trier))
    client.get(LIST)
    for address in addresses:
        with django_assert_max_num_queries(12):
            client.get(address)

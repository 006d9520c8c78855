"""Example data go with one button, all of them and nothing else."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from django.test import Client

from bildungsbuero.apps.accounts.models import Invitation, Membership, Office, Person, Role
from bildungsbuero.apps.catalogue import indexing
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.desk.demo import demo_marker
from bildungsbuero.apps.desk.examples import examples, remove_records
from bildungsbuero.apps.monitoring.editions.store import editions_folder
from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.apps.operations.checks import check_demo
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.apps.operations.models import AuditEntry, Job
from bildungsbuero.warehouse.releases import releases_folder
from bildungsbuero.web.findings import unsafe
from tests.support.cast import PASSWORD, administrator_of, editor_of, make_office, make_person
from tests.support.offers import make_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]

SURE = {"is_sure": "on"}


@pytest.fixture
def real() -> Office:
    return make_office(key="konz", name="Bildungsbüro Konz")


@pytest.fixture
def demo(real: Office) -> Office:
    """A demo office beside a real one, with people and offers in both."""
    office = make_office(name="Bildungsbüro Trier (Demo)", is_demo=True)
    demo_marker().write_text("{}", "utf-8")
    make_offer(office=office, title="Beispielkurs")
    make_offer(office=real, title="Echter Kurs")
    make_offer(office=real, title="Probekurs", is_example=True)
    make_person(office=office, roles=(Role.EDITOR,), name="Demo allein", password=PASSWORD)
    both = make_person(office=office, roles=(Role.EDITOR,), name="In beiden")
    Membership.unscoped.create(office=real, person=both, role=Role.EDITOR)
    return office


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def run_job() -> Job:
    job = Job.unscoped.get(kind="examples-remove")
    assert execute(job.public_id) is None
    job.refresh_from_db()
    return job


def test_one_button_removes_offices_accounts_and_marked_offers_and_nothing_else(real, demo):
    person = administrator_of(real)
    person.administers_installation = True
    person.save()
    client = client_of(person)
    shown = client.get("/konz/buero/beispieldaten/").content.decode()
    assert "Bildungsbüro Trier (Demo)" in shown

    assert client.post("/konz/buero/beispieldaten/", SURE).headers["Location"] == "/konz/buero/beispieldaten/"
    job = run_job()

    assert job.state == "finished"
    assert list(Office.objects.values_list("key", flat=True)) == ["konz"]
    assert set(Person.objects.values_list("name", flat=True)) == {person.name, "In beiden"}
    assert list(Offer.unscoped.values_list("title", flat=True)) == ["Echter Kurs"]
    assert not Offer.history.filter(office_id=demo.pk).exists()
    assert AuditEntry.unscoped.get(action="examples.removed").office == real
    assert not demo_marker().exists()
    assert indexing.index_store() is not None
    assert "keine Beispieldaten" in client.get("/konz/buero/beispieldaten/").content.decode()


def test_in_an_installation_of_examples_only_the_set_up_opens_again(demo, real):
    Offer.unscoped.filter(office=real).delete()
    real.delete()
    Membership.unscoped.exclude(office=demo).delete()
    client = client_of(administrator_of(demo))
    assert "niemand mehr ein Konto" in client.get("/trier/buero/beispieldaten/").content.decode()

    gone = client.post("/trier/buero/beispieldaten/", SURE)
    assert gone.headers["Location"] == "/"
    run_job()

    assert not Person.objects.exists()
    assert Client().get("/").headers["Location"] == "/einrichten/"


def test_only_the_right_people_may_and_only_on_purpose(real, demo):
    path = "/trier/buero/beispieldaten/"
    administrator = client_of(administrator_of(demo))

    assert client_of(editor_of(demo)).post(path, SURE).status_code == 403
    assert client_of(administrator_of(real)).post(path, SURE).status_code == 404
    assert client_of(administrator_of(real)).post("/konz/buero/beispieldaten/", SURE).status_code == 403
    assert Client().post(path, SURE).headers["Location"].startswith("/trier/konto/anmelden/")
    assert "wirklich entfernen" in administrator.post(path, {"is_sure": ""}).content.decode()
    assert not Job.unscoped.filter(kind="examples-remove").exists()


def test_a_removal_that_is_killed_leaves_everything_and_is_repeated(real, demo, monkeypatch):
    before = examples()

    def killed(*_arguments: Any, **_named: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("bildungsbuero.apps.desk.examples.audit.note", killed)
        with pytest.raises(KeyboardInterrupt):
            remove_records(office=real, person=None)
    assert examples() == before

    remove_records(office=real, person=None)
    assert examples().is_empty
    assert remove_records(office=real, person=None).is_empty


def test_the_files_of_an_office_go_with_it_in_the_same_step(real, demo, django_capture_on_commit_callbacks):
    """What its releases showed and withheld, its deliveries, its editions; those of others stay."""
    figures = figures_folder().made()
    folders = (figures.deliveries, releases_folder(figures), editions_folder())
    for folder, owner in product(folders, ("trier", "konz", "shared")):
        (folder / owner / "kinder").mkdir(parents=True)
        (folder / owner / "kinder" / "1.json").write_text("{}", "utf-8")

    with django_capture_on_commit_callbacks(execute=True):
        remove_records(office=real, person=None)

    assert {path.name for folder in folders for path in folder.iterdir()} == {"konz", "shared"}


def test_open_invitations_go_too(real, demo):
    now = date(2026, 11, 22)
    Invitation.unscoped.create(office=demo, email="x@example.org", name="X", expires_at=f"{now}T00:00:00Z")

    remove_records(office=None, person=None)

    assert not Invitation.unscoped.exists()


def test_demo_accounts_make_the_strict_check_fail(demo):
    assert check_demo(unsafe).level.value == "unsafe"
    assert "Beispieldaten" in str(check_demo(unsafe).remedy)

    remove_records(office=None, person=None)

    assert check_demo(unsafe).level.value == "good"

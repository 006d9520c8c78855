"""Records as lines: the way of a backup from PostgreSQL, and from one kind of database to another."""

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import LegalPage, Office, Person, Role
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.backup.database import dump_records, load_records, record_models
from bildungsbuero.apps.operations.models import OutgoingMail
from bildungsbuero.apps.operations.problems_inbox import report_problem
from tests.support.cast import make_office, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def everything():
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in record_models()}


def test_all_records_come_back_as_they_were_and_numbers_go_on(tmp_path):
    trier = make_office(street="Weg 1")
    person = make_person(office=trier, roles=(Role.EDITOR, Role.MONITORING))
    LegalPage.unscoped.create(office=trier, kind="impressum", text="# Ä\n\nZeile \u2028 zwei")
    report_problem(trier, "/trier/", "Falsch", "")
    OutgoingMail.unscoped.create(sender="a@example.org", text=b"\x00\xff bytes", created_at=timezone.now())
    jobs.start("test.add", office=trier, person=person, arguments={"numbers": [1]})
    trier.town = "Trier"
    trier.save()
    before = everything()

    dump_records(tmp_path / "records.jsonl")
    Office.objects.all().delete()
    Person.objects.all().delete()
    make_office(key="other")
    count = load_records(tmp_path / "records.jsonl")

    assert everything() == before
    assert count == sum(len(rows) for rows in before.values())
    assert make_office(key="konz").pk > max(row["id"] for row in before["accounts.Office"])

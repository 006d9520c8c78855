"""Kinds of jobs for the tests."""

import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.operations.jobs import job_kind, kinds
from bildungsbuero.core.errors import Place, Refusal


@pytest.fixture(autouse=True)
def _kept_connection(monkeypatch):
    """A test works inside one transaction, whose connection the job process must not renew."""
    for module in ("bildungsbuero.apps.operations.worker", "django_tasks_db.management.commands.db_worker"):
        monkeypatch.setattr(f"{module}.close_old_connections", lambda: None)


@pytest.fixture(autouse=True)
def job_kinds(data_dir, monkeypatch):
    """Kinds that work, refuse, fail, and one for the role Monitoring only; files lie in a folder of the test."""
    monkeypatch.setattr(kinds, "_kinds", {})

    @job_kind("test.add", title="Zusammenzählen", repeatable=True)
    def add(job, progress, *, numbers):
        for done, _number in enumerate(numbers, 1):
            progress.report(done, len(numbers), "zählt")
        return {"sum": sum(numbers), "address": "/trier/kennzahlen/", "facts": [["Summe", sum(numbers)]]}

    @job_kind("test.refuse", title="Ablehnen")
    def refuse(job, progress):
        raise Refusal("report.too_long", place=Place(file="schulen.csv", row=12), limit=4000)

    @job_kind("test.fail", title="Scheitern", repeatable=True)
    def fail(job, progress):
        raise ZeroDivisionError("a fault")

    @job_kind("test.secret", title="Originalwerte", roles=(Role.MONITORING,))
    def secret(job, progress):
        return {"object": object()}

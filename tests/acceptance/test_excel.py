"""Example 8: the workbook of an office, with keys that lost their zero, years side by side, signs, footnotes, a sum."""

from decimal import Decimal

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsbuero.apps.monitoring.models import Delivery, ImportDraft
from bildungsbuero.apps.monitoring.originals import Selection, find_dataset, original_values
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.models import Job
from tests.support.cast import monitor_of

YEARS = (2019, 2020, 2021, 2022, 2023)
ROWS = (
    (7211, "Trier", "1.234", "123 1)", "k. A.", 140, 150),
    (7235, "Trier-Saarburg", 2000, 210, 220, "–", 240),
)
SUMS = ("", "Summe", 3234, 333, "", 140, 390)


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "teilnehmende.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Kurse")
    sheet.write(0, 0, "Teilnehmende an Kursen")
    sheet.write_row(2, 0, ("AGS", "Kreis", *YEARS))
    for number, row in enumerate((*ROWS, SUMS), 3):
        sheet.write_row(number, 0, row)
    sheet.write(7, 0, "1) ohne Online-Kurse")
    sheet.write(8, 0, "Quelle: Volkshochschule, Statistik der Kurse")
    book.close()
    return path


@pytest.fixture
def visitor(client, trier):
    client.force_login(monitor_of(trier))
    return client


def test_example_8_the_assistant_reads_the_workbook_as_it_is(
    trier, visitor, workbook, django_capture_on_commit_callbacks
):
    upload = SimpleUploadedFile(workbook.name, workbook.read_bytes())
    answer = visitor.post("/trier/buero/zahlen/einlesen/", {"file": upload})
    page = visitor.get(answer.headers["Location"])
    assert page.context["counts"] == {"facts": 10, "refused": 0}
    text = page.content.decode()
    assert "Summe" in text, "what is left out is named"

    form = page.context["form"]
    fields = {field.html_name: field.value() for field in form}
    fields = {name: value for name, value in fields.items() if value not in (None, False, "")}
    # A bare year may be a calendar year or a school year: that alone a person has to say.
    said = {**fields, "meaning": "calendar_year", "go-on": "1"}
    answer = visitor.post(page.request["PATH_INFO"], said)
    assert "/datensatz/" in answer.headers["Location"], answer.content.decode()
    visitor.post(answer.headers["Location"], {"title": "Teilnehmende an Kursen", "dash": "zero"})
    with django_capture_on_commit_callbacks(execute=True):
        job = Job.objects.of(trier).latest("pk")
        jobs.run_now(job.kind, office=trier, person=job.person, arguments=job.arguments)

    delivery = Delivery.objects.of(trier).get()
    assert (delivery.areas, delivery.periods, delivery.rows) == (2, [str(year) for year in YEARS], 10)
    assert not ImportDraft.objects.of(trier).exists()
    assert values(trier, "07211") == {"2019": 1234, "2020": 123, "2021": None, "2022": 140, "2023": 150}
    assert values(trier, "07235") == {"2019": 2000, "2020": 210, "2021": 220, "2022": 0, "2023": 240}
    assert "ohne Online-Kurse" in delivery.footer


def values(office, area: str) -> dict[str, Decimal | None]:
    dataset = find_dataset(Delivery.objects.of(office).get().dataset.key, office=office)
    found = original_values(dataset, Selection(area=area), office=office, person=None)
    return {item.period: getattr(item.cell, "value", None) for item in found}

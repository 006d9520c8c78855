"""Any table goes through the assistant into an own data set; next year's file is recognised."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, ImportDraft, ImportTemplate
from bildungsbuero.apps.monitoring.originals import Selection, find_dataset, original_values
from bildungsbuero.apps.monitoring.wording import period_label
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.uploads import uploads_folder
from bildungsbuero.core.grids.mapping import Says
from bildungsbuero.core.periods import PeriodMeaning, read_period
from tests.support import tables
from tests.support.cast import make_office, make_person, monitor_of
from tests.support.shared import SHARED
from tests.support.territory import give_area, make_layer, make_unit

pytestmark = pytest.mark.django_db
RATE = SHARED / "statistics" / "konstanz_in_zahlen" / "schulen" / "uebergangsquote.csv"


@pytest.fixture
def office(units):
    made = make_office()
    make_unit(key="07312", name="Kaiserslautern", kind="kreisfreie Stadt", parent=units["07"])
    give_area(made, units["07211"])
    return made


@pytest.fixture
def visitor(client, office):
    client.force_login(monitor_of(office))
    return client


def address(office, page, *arguments) -> str:
    with within(office, "de"):
        return reverse(f"monitoring:{page}", args=arguments)


def give(visitor, office, path: Path, **extra):
    """Return the answer to an uploaded file."""
    upload = SimpleUploadedFile(path.name, path.read_bytes())
    return visitor.post(address(office, "import-file"), {"file": upload, **extra})


def draft_of(office) -> ImportDraft:
    return ImportDraft.objects.of(office).get()


def fields_of(page) -> dict[str, str]:
    """Return what the form of the reading holds, as a browser would send it back."""
    form = page.context["form"]
    shown = {field.html_name: field.value() for field in form}
    return {name: value for name, value in shown.items() if value not in (None, False, "")}


def run_last_job(office) -> Job:
    job = Job.objects.of(office).latest("pk")
    return jobs.run_now(job.kind, office=office, person=job.person, arguments=job.arguments)


def test_a_table_goes_from_upload_to_delivery(office, visitor, tmp_path, django_capture_on_commit_callbacks):
    answer = give(visitor, office, tables.write_ugly(tmp_path))
    draft = draft_of(office)
    assert answer.headers["Location"] == address(office, "assistant-reading", draft.public_id)

    page = visitor.get(answer.headers["Location"])
    assert page.context["counts"] == {"facts": tables.FIGURES, "refused": 0}
    answer = visitor.post(page.request["PATH_INFO"], {**fields_of(page), "go-on": "1"})
    assert answer.headers["Location"] == address(office, "assistant-dataset", draft.public_id)
    words = {"title": "Schüler an Grundschulen", "publisher": "Schulverwaltungsamt", "dash": "zero"}
    visitor.post(answer.headers["Location"], words)
    with django_capture_on_commit_callbacks(execute=True):
        result = run_last_job(office).result

    delivery = Delivery.objects.of(office).get()
    assert result == {"address": result["address"], "rows": tables.FIGURES, "refused": 0}
    assert (delivery.dataset.key, delivery.dataset.period) == ("schueler-an-grundschulen", "school_year_begun")
    assert (delivery.state, delivery.periods, delivery.areas) == ("stored", ["2021", "2022", "2023"], 3)
    assert "vorläufiger Wert" in delivery.footer
    assert not ImportDraft.objects.of(office).exists()
    assert list(uploads_folder().iterdir()) == []
    dataset = find_dataset("schueler-an-grundschulen", office=office)
    found = original_values(dataset, Selection(area="07211", period="2023"), office=office, person=None)
    assert {item.measure: item.cell.value for item in found} == {tables.PUPILS: 1301, "darunter ausländisch": 211}


def test_the_table_of_a_city_needs_no_correction(office, visitor, tmp_path):
    answer = give(visitor, office, tables.write_rate(tmp_path))
    page = visitor.get(answer.headers["Location"])

    assert page.context["counts"] == {"facts": 12, "refused": 0}
    assert page.context["form"].initial["meaning"] == "school_year_begun"
    assert "56,4" in page.content.decode()


@pytest.mark.skipif(not RATE.is_file(), reason="the shared data are not on this machine")
def test_the_real_table_of_konstanz_needs_no_correction(office, visitor):
    answer = give(visitor, office, RATE)
    page = visitor.get(answer.headers["Location"])

    assert page.context["counts"] == {"facts": 104, "refused": 0}
    answer = visitor.post(page.request["PATH_INFO"], {**fields_of(page), "go-on": "1"})
    visitor.post(answer.headers["Location"], {"title": "Übergänge", "publisher": "Stadt Konstanz", "licence": "CC0"})
    run_last_job(office)

    delivery = Delivery.objects.of(office).get()
    assert (delivery.rows, delivery.refused_rows, delivery.dataset.measures["Uebergangsquote"]["unit"]) == (
        104,
        0,
        "percent",
    )


def imported(visitor, office, path: Path, title: str = "Schüler") -> Delivery:
    """Bring a table in without correcting anything."""
    answer = give(visitor, office, path)
    page = visitor.get(answer.headers["Location"])
    answer = visitor.post(page.request["PATH_INFO"], {**fields_of(page), "go-on": "1"})
    visitor.post(answer.headers["Location"], {"title": title})
    run_last_job(office)
    return Delivery.objects.of(office).latest("pk")


@pytest.mark.parametrize("write", [tables.write_ugly, tables.write_rate])
def test_next_years_file_with_a_moved_column_needs_one_click(office, visitor, tmp_path, write):
    first = imported(visitor, office, write(tmp_path))
    extra = {"last": "2024/25"} if write is tables.write_ugly else {}
    answer = give(visitor, office, write(tmp_path, name=f"neu-{first.file_name}", moved=True, **extra))
    page = visitor.get(answer.headers["Location"])
    assert "Erkannt als „Schüler“" in page.content.decode()

    visitor.post(address(office, "assistant-take-over", draft_of(office).public_id))
    run_last_job(office)

    second = Delivery.objects.of(office).latest("pk")
    assert second.dataset == first.dataset
    assert (second.refused_rows, second.periods[-1] > first.periods[-1]) == (0, True)
    assert ImportTemplate.objects.of(office).get().file_name == second.file_name


def test_a_data_set_may_get_a_new_value_of_a_breakdown(office, visitor, tmp_path):
    first = tmp_path / "a.csv"
    first.write_text("Schuljahr;Gymnasium;Realschule\n2022/23;60;40\n", "utf-8")
    second = tmp_path / "b.csv"
    second.write_text("Schuljahr;Gymnasium;Realschule;Gemeinschaftsschule\n2023/24;50;30;20\n", "utf-8")
    dataset = imported(visitor, office, first).dataset

    give(visitor, office, second)
    visitor.post(address(office, "assistant-take-over", draft_of(office).public_id))
    run_last_job(office)

    delivery = Delivery.objects.of(office).latest("pk")
    dataset.refresh_from_db()
    assert (delivery.dataset, delivery.rows, delivery.refused_rows) == (dataset, 3, 0)
    assert "Gemeinschaftsschule" in dataset.dimensions["Schulart"]["values"]


def test_what_is_only_a_part_is_kept_as_a_part(office, visitor, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Schulart;2022/23\nInsgesamt;30\nGymnasium;20\ndarunter: G8;5\nRealschule;10\n", "utf-8")

    dataset = imported(visitor, office, path).dataset

    assert dataset.dimensions["Schulart"]["subsets"] == {"G8": "Gymnasium"}


@pytest.mark.parametrize("kind", ["xls", "xlsb", "ods", "xlsx"])
def test_every_kind_of_workbook_is_read_with_its_months_unit_and_source(office, visitor, tmp_path, kind):
    page = visitor.get(give(visitor, office, tables.write_months(tmp_path, kind)).headers["Location"])
    assert page.context["counts"] == {"facts": 6, "refused": 0}
    assert (fields_of(page)["meaning"], fields_of(page)["unit"]) == ("month", "per_1000")

    answer = visitor.post(page.request["PATH_INFO"], {**fields_of(page), "go-on": "1"})
    proposed = visitor.get(answer.headers["Location"]).context["form"].initial
    assert (proposed["publisher"], proposed["licence"]) == ("Stadtbibliothek, Jahresstatistik (CC0)", "CC0")
    visitor.post(answer.headers["Location"], {"title": "Besuche", "dash": "not_published", "key": "besuche"})
    run_last_job(office)
    delivery = Delivery.objects.of(office).get()
    assert (delivery.periods, delivery.areas) == (["2024-01P1M", "2024-02P1M", "2024-03P1M"], 2)
    assert "Januar 2024" in period_label(read_period("2024-01P1M", PeriodMeaning(delivery.dataset.period)))


def test_a_person_corrects_the_reading_and_sees_it_at_once(office, visitor, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Haus;Besuche;Kosten\nSüd;5;7\nNord;6;8\nSumme;11;15\n", "utf-8")
    answer = give(visitor, office, path)
    page = visitor.get(answer.headers["Location"])
    assert page.context["counts"]["facts"] == 0

    changed = fields_of(page) | {"period": "2023", "meaning": "calendar_year", "skipped": "4", "refresh": "1"}
    changed |= {"name_0": "Besuche im Haus"} if "name_0" in changed else {}
    answer = visitor.post(page.request["PATH_INFO"], changed)
    page = visitor.get(answer.headers["Location"])

    assert page.context["counts"] == {"facts": 4, "refused": 0}
    labels = {field.label: field.html_name for field in page.context["form"].name_fields}
    answer = visitor.post(
        page.request["PATH_INFO"], fields_of(page) | {labels["Kosten"]: "Kosten in Euro", "refresh": "1"}
    )
    page = visitor.get(answer.headers["Location"])
    assert "Kosten in Euro" in page.content.decode()


def test_columns_can_be_set_one_by_one(office, visitor, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Jahr;Besuche;Kosten\n2022/23;5;7\n", "utf-8")
    answer = give(visitor, office, path)
    page = visitor.get(f"{answer.headers['Location']}?single=1")

    visitor.post(
        page.request["PATH_INFO"], fields_of(page) | {"single": "1", "column_2": Says.NOTHING.value, "refresh": "1"}
    )

    page = visitor.get(answer.headers["Location"])
    assert page.context["counts"] == {"facts": 1, "refused": 0}


def test_one_of_several_tables_is_chosen(office, visitor, tmp_path):
    path = tmp_path / "zwei.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    for name in ("Schüler", "Lehrkräfte"):
        sheet = workbook.add_worksheet(name)
        sheet.write_row(0, 0, ["Jahr", f"Anzahl {name}"])
        sheet.write_row(1, 0, ["2022/23", 5])
    workbook.close()

    answer = visitor.get(give(visitor, office, path).headers["Location"])
    assert answer.headers["Location"] == address(office, "assistant-table", draft_of(office).public_id)
    assert "Blatt „Lehrkräfte“" in visitor.get(answer.headers["Location"]).content.decode()
    answer = visitor.post(answer.headers["Location"], {"table": "1"})
    page = visitor.get(answer.headers["Location"])

    assert "Lehrkräfte" in page.content.decode()
    assert page.context["counts"]["facts"] == 1
    for wrong in ("2", "-1", "x", ""):
        assert (
            visitor.post(address(office, "assistant-table", draft_of(office).public_id), {"table": wrong}).status_code
            == 400
        )


def test_refused_cells_stand_in_the_report_with_cell_reason_and_remedy(office, visitor, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("AGS;2022/23;2023/24\n7211;5;sechs\n7235;#DIV/0!;8\n", "utf-8")

    delivery = imported(visitor, office, path)

    assert (delivery.rows, delivery.refused_rows) == (2, 2)
    assert [(item["cell"], item["reason"]) for item in delivery.refused] == [("C2", "value"), ("B3", "error")]
    text = visitor.get(address(office, "delivery", delivery.public_id)).content.decode()
    assert "C2" in text
    assert "„sechs“ ist weder eine Zahl noch ein bekanntes Zeichen." in text
    assert "Berichtigen Sie die Formel in der Datei" in text


def test_parts_of_an_own_layer_become_a_breakdown(office, visitor, tmp_path):
    make_layer(office=office, name="Ortsbezirke", parts={"01": "Nord", "02": "Süd"})
    path = tmp_path / "a.csv"
    path.write_text("Ortsbezirk;31.12.2023\nNord;5\n02;6\nWest;7\n", "utf-8")

    delivery = imported(visitor, office, path)

    assert delivery.dataset.dimensions["Ortsbezirke"]["values"] == {"Nord": "Nord", "Süd": "Süd"}
    assert [(item["cell"], item["reason"], item["detail"]) for item in delivery.refused] == [("A4", "quarter", "West")]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leer.csv", b"   ", "Diese Datei ist leer"),
        ("text.csv", b"nur Worte\nund noch mehr\n", "keine Tabelle mit Zahlen"),
        ("bild.csv", b"\x89PNG\x00\x01", "PNG"),
        ("kaputt.xlsx", b"PK\x03\x04 kaputt", "ZIP"),
        ("bogus.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 kaputt", "lässt sich nicht öffnen"),
    ],
)
def test_what_is_no_table_is_met_kindly_and_nothing_is_kept(office, visitor, tmp_path, name, content, sentence):
    path = tmp_path / name
    path.write_bytes(content)
    answer = give(visitor, office, path)
    if answer.status_code == 302:
        job = run_last_job(office)
        text = str(job.problem)
    else:
        assert answer.status_code == 400
        text = answer.content.decode()

    assert sentence in text
    assert not ImportDraft.objects.of(office).exists()
    assert not Delivery.objects.of(office).exists()


def test_the_one_table_in_a_zip_is_laid_before_the_assistant(office, visitor, tmp_path):
    path = tmp_path / "post.zip"
    tables.write_ugly(tmp_path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(tmp_path / "schueler.xlsx", "ordner/schueler.xlsx")

    page = visitor.get(give(visitor, office, path).headers["Location"])

    assert (draft_of(office).file_name, page.context["counts"]["facts"]) == ("schueler.xlsx", tables.FIGURES)
    assert len(list(uploads_folder().iterdir())) == 1


def test_a_hostile_name_and_hostile_cells_are_only_texts(office, visitor, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Jahr;<script>alert(1)</script>;=HYPERLINK(1)\n2022/23;5;6\n", "utf-8")
    upload = SimpleUploadedFile("../../<b>x</b>;.csv", path.read_bytes())

    answer = visitor.post(address(office, "import-file"), {"file": upload})
    text = visitor.get(answer.headers["Location"]).content.decode()

    assert "<script>alert(1)" not in text
    assert "<b>x</b>" not in text
    assert "/" not in draft_of(office).file_name


def test_a_sheet_of_two_hundred_columns_is_read(office, visitor, tmp_path):
    path = tmp_path / "breit.csv"
    years = [f"{year}/{(year + 1) % 100:02d}" for year in range(1820, 2020)]
    path.write_text(";".join(["Haus", *years]) + "\n" + ";".join(["Nord", *["7"] * 200]) + "\n", "utf-8")

    page = visitor.get(give(visitor, office, path).headers["Location"])

    assert page.context["counts"] == {"facts": 200, "refused": 0}
    assert "187 weitere Spalten" in page.content.decode()


def test_the_code_of_an_official_table_and_a_taken_one_are_refused(office, visitor, tmp_path):
    imported(visitor, office, tables.write_rate(tmp_path), title="Quote")
    give(visitor, office, tables.write_ugly(tmp_path))
    page = address(office, "assistant-dataset", draft_of(office).public_id)

    for words in (
        {"title": "A", "key": "21111-02-06-4"},
        {"title": "Quote"},
        {"title": ""},
        {"title": "B", "key": "ä ö"},
    ):
        assert visitor.post(page, words).status_code == 400
    assert Dataset.objects.of(office).count() == 1


def test_a_table_whose_periods_do_not_fit_the_data_set_is_refused(office, visitor, tmp_path):
    dataset = imported(visitor, office, tables.write_rate(tmp_path)).dataset
    path = tmp_path / "b.csv"
    path.write_text("Haus;WS 2022/23\nNord;5\n", "utf-8")
    give(visitor, office, path)

    answer = visitor.post(address(office, "assistant-dataset", draft_of(office).public_id), {"dataset": dataset.key})

    assert answer.status_code == 400
    assert "passen nicht dazu" in answer.content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"first": "0"},
        {"first": "9", "last": "2"},
        {"last": "999999"},
        {"skipped": "a-b"},
        {"area": "Nirgendwo"},
        {"period": "bald"},
        {"day": "40.13."},
        {"head_from": "5", "head_to": "2"},
        {"head_to": ""},
        {"column_0": "nothing", "column_1": "nothing"},
        {"factor": "7"},
        {"meaning": "x"},
    ],
)
def test_bad_input_keeps_the_reading_as_it_was(office, visitor, tmp_path, changes):
    page = visitor.get(give(visitor, office, tables.write_rate(tmp_path)).headers["Location"])
    before = draft_of(office).reading

    answer = visitor.post(page.request["PATH_INFO"], fields_of(page) | changes | {"refresh": "1"})

    assert answer.status_code == 400
    assert draft_of(office).reading == before


def test_a_draft_is_put_aside_with_its_upload(office, visitor, tmp_path, django_capture_on_commit_callbacks):
    give(visitor, office, tables.write_rate(tmp_path))
    with django_capture_on_commit_callbacks(execute=True):
        visitor.post(address(office, "assistant-drop", draft_of(office).public_id))

    assert not ImportDraft.objects.of(office).exists()
    assert list(uploads_folder().iterdir()) == []


def test_another_offices_table_is_not_found(office, visitor, client, tmp_path):
    give(visitor, office, tables.write_rate(tmp_path))
    found = draft_of(office)
    other = make_office(key="konz", name="Bildungsbüro Konz")
    client.force_login(make_person(office=other, roles=("monitoring",)))

    for page in ("assistant-reading", "assistant-table", "assistant-dataset"):
        assert client.get(address(other, page, found.public_id)).status_code == 404


def test_the_pages_ask_few_questions(office, visitor, tmp_path, django_assert_max_num_queries):
    answer = give(visitor, office, tables.write_ugly(tmp_path))

    with django_assert_max_num_queries(20):
        visitor.get(answer.headers["Location"])
    with django_assert_max_num_queries(20):
        visitor.get(address(office, "assistant-dataset", draft_of(office).public_id))


def test_a_date_in_a_title_makes_years_reference_dates(office, visitor, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Betreute Kinder am 1.3.\nJahr;Kinder unter drei\n2022;5\n2023;6\n", "utf-8")

    delivery = imported(visitor, office, path)

    assert delivery.periods == [date(2022, 3, 1).isoformat(), "2023-03-01"]

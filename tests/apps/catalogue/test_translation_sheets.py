"""Texts for a translator: out as a sheet, back with a preview, row by row, and taken back as a whole."""

import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsbuero.apps.catalogue import actions
from bildungsbuero.apps.catalogue.models import State, Translation
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.translating.writing import NewTexts, keep_texts
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.translation_sheet import HEADINGS, read_rows
from bildungsbuero.formats.workbook import as_xlsx
from tests.support.cast import make_office
from tests.support.offers import make_offer

pytestmark = pytest.mark.django_db
LIST = "/trier/buero/uebersetzungen/"
BRING = f"{LIST}einlesen/"


@pytest.fixture
def choir(trier):
    offer = make_offer(office=trier, title="Chor", summary="Wir singen.", description="Erster Absatz.\n\nZweiter.")
    keep_texts(offer, NewTexts(language="uk", texts={"title": "Хор"}), person=None)
    return offer


def downloaded(client, folder, query="language=uk&texts=open"):
    answer = client.get(f"{LIST}tabelle.xlsx?{query}")
    assert answer.status_code == 200
    path = folder / "sheet.xlsx"
    path.write_bytes(answer.content)
    return [row for row in read_rows(path, name="sheet.xlsx") if not isinstance(row, Refusal)]


def sheet(*rows):
    return as_xlsx("Übersetzungen", HEADINGS, rows)


def line(offer, field, german, text, language="uk"):
    return (offer.public_id, field, language, offer.title, "", german, text)


def looked_at(client, content, name="zurueck.xlsx"):
    response = client.post(BRING, {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 302, response.content.decode()
    return worked(response)


def worked(response):
    public_id = re.fullmatch(r"/trier/buero/vorgaenge/(\w+)/", response.headers["Location"])[1]
    execute(public_id)
    return Job.unscoped.get(public_id=public_id)


def shown(client, job):
    page = client.get(job.result_address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def texts(offer):
    return dict(Translation.objects.of(offer.office).filter(offer=offer, language="uk").values_list("field", "text"))


def test_a_sheet_holds_a_row_for_each_text_that_is_missing_or_outdated(client, brandt, trier, choir, tmp_path):
    make_offer(office=trier, title="Entwurf", state=State.DRAFT)

    assert [(row.field, row.german, row.text) for row in downloaded(client, tmp_path)] == [
        ("summary", "Wir singen.", ""),
        ("description", "Erster Absatz.\n\nZweiter.", ""),
    ]
    actions.write_offer(choir, replace(record_of(choir), title="Kinderchor"), person=None)
    outdated = downloaded(client, tmp_path, "language=uk&texts=outdated")
    assert [(row.field, row.german, row.text) for row in outdated] == [("title", "Kinderchor", "Хор")]
    assert len(downloaded(client, tmp_path, "language=tr&texts=all")) == 3
    assert client.get(f"{LIST}tabelle.xlsx?language=xx&texts=all").status_code == 400


def test_a_sheet_is_looked_at_taken_over_and_taken_back_as_a_whole(client, brandt, choir, tmp_path):
    rows = downloaded(client, tmp_path, "language=uk&texts=all")
    filled = {"title": "Наш хор", "summary": "Ми співаємо.", "description": "Перший.\n\nДругий."}
    back = sheet(*(line(choir, row.field, row.german, filled[row.field]) for row in rows))

    preview = looked_at(client, back)
    assert "neu 2" in shown(client, preview)
    assert "Хор Наш хор" in shown(client, preview)
    assert texts(choir) == {"title": "Хор"}

    taken = worked(client.post(f"{BRING}{preview.public_id}/uebernehmen/"))
    assert texts(choir) == filled
    assert Translation.objects.of(choir.office).filter(origin="file").count() == 3
    # Asked twice it is taken once.
    assert client.post(f"{BRING}{preview.public_id}/uebernehmen/").headers["Location"].endswith(f"{taken.public_id}/")

    undone = worked(client.post(f"{BRING}{taken.public_id}/zuruecknehmen/"))
    assert texts(choir) == {"title": "Хор"}
    assert (undone.result["put_back"], undone.result["removed"], undone.result["left"]) == (1, 2, 0)
    assert "zurückgenommen" in shown(client, taken)


def test_what_somebody_changed_since_stays_when_a_sheet_is_taken_back(client, brandt, choir):
    preview = looked_at(client, sheet(line(choir, "title", "Chor", "А"), line(choir, "summary", "Wir singen.", "Б")))
    taken = worked(client.post(f"{BRING}{preview.public_id}/uebernehmen/"))
    keep_texts(choir, NewTexts(language="uk", texts={"title": "Мій хор"}), person=None)

    undone = worked(client.post(f"{BRING}{taken.public_id}/zuruecknehmen/"))

    assert texts(choir) == {"title": "Мій хор"}
    assert undone.result["left"] == 1


def test_bad_rows_are_named_by_row_and_column_and_the_good_ones_stand(client, brandt, choir):
    other = make_offer(office=make_office(key="konz", name="Konz"), title="Fremd")
    job = looked_at(
        client,
        sheet(
            line(choir, "summary", "Wir singen.", "Ми співаємо."),
            line(other, "title", "Fremd", "Чуже"),
            line(choir, "colour", "Rot", "Червоний"),
            line(choir, "title", "Chor", "х" * 301),
            line(choir, "title", "Chor", "Хор", language="tlh"),
            line(choir, "summary", "Wir singen.", "Ще раз"),
            ("", "title", "uk", "", "", "Chor", "Хор"),
            line(choir, "description", "Erster Absatz.\n\nZweiter.", ""),
        ),
    )

    places = [one["place"] for one in job.result["refused"]]
    assert [int(re.search(r"Zeile (\d+)", place)[1]) for place in places] == [3, 4, 5, 6, 7, 8]
    named = ("Kennung", "Feld", "Übersetzung", "Sprache", None, "Kennung")
    assert all(name in place for name, place in zip(named, places, strict=True) if name)
    assert (job.result["new"], job.result["empty"]) == (1, 1)


def test_a_text_whose_german_one_was_changed_meanwhile_is_taken_and_marked(client, brandt, choir):
    job = looked_at(client, sheet(line(choir, "summary", "Wir sangen.", "Ми співали.")))
    assert "während die Tabelle unterwegs war" in shown(client, job)

    worked(client.post(f"{BRING}{job.public_id}/uebernehmen/"))

    row = Translation.objects.of(choir.office).get(field="summary")
    assert (row.text, row.original, row.is_outdated) == ("Ми співали.", "Wir sangen.", True)


def test_formulas_and_signs_that_no_text_holds_stay_texts(client, brandt, choir):
    job = looked_at(client, sheet(line(choir, "summary", "Wir singen.", "=1+1\x0b<b>ні</b>")))

    worked(client.post(f"{BRING}{job.public_id}/uebernehmen/"))

    assert texts(choir)["summary"] == "=1+1<b>ні</b>"
    assert "&lt;b&gt;" in client.get(f"/trier/uk/angebote/{choir.public_id}/").content.decode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Kennung;Feld\n1;2\n", "translations.no_sheet"),
        (b"", "file.empty"),
        (as_xlsx("x", ("Kennung", "Feld"), [("1", "2")]), "offers.missing_column"),
        (b"PK\x03\x04 broken", "workbook.broken"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_with_a_reason(client, brandt, choir, content, code):
    if not content:
        assert 'id="errors"' in client.post(BRING, {"file": SimpleUploadedFile("x.xlsx", b"")}).content.decode()
        return
    job = looked_at(client, content)

    assert job.problem["error"]["code"] == code


def test_what_was_not_taken_over_is_not_taken_back_and_strangers_see_nothing(client, brandt, choir):
    preview = looked_at(client, sheet(line(choir, "title", "Chor", "А")))

    assert client.post(f"{BRING}{preview.public_id}/zuruecknehmen/").status_code == 400
    assert client.get(f"{BRING}nichts/").status_code == 404
    client.logout()
    assert client.get(f"{LIST}tabelle.xlsx").status_code == 302
    assert client.get(preview.result_address).status_code == 302
